"""Child protection plans (rows 5.1, 5.6 to 5.12) by their months.

s(m) started, e(m) ended; of the s(m) those less than 7 days old at the month's end, and those older than
that but less than ten working days, apart:
    open(m) = open(m-1) + s(m) - e(m),   5.15 divides by open(m) - started in the last week of m,
    5.14 divides by open(m) - started in the last ten working days of m,
    sum of s over twelve months is what 5.7 allows of the population, sum of e what 5.8 allows.
Of two years or more: long(m) = long(m-1) + reached(m) - long ended(m), long(m)/open(m) = 5.11,
long ended(m)/e(m) = 5.12. Repeats: a(m) of s(m) with sums of twelve within 5.10, b(m) <= a(m) of them
within two years with sums within 5.9; an earlier plan ended long before every rolling year, or is stated.
Plans end first in, first out, but for those that have to reach two years.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Any

from reporting.replay import flows
from reporting.replay.draft import Case, Child
from reporting.replay.reading import Published
from reporting.replay.solving import Bound, Differences, fit

USUAL_MONTHS = 10
"""How long plans last, where nothing else says so."""
MANY = 10**6


@dataclass(eq=False)
class Plan:
    """One plan by its months, then by its days."""

    started: int
    in_last_week: bool = False
    in_last_fortnight: bool = False
    ended: int | None = None
    reaches: int | None = None
    repeat: str = ""
    child: Child | None = None
    case: Case | None = None
    started_on: int | None = None
    ended_on: int | None = None
    conference: dict[str, Any] | None = None
    row: dict[str, Any] | None = None
    before: Plan | None = None
    enquired_on: int | None = None
    anchor: int = 0
    reviewed: bool = False
    agreed_on: int | None = None


@dataclass(frozen=True)
class Volumes:
    """Numbers by month: started, of those in the last week and in the working days before it, ended, open at the end."""

    started: dict[int, int]
    late: dict[int, int]
    fairly_late: dict[int, int]
    ended: dict[int, int]
    open: dict[int, int]


def plan(published: Published) -> list[Plan]:
    """Every plan by its months."""
    volumes = _volumes(published)
    long, long_ended, reached = _long(published, volumes)
    plans = _flow(published, volumes, long, long_ended, reached)
    _repeat(published, volumes, plans)
    return plans


# ── Volumes ──────────────────────────────────────────────────────────────────────────────────────


def _volumes(published: Published) -> Volumes:
    window = published.window
    nodes = flows.totals("s", window) + flows.totals("e", window) + [(part, month) for part in "wt" for month in window]
    certain = flows.rising("e", window) + [Bound(("e", m), ("s", m), 0, MANY) for m in range(window.start - 1, window.stop)]
    for m in window:
        certain += [
            Bound(("s", m - 1), ("t", m), 0, MANY),
            Bound(("t", m), ("w", m), 0, MANY),
            Bound(("w", m), ("s", m), 0, MANY),
        ]
    certain += [Bound(("e", m), ("s", m - 1), 0, MANY) for m in window]
    stated = _open(published) + flows.rolling(published, "s", "5.7") + flows.rolling(published, "e", "5.8")
    for row in ("5.9", "5.10"):
        stated += flows.divided_by(published, "s", row, rolling_year=True)
    stated += flows.divided_by(published, "e", "5.12")
    for month in published.months:
        grown = published.denominator("5.15", month)
        if grown is not None:
            said = published.cell("5.15", month).label
            stated.append(Bound(("e", month), ("w", month), grown, grown, said, (("5.15", month),)))
        judged = published.denominator("5.14", month)
        if judged is not None:
            said = published.cell("5.14", month).label
            stated.append(Bound(("e", month), ("t", month), judged, judged, said, (("5.14", month),)))
    system = flows.solve(published, nodes, certain, stated)
    return _settled(published, system)


def _open(published: Published) -> list[Bound]:
    found = []
    for month in published.months:
        names = [name for name in ("5.1", "5.6") if published.cell(name, month)]
        count = published.count("5.1", month)
        count = published.count("5.6", month) if count is None else count
        if count is None:
            count = published.denominator("5.11", month)
            names = names or ["5.11"]
        cell = published.cell("5.6", month)
        if count is None and cell is not None and (span := published.numerators("5.6", month, published.population[month])):
            found.append(Bound(("e", month), ("s", month), *span, cell.label, (cell.key,)))
        if count is not None:
            cells = tuple((name, month) for name in [*names, "5.11"] if published.cell(name, month))
            found.append(Bound(("e", month), ("s", month), count, count, published.cell(names[0], month).label, cells))
    return found


def _settled(published: Published, system: Differences) -> Volumes:
    window = published.window
    opens = {}
    known = [low for month in window for low, high in [system.span(("e", month), ("s", month))] if low == high or low > 20]
    usual = sum(known) / len(known) if known else 100
    for month in reversed(window):
        grown = published.denominator("5.15", month)
        near = usual if grown is None else grown * (1 + 1 / (USUAL_MONTHS * 5))
        opens[month] = system.choose(
            ("e", month), ("s", month), near, lambda size, month=month: published.possible(month, size, "5.11")
        )
    ended, started, late, fairly_late = {}, {}, {}, {}
    for month in sorted(window, key=lambda each: (each < published.first, each)):
        rate = opens[month] / USUAL_MONTHS
        ended[month] = system.choose(
            ("e", month - 1),
            ("e", month),
            _rate(system, "e", published, rate),
            lambda n, month=month: published.possible(month, n, "5.12"),
        )
    for month in window:
        started[month] = system.choose(("s", month - 1), ("s", month), ended[month])
        size = system.span(("e", month), ("s", month))[0]
        late[month] = system.choose(
            ("w", month),
            ("s", month),
            started[month] * 0.2,
            lambda n, month=month, size=size: published.possible(month, size - n, "5.15"),
        )
        fairly_late[month] = system.choose(
            ("t", month),
            ("w", month),
            started[month] * 0.25,
            lambda n, month=month, size=size: published.possible(month, size - late[month] - n, "5.14"),
        )
    before = {month: system.span(("e", month), ("s", month))[0] for month in range(window.start - 1, window.stop)}
    return Volumes(started, late, fairly_late, ended, before)


def _rate(system: Differences, flow: str, published: Published, otherwise: float) -> float:
    """A month's even share of the rolling years that are known."""
    sums = [system.span((flow, month - 12), (flow, month)) for month in published.months]
    known = [(low + high) / 24 for low, high in sums if high <= 1.1 * low + 20]
    return sum(known) / len(known) if known else otherwise


# ── Two years or more ────────────────────────────────────────────────────────────────────────────


def _long(published: Published, volumes: Volumes) -> tuple[dict[int, int], dict[int, int], dict[int, int]]:
    """Plans of two years or more: open at every month's end, ended in the month, newly reaching two years in it."""
    window = published.window
    nodes = [*flows.totals("r", window), *flows.totals("le", window)]
    certain = flows.rising("r", window)
    certain += [Bound(("le", m - 1), ("le", m), 0, volumes.ended[m], f"{volumes.ended[m]} ended") for m in window]
    certain += [Bound(("le", m), ("r", m), 0, volumes.open[m], f"{volumes.open[m]} open") for m in volumes.open]
    stated = flows.within(published, "le", "5.12", volumes.ended)
    for month in published.months:
        span = published.numerators("5.11", month, volumes.open[month])
        if span is not None:
            said = f"{published.cell('5.11', month).label} of {volumes.open[month]}"
            stated.append(Bound(("le", month), ("r", month), *span, said, (("5.11", month),)))
    system = flows.solve(published, nodes, certain, stated)
    long, ended, reached = {}, {}, {}
    for month in reversed(window):
        long[month] = system.choose(("le", month), ("r", month), 0.016 * volumes.open[month])
    for month in window:
        ended[month] = system.choose(("le", month - 1), ("le", month), 0)
        reached[month] = system.choose(("r", month - 1), ("r", month), 0)
    edge = window.start - 1
    long[edge] = system.choose(("le", edge), ("r", edge), 0)
    return long, ended, reached


# ── Single plans ─────────────────────────────────────────────────────────────────────────────────


def _flow(
    published: Published, volumes: Volumes, long: dict[int, int], long_ended: dict[int, int], reached: dict[int, int]
) -> list[Plan]:
    window = published.window
    edge = window.start - 1
    plans = [Plan(edge - 26, reaches=edge - 2) for _ in range(long[edge])]
    past = deque(plans)
    to_reach = {month: reached[month] for month in window}
    early = [Plan(month - 24, reaches=month) for month in window if month - 24 <= edge for _ in range(to_reach[month])]
    ordinary = volumes.open[edge] - long[edge] - len(early)
    running = deque(Plan(edge - (USUAL_MONTHS * (max(ordinary, 1) - at)) // max(ordinary, 1)) for at in range(max(0, ordinary)))
    reserved = deque(early)
    plans += [*early, *running]
    for month in window:
        for at in range(volumes.started[month]):
            made = Plan(month, in_last_week=at < volumes.late[month])
            made.in_last_fortnight = not made.in_last_week and at < volumes.late[month] + volumes.fairly_late[month]
            if month + 24 in to_reach and at >= volumes.started[month] - to_reach[month + 24]:
                made.reaches = month + 24
                reserved.append(made)
            else:
                running.append(made)
            plans.append(made)
        for _ in range(long_ended[month]):
            if not past and reserved and reserved[0].reaches == month:
                past.append(reserved.popleft())
            if past:
                past.popleft().ended = month
        for _ in range(volumes.ended[month] - long_ended[month]):
            if running:
                running.popleft().ended = month
        while reserved and reserved[0].reaches <= month:
            past.append(reserved.popleft())
    return plans


def _repeat(published: Published, volumes: Volumes, plans: list[Plan]) -> None:
    """Say of each plan whether the child had one before: within two years ("recent"), or ever ("ever")."""
    window = published.window
    nodes = flows.totals("a", window) + flows.totals("b", window)
    ever = _numbers(published, nodes, volumes, "5.10", 0.19, volumes.started)
    recent = _numbers(published, nodes, volumes, "5.9", 0.06, ever)
    for month in window:
        started = [plan for plan in plans if plan.started == month]
        for at, made in enumerate(started[::-1]):
            made.repeat = "recent" if at < recent[month] else "ever" if at < ever[month] else ""


def _numbers(published: Published, nodes: list, volumes: Volumes, row: str, usual: float, most: dict[int, int]) -> dict[int, int]:
    window = published.window
    certain = [Bound(("a", m - 1), ("a", m), 0, most[m], f"{most[m]} in {flows.label(m)}") for m in window]
    stated = flows.within(published, "a", row, volumes.started, rolling_year=True)
    system, lost = fit(Differences(nodes), certain, stated)
    flows.blame(published, lost)
    shares = [float(cell.value) / 100 for cell in published.of(row) if cell.value is not None]
    share = sum(shares) / len(shares) if shares else usual
    return {m: system.choose(("a", m - 1), ("a", m), share * volumes.started[m]) for m in window}
