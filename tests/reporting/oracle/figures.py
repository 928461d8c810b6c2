"""What an oracle is: a loop that yields cases. And how cases add up to a figure of a unit."""

from __future__ import annotations

import csv
import datetime
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.reporting.oracle.world import Period, World

AGREED = Path(__file__).parents[3] / "reporting" / "catalogue" / "catalogue.csv"


@dataclass(frozen=True)
class Case:
    """One thing counted: a record, the unit it counts for, the day it counts on, and what it adds.

    `top` goes into the numerator, `bottom` into the denominator. `once` is what may count only once in a unit.
    """

    record: Any
    unit: int | None
    day: datetime.date
    top: Fraction | int | bool = True
    bottom: Fraction | int = 1
    once: Hashable = None


DECIMALS = {"agency_workers": 1, "data_quality_errors_per_child": 2}
"""Where a figure is not printed as its measure usually is: counts whole, means and shares with one decimal."""

Loop = Callable[[World, Period], Iterable[Case]]


@dataclass(frozen=True)
class Oracle:
    """One figure by hand. `supplied`: nothing to count, the figure is what somebody typed in.

    `held_in` is the list of records without any of which the figure waits for somebody to type it in.
    """

    key: str
    variant: str
    loop: Loop
    times: int = 1
    needs_months: int = 0
    supplied: bool = False
    held_in: str = ""

    @property
    def measure(self) -> str:
        return measures()[self.key]["measure"]


ORACLES: dict[tuple[str, str], Oracle] = {}


def figure(key: str, variant: str = "", **how: Any) -> Callable[[Loop], Loop]:
    """Register the loop for one indicator in one variant."""

    def register(loop: Loop) -> Loop:
        if (key, variant) in ORACLES:
            raise ValueError(f"two oracles for {key} {variant}")
        ORACLES[key, variant] = Oracle(key, variant, loop, **how)
        return loop

    return register


def nothing(w: World, m: Period) -> Iterator[Case]:
    """For figures that are supplied."""
    yield from ()


def as_published(*keys: str) -> None:
    """The variant of a rate that is typed in as a document printed it."""
    for key in keys:
        figure(key, "basis_not_stated", supplied=True)(nothing)


_agreed: dict[str, dict[str, str]] = {}


def measures() -> dict[str, dict[str, str]]:
    """The agreed catalogue, read as a table."""
    if not _agreed:
        with AGREED.open(encoding="utf-8", newline="") as lines:
            _agreed.update({row["key"]: row for row in csv.DictReader(lines)})
    return _agreed


@dataclass(frozen=True)
class Figure:
    """What a figure should say; None where there is nothing to say."""

    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None


@dataclass
class Tally:
    """The cases of one figure in one month, by unit."""

    oracle: Oracle
    world: World
    month: Period
    by_unit: dict[int, list[Case]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for case in self.oracle.loop(self.world, self.month):
            for unit in self.world.up(case.unit):
                self.by_unit[unit].append(case)

    @property
    def waits(self) -> bool:
        """Whether there is nothing to tell: no such record at all, or no school term that ends in the month."""
        if self.oracle.held_in and not getattr(self.world, self.oracle.held_in):
            return True
        by_term = measures()[self.oracle.key]["basis"] == "at_term_end"
        return by_term and not any(last in self.month for _, last in self.world.terms)

    def cases(self, unit: int) -> list[Case]:
        """Those of a unit; what counts once is there once, as it was last, marked if it was marked at any time."""
        cases = self.by_unit.get(unit, [])
        if not cases or cases[0].once is None:
            return cases
        latest: dict[Hashable, Case] = {}
        for case in sorted(cases, key=lambda case: (case.day, case.record.pk)):
            before = latest.get(case.once)
            marked_before = before is not None and before.top is True
            latest[case.once] = replace(case, top=True) if marked_before else case
        return list(latest.values())

    def figure(self, unit: int, chosen: Callable[[Case], bool] = lambda case: True) -> Figure:
        """The figure of a unit, of the cases chosen."""
        if self.waits:
            return Figure()
        whole = self.cases(unit)
        cases = [case for case in whole if chosen(case)]
        top, number = sum((Fraction(case.top) for case in cases), Fraction(0)), len(cases)
        match self.oracle.measure:
            case "count":
                return Figure(float(top), None, half_up(top, DECIMALS.get(self.oracle.key, 0)))
            case "share":
                return self._ratio(top, sum((Fraction(case.bottom) for case in cases), Fraction(0)), 100)
            case "rate_per_10000":
                return self._rate(unit, number)
            case "mean":
                return self._ratio(top, sum((Fraction(case.bottom) for case in cases), Fraction(0)), 1)
            case "distribution":
                return self._ratio(Fraction(number), Fraction(len(whole)), 100)
            case "median" | "max":
                return self._ranked(cases)
        raise AssertionError(self.oracle.measure)

    def _ratio(self, top: Fraction, bottom: Fraction, per: int) -> Figure:
        return Figure(
            float(top), float(bottom), half_up(top * per / bottom, DECIMALS.get(self.oracle.key, 1)) if bottom else None
        )

    def _rate(self, unit: int, number: int) -> Figure:
        children = children_of(self.world, unit, self.month.last)
        if not children:
            return Figure()
        return Figure(number, children, half_up(Fraction(number * 10_000 * self.oracle.times, children), 1))

    def _ranked(self, cases: list[Case]) -> Figure:
        tops = sorted(Fraction(case.top) for case in cases)
        if not tops:
            return Figure(0, 0, None)
        if self.oracle.measure == "max":
            value = half_up(tops[-1], 0)
        else:
            value = half_up((tops[(len(tops) - 1) // 2] + tops[len(tops) // 2]) / 2, 1)
        return Figure(float(sum(tops)), len(tops), value)


def children_of(world: World, unit: int, day: datetime.date) -> int:
    """The population in force on the day: of those used from then or before, the last."""
    found = 0
    for estimate in world.population:
        if estimate.unit_id == unit and estimate.used_from <= day:
            found = estimate.children_0_17
    return found


def half_up(number: Fraction, decimals: int) -> float:
    """Rounded as on paper: a five rounds away from nought."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return float(exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP))
