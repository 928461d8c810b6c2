"""Section 47 enquiries (rows 3.1 to 3.8).

b(m) begun and e(m) completed, with sum of b over twelve months = 3.2 (or what the rate 3.3 allows), and
open(m) = open(m-1) + b(m) - e(m) >= 0; how many were open before is free. Completed ones are shared among
the four outcomes: those that a conference follows first, by the day it is held, then first begun, first
completed. Each is about a child whose referral came in its month or one of the two before, as far as there
are such referrals.
"""

from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass
from typing import Any

from reporting.replay import flows
from reporting.replay.draft import Case, Child, Draft, first_day, last_day, month_of
from reporting.replay.plans import Plan
from reporting.replay.reading import Published
from reporting.replay.sharing import fits, share_out
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

NO_CONFERENCE = 10**6
"""Later than any day on which a conference is held."""


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
    led_to: Plan | None = None
    row: dict[str, Any] | None = None


def plan(published: Published, wanted: dict[int, int]) -> tuple[list[Enquiry], dict[int, int], dict[int, bool]]:
    """Enquiries by the month they began, how many are completed in each month, and whether the report says so.

    `wanted` is how many should begin in a month, where the report allows it: those that conferences follow.
    """
    window = published.window
    shares = list(OUTCOMES)
    stated = flows.monthly(published, "begun", "3.1") + flows.monthly(published, "done", "3.4", *shares)
    stated += _rolling(published)
    nodes = flows.totals("begun", window) + flows.totals("done", window)
    certain = flows.rising("begun", window) + flows.rising("done", window)
    system = flows.solve(published, nodes, certain, stated)
    spans = {month: system.span(("done", month - 1), ("done", month)) for month in window}
    flows.wish(system, flows.printable(published, "done", *shares))
    completed = flows.settle(published, system, "done", window, lambda month, size: fits(published, month, size, shares))
    usual = sum(completed[month] for month in published.months) / len(published.months)
    flows.wish(system, [Bound(("begun", month - 1), ("begun", month), least, flows.MANY) for month, least in wanted.items()])
    begun = {}
    for month in sorted(window, reverse=True):
        share = flows.even(system, "begun", month)
        begun[month] = system.choose(
            ("begun", month - 1), ("begun", month), max(usual, wanted.get(month, 0) + 1) if share is None else share
        )
    open_now = lowest = 0
    for month in window:
        open_now += begun[month] - completed[month]
        lowest = min(lowest, open_now)
    made = [Enquiry(window.start - 1) for _ in range(SPARE - lowest)]
    return (
        made + [Enquiry(month) for month in window for _ in range(begun[month])],
        completed,
        {month: low == high for month, (low, high) in spans.items()},
    )


def _rolling(published: Published) -> list[Bound]:
    """Rolling years from 3.2; from the rate 3.3 where only it is printed. Both rest on them."""
    counts = flows.rolling(published, "begun", "3.2", "3.3")
    known = {month for bound in counts for _, month in bound.cells}
    return counts + [bound for bound in flows.rolling(published, "begun", "3.3") if bound.cells[0][1] not in known]


def complete(published: Published, enquiries: list[Enquiry], completed: dict[int, int], known: dict[int, bool]) -> None:
    """Say which enquiries are completed when, and what they found; the conferences they lead to are known by now."""
    coming = deque(sorted(enquiries, key=lambda each: each.begun))
    waiting: list[tuple[int, int, int, Enquiry]] = []
    for month in published.window:
        while coming and coming[0].begun <= month:
            enquiry = coming.popleft()
            urgent = NO_CONFERENCE if enquiry.conference_on is None else enquiry.conference_on
            heapq.heappush(waiting, (urgent, enquiry.begun, len(coming), enquiry))
        done = [heapq.heappop(waiting)[-1] for _ in range(completed[month])]
        outcomes = share_out(published, month, len(done), list(OUTCOMES), USUAL_OUTCOMES, known=known[month])
        for enquiry, row in zip(done, (row for row, count in outcomes.items() for _ in range(count)), strict=True):
            enquiry.completed, enquiry.outcome = month, OUTCOMES[row]


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
        if enquiry.led_to is not None and enquiry.led_to.before is not None:
            enquiry.child = known_child(draft, enquiry.led_to.before)
            enquiry.case = draft.case(enquiry.child, day)
        else:
            enquiry.case = _case(waiting, enquiry.begun, day) or draft.case(draft.child(), day)
            enquiry.child = enquiry.case.child
        enquiry.case.enquired = True
        if enquiry.led_to is not None:
            enquiry.led_to.child = enquiry.child
        completed = None
        if enquiry.completed is not None:
            earliest = max(first_day(enquiry.completed), day)
            latest = last_day(enquiry.completed)
            if enquiry.conference_on is not None and earliest <= enquiry.conference_on:
                latest = min(latest, enquiry.conference_on)
            completed = draft.weekday(earliest, latest)
        _rows(draft, enquiry, day, completed)


def known_child(draft: Draft, plan: Plan) -> Child:
    """The child of a plan; one whose plan began before the records of its conference gets a child now."""
    if plan.child is None:
        plan.child = draft.child()
    return plan.child


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
