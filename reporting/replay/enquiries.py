"""Section 47 enquiries (rows 3.1 to 3.8).

b(m) begun and e(m) completed, with sum of b over twelve months = 3.2 (or what the rate 3.3 allows), and
open(m) = open(m-1) + b(m) - e(m) >= 0; how many were open before is free. Completed ones are shared among
the four outcomes. First begun, first completed. Each is about a child whose referral came in its month or
the one before, as far as there are such referrals.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from reporting.replay import flows
from reporting.replay.draft import Case, Child, Draft, first_day, last_day, month_of
from reporting.replay.reading import Published
from reporting.replay.sharing import share_out
from reporting.replay.solving import Bound

OUTCOMES = {
    "3.5": "s47_outcome:substantiated_continuing_risk",
    "3.6": "s47_outcome:substantiated_no_continuing_risk",
    "3.7": "s47_outcome:not_substantiated",
    "3.8": None,
}
USUAL_OUTCOMES = {"3.5": 0.6, "3.6": 0.32, "3.7": 0.08, "3.8": 0.0}
SPARE = 5
"""Enquiries open at every month's end beyond what the figures ask for."""


@dataclass(eq=False)
class Enquiry:
    """One enquiry by its months, then by its days."""

    begun: int
    completed: int | None = None
    outcome: str | None = None
    child: Child | None = None
    case: Case | None = None
    begun_on: int | None = None
    conference_on: int | None = None
    row: dict | None = None


def plan(published: Published, wanted: dict[int, int]) -> list[Enquiry]:
    """Every enquiry by its months. `wanted` is how many a month should have where the report leaves it open."""
    window = published.window
    shares = list(OUTCOMES)
    stated = flows.monthly(published, "begun", "3.1") + flows.monthly(published, "done", "3.4", *shares)
    stated += _rolling(published)
    nodes = flows.totals("begun", window) + flows.totals("done", window)
    certain = flows.rising("begun", window) + flows.rising("done", window)
    system = flows.solve(published, nodes, certain, stated)
    completed = flows.settle(published, system, "done", window, lambda month, size: published.possible(month, size, *shares))
    usual = sum(completed[month] for month in published.months) / len(published.months)
    begun = {}
    for month in sorted(window, reverse=True):
        begun[month] = system.choose(("begun", month - 1), ("begun", month), max(usual, wanted[month] + 1))
    return _flow(published, begun, completed)


def _rolling(published: Published) -> list[Bound]:
    """Rolling years from 3.2; from the rate 3.3 where only it is printed. Both rest on them."""
    counts = flows.rolling(published, "begun", "3.2", "3.3")
    known = {month for bound in counts for _, month in bound.cells}
    return counts + [bound for bound in flows.rolling(published, "begun", "3.3") if bound.cells[0][1] not in known]


def _flow(published: Published, begun: dict[int, int], completed: dict[int, int]) -> list[Enquiry]:
    window = published.window
    open_now = lowest = 0
    for month in window:
        open_now += begun[month] - completed[month]
        lowest = min(lowest, open_now)
    made = [Enquiry(window.start - 1) for _ in range(SPARE - lowest)]
    waiting = deque(made)
    for month in window:
        arrived = [Enquiry(month) for _ in range(begun[month])]
        made += arrived
        waiting.extend(arrived)
        outcomes = share_out(published, month, completed[month], list(OUTCOMES), USUAL_OUTCOMES)
        for row, count in outcomes.items():
            for _ in range(count):
                done = waiting.popleft()
                done.completed, done.outcome = month, OUTCOMES[row]
    return made


def write(published: Published, draft: Draft, enquiries: list[Enquiry]) -> None:
    """Give every enquiry a child and its days."""
    waiting: dict[int, list[Case]] = {}
    for case in draft.cases:
        if case.referral is not None and case.again_on is None and not case.enquired and not case.settled:
            waiting.setdefault(month_of(case.started_on), []).append(case)
    for enquiry in sorted(enquiries, key=lambda each: (each.begun, each.conference_on is None)):
        first, last = first_day(enquiry.begun), last_day(enquiry.begun)
        day = enquiry.begun_on
        if day is None:
            day = draft.weekday(first, max(first, last - 6))
        if enquiry.child is None:
            enquiry.case = _case(waiting, enquiry.begun, day) or draft.case(draft.child(), day)
            enquiry.child = enquiry.case.child
            enquiry.case.enquired = True
        completed = None
        if enquiry.completed is not None:
            earliest = max(first_day(enquiry.completed), day)
            latest = last_day(enquiry.completed)
            if enquiry.conference_on is not None and earliest <= enquiry.conference_on:
                latest = min(latest, enquiry.conference_on)
            completed = draft.weekday(earliest, latest)
        _rows(draft, enquiry, day, completed)


def _case(waiting: dict[int, list[Case]], month: int, day: int) -> Case | None:
    """A case referred by the day, this month's first."""
    for each in (month, month - 1, month - 2):
        for at, case in enumerate(waiting.get(each, [])):
            if case.started_on <= day:
                return waiting[each].pop(at)
    return None


def _rows(draft: Draft, enquiry: Enquiry, day: int, completed: int | None) -> None:
    case, child = enquiry.case, enquiry.child
    referral = case.referral if case else None
    if case:
        case.busy_until = max(case.busy_until, (completed or day) + 1)
    discussion = draft.add("strategy_discussion", child=child, on=day, referral=referral, held_on=day, launched_enquiry=True)
    enquiry.row = draft.add(
        "enquiry", child=child, on=day, strategy_discussion=discussion, referral=referral, started_on=day, completed_on=completed,
        outcome=enquiry.outcome, category=("category_of_abuse:NEG", "category_of_abuse:EMO")[day % 2] if completed else None,
        child_seen_on=min(day + 1, completed) if completed else None,
        conference_not_required=bool(completed) and enquiry.conference_on is None,
        conference_not_required_reason="" if not completed or enquiry.conference_on is not None else "No continuing risk found",
        conference_due_on=draft.calendar.add(day, 15),
    )  # fmt: skip
