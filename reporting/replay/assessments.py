"""Assessments (rows 2.1 to 2.8 and 2.1U to 2.4U), new and updated ones each for itself, and 1.6.

N(m) started, C(m) completed, I(m) of them in time, L(m) = C(m) - I(m) late, O(m) open past 45 working days
at the month's end, A(m) of the late ones already in O(m-1), W(m) open at the month's end:
    W(m) = W(m-1) + N(m) - C(m) >= O(m),   O(m) >= O(m-1) - A(m),   0 <= A(m) <= L(m).
So O may fall in a month by no more than were completed late. How many were open before the report is
free. Which day and which child each of them has is settled in `assessing`.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from reporting.replay import flows
from reporting.replay.draft import Case
from reporting.replay.reading import Published
from reporting.replay.solving import Bound

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


def plan(published: Published, kind: str) -> list[Item]:
    """Every assessment by its months: the new ones, or with kind "U" the updated ones."""
    started, completed, in_time = _volumes(published, kind)
    over, before = _stock(published, kind, completed, in_time)
    return _flow(published.months, started, completed, in_time, over, before)


def _volumes(published: Published, kind: str) -> tuple[dict[int, int], dict[int, int], dict[int, int]]:
    months = published.months
    shares = [f"2.2{kind}"] + ([] if kind else list(OUTCOMES))

    def solved(flow: str, row: str, *more: str) -> dict[int, int]:
        system = flows.solve(
            published, flows.totals(flow, months), flows.rising(flow, months), flows.monthly(published, flow, row, *more)
        )
        return flows.settle(published, system, flow, months, lambda month, x: published.possible(month, x, *more))

    started, completed = solved("n", f"2.1{kind}"), solved("c", f"2.4{kind}", *shares)
    in_time = {}
    for month in months:
        size = completed[month]
        in_time[month] = published.near(shares[0], month, size, USUALLY_IN_TIME)[0]
    return started, completed, in_time


def _stock(published: Published, kind: str, completed: dict[int, int], in_time: dict[int, int]) -> tuple[dict[int, int], int]:
    """Open past the limit at every month's end, and before the first."""
    months = published.months
    nodes = [("o", month) for month in range(months.start - 1, months.stop)] + ["none"]
    certain = [Bound("none", node, 0, 10**6) for node in nodes[:-1]]
    late = {month: completed[month] - in_time[month] for month in months}
    certain += [Bound(("o", m - 1), ("o", m), -late[m], 10**6, f"{late[m]} completed late in {flows.label(m)}") for m in months]
    stated = []
    row = f"2.3{kind}"
    known = {cell.month: count for cell in published.of(row) if (count := published.count(row, cell.month)) is not None}
    for month, count in known.items():
        stated.append(Bound("none", ("o", month), count, count, published.said(row, month), ((row, month),)))
    system = flows.solve(published, nodes, certain, stated)
    usual = sum(known.values()) / len(known) if known else 0
    over = {month: system.choose("none", ("o", month), usual) for month in months}
    return over, system.choose("none", ("o", months.start - 1), over[months.start])


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
