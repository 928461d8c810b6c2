"""Assessments (rows 2.1 to 2.8 and 2.1U to 2.4U), new and updated ones each for itself, and 1.6.

N(m) started, C(m) completed, I(m) of them in time, L(m) = C(m) - I(m) late, O(m) open past 45 working days
at the month's end, A(m) of the late ones already in O(m-1), W(m) open at the month's end:
    W(m) = W(m-1) + N(m) - C(m) >= O(m),   O(m) >= O(m-1) - A(m),   0 <= A(m) <= L(m).
So O may fall in a month by no more than were completed late. How many were open before the report is
free. Which day and which child each of them has is settled in `assessing`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from reporting.replay import flows
from reporting.replay.draft import Case
from reporting.replay.reading import Published
from reporting.replay.sharing import fits
from reporting.replay.solving import Bound, Differences, fit

USUALLY_IN_TIME = 0.82
SPARE = 20
"""Assessments open in time at every month's end beyond what the figures ask for."""
LIMIT = 45
OUTCOMES = {
    "2.5": ("cin_plan", "continue_plan", "section_47"),
    "2.6": ("no_further_action",),
    "2.7": ("step_down_early_help", "step_down_other_agency"),
    "2.8": ("other",),
}
USUAL_OUTCOMES = {"2.5": 0.43, "2.6": 0.33, "2.7": 0.24, "2.8": 0.0}


@dataclass(eq=False)
class Item:
    """One assessment by its months: started, first past its limit at a month's end, authorised; then by its days."""

    started: int
    over_from: int | None = None
    authorised: int | None = None
    late: bool = False
    clock_from: int = 0
    clock_to: int = 0
    authorised_on: int | None = None
    case: Case | None = None
    from_referral: bool = False


@dataclass(frozen=True)
class Completed:
    """By month: how many were completed, the fewest of them that can have been in time, and whether the report says how many."""

    number: dict[int, int]
    least_in_time: dict[int, int]
    known: dict[int, bool]


def plan(published: Published, kind: str) -> tuple[list[Item], Completed]:
    """Every assessment by its months: the new ones, or with kind "U" the updated ones."""
    started, completed = _volumes(published, kind)
    over, before = _stock(published, kind, completed)
    in_time = _in_time(published, kind, completed, {published.first - 1: before} | over)
    return _flow(published.months, started, completed.number, in_time, over, before), completed


def _volumes(published: Published, kind: str) -> tuple[dict[int, int], Completed]:
    months = published.months
    in_time, outcomes = f"2.2{kind}", [] if kind else list(OUTCOMES)
    falls = _falls(published, kind)

    def least_in_time(month: int, size: int) -> int:
        span = published.numerators(in_time, month, size)
        return 0 if span is None else published.near(in_time, month, size, USUALLY_IN_TIME)[0]

    def good(month: int, size: int) -> bool:
        if not published.possible(month, size, in_time) or size - least_in_time(month, size) < falls.get(month, 0):
            return False
        return not outcomes or fits(published, month, size, outcomes)

    started, _ = _settled(published, "n", [f"2.1{kind}"])
    number, known = _settled(published, "c", [f"2.4{kind}", in_time, *outcomes], good)
    return started, Completed(number, {month: least_in_time(month, number[month]) for month in months}, known)


def _settled(
    published: Published, flow: str, rows: list[str], good: Callable[[int, int], bool] | None = None
) -> tuple[dict[int, int], dict[int, bool]]:
    """The number of every month, and whether the report says it."""
    months = published.months
    system = flows.solve(published, flows.totals(flow, months), flows.rising(flow, months), flows.monthly(published, flow, *rows))
    spans = {month: system.span((flow, month - 1), (flow, month)) for month in months}
    flows.wish(system, flows.printable(published, flow, *rows[1:]))
    return flows.settle(published, system, flow, months, good), {month: low == high for month, (low, high) in spans.items()}


def _falls(published: Published, kind: str) -> dict[int, int]:
    """By how much O(m) falls, by month: so many at least are completed late since the month that printed it before."""
    row = f"2.3{kind}"
    found: dict[int, int] = {}
    printed = [(cell.month, count) for cell in published.of(row) if (count := published.count(row, cell.month)) is not None]
    for (earlier, before), (later, after) in pairwise(printed):
        found |= dict.fromkeys(range(earlier + 1, later + 1), max(0, before - after))
    return found


def _stock(published: Published, kind: str, completed: Completed) -> tuple[dict[int, int], int]:
    """Open past the limit at every month's end, and before the first."""
    months = published.months
    nodes = [("o", month) for month in range(months.start - 1, months.stop)] + ["none"]
    certain = [Bound("none", node, 0, flows.MANY) for node in nodes[:-1]]
    late = {month: completed.number[month] - completed.least_in_time[month] for month in months}
    certain += [
        Bound(("o", m - 1), ("o", m), -late[m], flows.MANY, f"{late[m]} completed late in {flows.label(m)}") for m in months
    ]
    stated = []
    row = f"2.3{kind}"
    known = {cell.month: count for cell in published.of(row) if (count := published.count(row, cell.month)) is not None}
    for month, count in known.items():
        stated.append(Bound("none", ("o", month), count, count, published.said(row, month), ((row, month),)))
    system, lost = fit(Differences(nodes), certain, stated)
    for dropped in lost:
        at = dropped.bound.cells[0][1]
        span = range(max((m for m in known if m < at), default=at) + 1, min((m for m in known if m > at), default=at) + 1)
        flows.blame(published, [dropped], proven=all(completed.known[m] for m in span))
    usual = sum(known.values()) / len(known) if known else 0
    over = {month: system.choose("none", ("o", month), usual) for month in months}
    return over, system.choose("none", ("o", months.start - 1), over[months.start])


def _in_time(published: Published, kind: str, completed: Completed, over: dict[int, int]) -> dict[int, int]:
    """How many are completed in time: what 2.2 prints, or so few that O(m) can fall as it does."""
    found = {}
    for month in published.months:
        size, fall = completed.number[month], max(0, over[month - 1] - over[month])
        low, high = published.near(f"2.2{kind}", month, size, USUALLY_IN_TIME)
        found[month] = low if published.cell(f"2.2{kind}", month) else max(0, min(high, size - fall))
    return found


def _flow(
    months: range, started: dict[int, int], completed: dict[int, int], in_time: dict[int, int], over: dict[int, int], before: int
) -> list[Item]:
    """Items that answer the volumes: first in, first out, among those in time and among those past the limit."""
    young, lowest = 0, 0
    previous = before
    for month in months:
        young += started[month] - completed[month] - (over[month] - previous)
        lowest, previous = min(lowest, young), over[month]
    items = [Item(months.start - 4, months.start - 1) for _ in range(before)]
    past = deque(items)
    fresh: deque[Item] = deque()
    usual = max(1, sum(started.values()) // len(months))
    waiting = min(SPARE, 1 + usual // 10) - lowest
    for at in reversed(range(waiting)):
        fresh.append(Item(months.start - (1 if at < usual else 2)))
    items += fresh
    for month in months:
        arrived = [Item(month) for _ in range(started[month])]
        items += arrived
        fresh.extend(arrived)
        late = completed[month] - in_time[month]
        from_past = min(late, len(past), max(0, len(past) - over[month]) + max(0, late // 2))
        from_past = max(from_past, len(past) - over[month])
        for _ in range(from_past):
            past.popleft().authorised = month
        for _ in range(late - from_past):
            item = fresh.popleft()
            item.authorised, item.late = month, True
        for _ in range(over[month] - len(past)):
            item = fresh.popleft()
            item.over_from = month
            past.append(item)
        for _ in range(in_time[month]):
            fresh.popleft().authorised = month
    return items
