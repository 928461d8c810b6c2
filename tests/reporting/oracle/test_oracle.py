"""Every figure again, by hand: loops over the records that share nothing with the engine but the rules.

A disagreement names the figure, the unit and the month, and what each side says.
"""

from __future__ import annotations

import datetime
import logging
import math
from collections.abc import Callable, Iterator
from fractions import Fraction

import pytest

from reporting import catalogue
from reporting.indicators import Indicator
from reporting.values import Asked, Value, values
from tests.reporting.oracle.bands import chooser
from tests.reporting.oracle.conftest import Made
from tests.reporting.oracle.figures import Case, Figure, Oracle, Tally, children_of, half_up, measures
from tests.reporting.oracle.stages import ORACLES
from tests.reporting.oracle.world import Period, World, months_later

log = logging.getLogger(__name__)

MONTHS = ("2025-03", "2025-04", "2025-12", "2026-03")
"""A year's last month, the first of the next, a December and the last month of the records."""

BANDED_MONTHS = ("2025-04", "2026-03")

Cell = tuple[str, str, str, str, str, str]


def forms() -> list[Indicator]:
    return [form for indicator in catalogue.all_indicators().values() for form in indicator.forms()]


def test_every_indicator_in_every_variant_has_an_oracle() -> None:
    registered = {(form.key, form.variant) for form in forms()}
    assert registered - set(ORACLES) == set(), "these figures are compared with nothing"
    agreed = {(key, "") for key in catalogue.agreed()}
    assert {each for each in ORACLES if each not in registered and each not in agreed} == set(), "these oracles are of nothing"


def told(value: Value) -> Figure:
    return Figure(value.numerator, value.denominator, value.value)


def expected(made: Made, tally: Tally, unit: int) -> Figure:
    """By hand; what somebody typed in goes before what was counted."""
    oracle, month = tally.oracle, tally.month
    typed = typed_in(made.world, oracle, unit, month)
    if typed is not None:
        return typed
    return Figure() if oracle.supplied or not reaches_back(oracle, month, made.begins) else tally.figure(unit)


def reaches_back(oracle: Oracle, month: Period, begins: datetime.date) -> bool:
    """Whether the records begin early enough for what the figure looks back on."""
    first = month.year.first if measures()[oracle.key]["basis"] == "rolling_12_months" else month.first
    return months_later(first, -oracle.needs_months) >= begins


def typed_in(w: World, oracle: Oracle, unit: int, month: Period) -> Figure | None:
    if oracle.key == "population_aged_0_17":
        children = children_of(w, unit, month.last)
        return Figure(children, None, children) if children else None
    for row in w.supplied:
        mine = (row.indicator, row.variant, row.breakdown) == (oracle.key, oracle.variant, "")
        if mine and row.unit_id == unit and row.period == month.last.replace(day=1):
            top, bottom = Fraction(row.numerator or 0), Fraction(row.denominator or 0)
            value = float(row.value) if row.value is not None else half_up(top * 100 / bottom, 1)
            return Figure(float(top), float(bottom), value)
    return None


def same(one: Figure, other: Figure) -> bool:
    """Numbers in hundredths may differ in how they were added; everything else is the same to the last digit."""
    pairs = zip((one.numerator, one.denominator, one.value), (other.numerator, other.denominator, other.value), strict=True)
    return all(a is b or (a is not None and b is not None and math.isclose(a, b, abs_tol=1e-6)) for a, b in pairs)


def totals(made: Made) -> Iterator[tuple[Cell, Figure, Figure]]:
    """(cell, by hand, as shown) of every figure of every unit."""
    w, shown = made.world, {}
    for unit in w.units.values():
        for value in values(Asked(first=MONTHS[0], last=MONTHS[-1], unit=unit.code)):
            shown[value.indicator, value.variant, unit.pk, value.period] = value
    for (key, variant), oracle in ORACLES.items():
        for label in MONTHS:
            month = Period.month(label)
            tally = Tally(oracle, w, month)
            for unit in w.units.values():
                value = shown.pop((key, variant, unit.pk, label), None)
                if value is not None:
                    assert value.run == made.run
                    yield (key, variant, unit.code, label, "", ""), expected(made, tally, unit.pk), told(value)


def banded(made: Made) -> Iterator[tuple[Cell, Figure, Figure]]:
    """The same for every stored breakdown of the authority and its areas."""
    w = made.world
    tallies = {
        (key, variant, label): Tally(oracle, w, Period.month(label))
        for (key, variant), oracle in ORACLES.items()
        if not oracle.supplied
        for label in BANDED_MONTHS
    }
    breakdowns = {each.key for form in forms() for each in form.breakdowns if each.stored}
    for breakdown in sorted(breakdowns):
        bands: dict[str, Callable[[Case], set[str]]] = {}
        for unit in (unit for unit in w.units.values() if unit.kind in ("authority", "area")):
            for value in values(Asked(BANDED_MONTHS[0], BANDED_MONTHS[-1], unit.code, breakdown=breakdown)):
                tally = tallies.get((value.indicator, value.variant, value.period))
                if tally is None:
                    continue
                of_case = bands.setdefault(value.indicator, chooser(w, value.indicator, breakdown))
                by_hand = tally.figure(unit.pk, lambda case, band=value.band, of_case=of_case: band in of_case(case))
                cell = (value.indicator, value.variant, unit.code, value.period, breakdown, value.band)
                yield cell, by_hand, told(value)


def disagreements(pairs: Iterator[tuple[Cell, Figure, Figure]]) -> tuple[list[str], int, int]:
    """What differs, as sentences; how many figures were compared; how many of them were of somebody."""
    wrong, compared, telling = [], 0, 0
    for cell, by_hand, shown in pairs:
        compared += 1
        telling += bool(shown.numerator or shown.denominator)
        if not same(by_hand, shown):
            wrong.append(f"{' '.join(filter(None, cell))}: by hand {by_hand}, shown {shown}")
    return wrong, compared, telling


@pytest.mark.django_db
@pytest.mark.parametrize(("pairs", "least", "least_telling"), [(totals, 15_000, 2_000), (banded, 6_000, 3_000)])
def test_every_figure_is_what_counting_by_hand_gives(made: Made, pairs, least: int, least_telling: int) -> None:
    wrong, compared, telling = disagreements(pairs(made))
    log.info("%s of %s figures agree, %s of them of somebody", compared - len(wrong), compared, telling)
    assert wrong == [], f"{len(wrong)} of {compared} differ:\n" + "\n".join(wrong[:40])
    assert compared > least
    assert telling > least_telling
