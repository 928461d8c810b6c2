"""Child protection plans (rows 5.1, 5.6 to 5.12) one by one, by their months.

How many start, end and run on is settled in `plan_volumes`. Of those starting, a(m) repeat an earlier plan,
with sums of twelve within 5.10, and b(m) <= a(m) of them one that ended within two years, with sums within
5.9; an earlier plan ended long before every rolling year, or is stated. Plans end first in, first out, but
for those that have to reach two years.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Any

from reporting.replay import flows, plan_volumes, proving, repeating
from reporting.replay.draft import Case, Child
from reporting.replay.plan_volumes import Long, Volumes
from reporting.replay.reading import Published
from reporting.replay.repeating import Repeats
from reporting.replay.solving import Dropped

USUAL_MONTHS = plan_volumes.USUAL_MONTHS
MANY = plan_volumes.MANY


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
    started_on: int = 0
    ended_on: int | None = None
    conference: dict[str, Any] | None = None
    row: dict[str, Any] | None = None
    before: Plan | None = None
    enquired_on: int | None = None


def plan(published: Published) -> list[Plan]:
    """Every plan by its months."""
    system = plan_volumes.system(published)
    for row in ("5.9", "5.10"):
        proving.repeats(published, system, "s", None, row)
    proving.long_plans(published, system)

    def attempt(turn: int, urgent: flows.Urgent) -> tuple[list[Plan], list[Dropped]]:
        known, stir = system.copy(), flows.stirred(turn)
        flows.wish(known, plan_volumes.helpful(published, known))
        years_first = turn % 4 < 2
        opens = {} if years_first else plan_volumes.open_ones(published, known, stir)
        flows.settle_years(published, known, "s", urgent, "5.9", "5.10")
        repeats = repeating.foreseen(published, known)
        opens = opens or plan_volumes.open_ones(published, known, stir)
        volumes, lost = plan_volumes.settled(published, known, opens, stir, urgent)
        long, more = plan_volumes.long_ones(published, volumes)
        repeats, others = repeating.numbers(published, volumes.started, repeats)
        made = _flow(published, volumes, long)
        _repeat(published, repeats, made)
        return made, lost + more + others

    made, lost = flows.search(published, attempt)
    flows.blame(published, lost, proven=plan_volumes.is_settled(published, system))
    return made


# ── Single plans ─────────────────────────────────────────────────────────────────────────────────


def _flow(published: Published, volumes: Volumes, long: Long) -> list[Plan]:
    window = published.window
    edge = window.start - 1
    plans = [Plan(edge - 26, reaches=edge - 2) for _ in range(long.open[edge])]
    past = deque(plans)
    to_reach = {month: long.reached[month] for month in window}
    early = [Plan(month - 24, reaches=month) for month in window if month - 24 <= edge for _ in range(to_reach[month])]
    ordinary = volumes.open[edge] - long.open[edge] - len(early)
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
        for _ in range(long.ended[month]):
            if not past and reserved and reserved[0].reaches == month:
                past.append(reserved.popleft())
            if past:
                past.popleft().ended = month
        for _ in range(volumes.ended[month] - long.ended[month]):
            if running:
                running.popleft().ended = month
        while reserved and (reserved[0].reaches or 0) <= month:
            past.append(reserved.popleft())
    return plans


def _repeat(published: Published, repeats: Repeats, plans: list[Plan]) -> None:
    """Say of each plan whether the child had one before, within two years ("recent") or ever."""
    for month in published.window:
        started = [plan for plan in plans if plan.started == month]
        for at, made in enumerate(started[::-1]):
            made.repeat = "recent" if at < repeats.recent[month] else "ever" if at < repeats.ever[month] else ""
