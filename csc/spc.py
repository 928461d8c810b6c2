"""Statistical process control for a series of months: what is signal and what is noise.

The XmR chart (individual values and moving ranges; Shewhart, Wheeler) draws a centre, the mean, and
limits 2.66 mean moving ranges either side of it: 3 divided by 1.128, which turns a mean range of
pairs into a standard deviation. Four rules point at what chance would hardly do. Everything else is
common-cause variation, and nobody should be praised or blamed for it.

Pure arithmetic: no figures are read here, no colours are chosen. `csc.charts` draws what comes out.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

LIMIT = 2.66
"""Mean moving ranges between the centre and a limit."""
TRIAL_BELOW = 12
"""With fewer points than this, limits are trial limits: they move much with each new month."""
SCREEN = 3.267
"""A moving range above this many mean moving ranges is itself an outlier, left out when screening is asked for."""


class Rule(enum.StrEnum):
    """Why a point is special cause. Earlier rules are the stronger evidence and are named first."""

    BEYOND_LIMIT = "beyond_limit"
    TREND = "trend"
    NEAR_LIMIT = "near_limit"
    RUN = "run"


class Side(enum.IntEnum):
    BELOW = -1
    ON = 0
    ABOVE = 1


@dataclass(frozen=True)
class Signal:
    """One rule met by one point. `side` is where it points: up for high values and rises, down for the opposite."""

    rule: Rule
    side: Side


@dataclass(frozen=True)
class Rules:
    """How many points make a run or a trend. NHS England's "Making data count" uses seven for both."""

    run: int = 8
    trend: int = 6

    def sentence(self, rule: Rule) -> str:
        """The rule in words, for a legend."""
        return {
            Rule.BEYOND_LIMIT: "outside the limits",
            Rule.TREND: f"part of {self.trend} points in a row that rise, or fall, each time",
            Rule.NEAR_LIMIT: "one of two out of three points in a row close to the same limit",
            Rule.RUN: f"part of {self.run} points in a row on one side of the centre",
        }[rule]


@dataclass(frozen=True)
class Rebase:
    """From point `at` on, limits are calculated afresh, because the process itself changed for `reason`."""

    at: int
    reason: str


@dataclass(frozen=True)
class Phase:
    """Points `start` up to but not including `end`, which share one centre and one pair of limits.

    `lower` or `upper` is None where the limit would lie outside what the figure can be (below 0 %):
    a point cannot pass it. Centre and limits are None when the phase has fewer than two neighbouring
    values. `points` is how many values the limits rest on; fewer than twelve make them `trial`.
    """

    start: int
    end: int
    reason: str
    centre: float | None
    mean_moving_range: float | None
    lower: float | None
    upper: float | None
    points: int

    @property
    def trial(self) -> bool:
        return self.points < TRIAL_BELOW


@dataclass(frozen=True)
class Point:
    """One month. A month without a value keeps its place and breaks runs and trends: nothing is known of it."""

    value: float | None
    phase: int
    side: Side | None
    signals: tuple[Signal, ...]

    @property
    def special(self) -> bool:
        return bool(self.signals)

    @property
    def direction(self) -> Side:
        """Where the strongest signal points; ON when there is none."""
        return self.signals[0].side if self.signals else Side.ON


@dataclass(frozen=True)
class XmR:
    """A series with its phases. `points` has one entry for each value given, in the same order."""

    points: tuple[Point, ...]
    phases: tuple[Phase, ...]
    rules: Rules

    @property
    def latest(self) -> Phase:
        return self.phases[-1]


def xmr(
    values: Sequence[float | None],
    *,
    rebase: Sequence[Rebase] = (),
    baseline: int | None = None,
    floor: float | None = None,
    ceiling: float | None = None,
    rules: Rules | None = None,
    screen: bool = False,
) -> XmR:
    """Centre, limits and special causes of `values`, one for each month in order, None where there is none.

    `baseline` fixes the limits of each phase on its first so many months, so that later points are
    judged against the process as it was; without it all months of the phase count. `floor` and
    `ceiling` are what the figure can be at most (0 and 100 for a share). `screen` leaves moving
    ranges beyond their own limit out of the mean, so that one sudden step does not widen the limits.

    Raises:
        ValueError: no values, a rebase without a reason, outside the series or out of order.
    """
    if not values:
        raise ValueError("an SPC chart needs at least one month")
    starts = [0, *(one.at for one in rebase)]
    if any(not one.reason.strip() for one in rebase):
        raise ValueError("limits are calculated afresh only for a stated reason")
    if sorted(set(starts)) != starts or starts[-1] >= len(values):
        raise ValueError("points at which limits are calculated afresh must rise and lie within the series")
    rules = rules or Rules()
    reasons = ["", *(one.reason for one in rebase)]
    phases: list[Phase] = []
    points: list[Point] = []
    for number, (start, end, reason) in enumerate(zip(starts, [*starts[1:], len(values)], reasons, strict=True)):
        part = list(values[start:end])
        phase = _phase(start, end, reason, part[:baseline], floor=floor, ceiling=ceiling, screen=screen)
        phases.append(phase)
        points += _points(part, phase, number, rules)
    return XmR(tuple(points), tuple(phases), rules)


def _phase(
    start: int, end: int, reason: str, values: Sequence[float | None], *, floor: float | None, ceiling: float | None, screen: bool
) -> Phase:
    known = [value for value in values if value is not None]
    ranges = [abs(b - a) for a, b in pairwise(values) if a is not None and b is not None]
    if not ranges:
        return Phase(start, end, reason, None, None, None, None, len(known))
    mean_range = fmean(ranges)
    if screen and (kept := [one for one in ranges if one < SCREEN * mean_range]):
        mean_range = fmean(kept)
    centre = fmean(known)
    lower, upper = centre - LIMIT * mean_range, centre + LIMIT * mean_range
    return Phase(
        start=start,
        end=end,
        reason=reason,
        centre=centre,
        mean_moving_range=mean_range,
        lower=None if floor is not None and lower < floor else lower,
        upper=None if ceiling is not None and upper > ceiling else upper,
        points=len(known),
    )


def _points(values: Sequence[float | None], phase: Phase, number: int, rules: Rules) -> list[Point]:
    if phase.centre is None or phase.mean_moving_range is None:
        return [Point(value, number, None, ()) for value in values]
    sides = [None if value is None else _side(value, phase.centre) for value in values]
    found: list[dict[Rule, Side]] = [{} for _ in values]
    _beyond(values, phase, found)
    _trends(values, rules.trend, found)
    _near(values, sides, phase.centre, LIMIT * phase.mean_moving_range, found)
    _runs(sides, rules.run, found)
    return [
        Point(value, number, side, tuple(Signal(rule, which[rule]) for rule in Rule if rule in which))
        for value, side, which in zip(values, sides, found, strict=True)
    ]


def _side(value: float, line: float) -> Side:
    """Which side of `line`, calling a difference that only binary fractions make no difference."""
    if abs(value - line) <= 1e-9 * max(1.0, abs(line)):
        return Side.ON
    return Side.ABOVE if value > line else Side.BELOW


def _beyond(values: Sequence[float | None], phase: Phase, found: list[dict[Rule, Side]]) -> None:
    for value, which in zip(values, found, strict=True):
        if value is None:
            continue
        if phase.upper is not None and _side(value, phase.upper) is Side.ABOVE:
            which[Rule.BEYOND_LIMIT] = Side.ABOVE
        if phase.lower is not None and _side(value, phase.lower) is Side.BELOW:
            which[Rule.BEYOND_LIMIT] = Side.BELOW


def _near(
    values: Sequence[float | None], sides: Sequence[Side | None], centre: float, reach: float, found: list[dict[Rule, Side]]
) -> None:
    """Two of three in a row in the outer third of the same side, all three on that side. `reach` is from centre to limit."""
    outer = reach * 2 / 3
    near = [value is not None and _side(abs(value - centre), outer) is Side.ABOVE for value in values]
    close = [here and Rule.BEYOND_LIMIT not in which for here, which in zip(near, found, strict=True)]
    for start in range(len(values) - 2):
        window = range(start, start + 3)
        side = sides[start]
        if side in (Side.ABOVE, Side.BELOW) and all(sides[i] is side for i in window) and sum(close[i] for i in window) >= 2:
            for i in window:
                if close[i]:
                    found[i][Rule.NEAR_LIMIT] = side


def _trends(values: Sequence[float | None], length: int, found: list[dict[Rule, Side]]) -> None:
    """`length` points in a row, each above the one before, or each below it."""
    steps = [None if a is None or b is None else _side(b, a) for a, b in pairwise(values)]
    for start, end, side in _stretches(steps):
        if end - start + 1 >= length:
            for i in range(start, end + 1):
                found[i][Rule.TREND] = side


def _runs(sides: Sequence[Side | None], length: int, found: list[dict[Rule, Side]]) -> None:
    for start, end, side in _stretches(sides):
        if end - start >= length:
            for i in range(start, end):
                found[i][Rule.RUN] = side


def _stretches(sides: Sequence[Side | None]) -> list[tuple[int, int, Side]]:
    """Longest stretches [start, end) on one side; nothing known, or on the line, ends a stretch."""
    stretches: list[tuple[int, int, Side]] = []
    start = 0
    for i in range(1, len(sides) + 1):
        if i == len(sides) or sides[i] is not sides[start]:
            side = sides[start]
            if side in (Side.ABOVE, Side.BELOW):
                stretches.append((start, i, side))
            start = i
    return stretches
