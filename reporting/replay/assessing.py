"""Days and children of the assessments planned by `assessments`, and row 1.6.

A new assessment that a referral led to has its clock start on the day of the referral, and starts on
that day or later. Whether it is late, and at which month's end it is past its limit, leaves each
assessment a span of days on which its clock may start. Referrals that need an assessment (1.6) are
points, assessments are spans: each referral in turn takes, of the spans that hold it, the one that ends
first, and so as many as possible find one. A referral that finds none is assessed after the report.
An assessment that no referral began is led by a strategy discussion about a child whose case is open.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Sequence

from reporting.replay.assessments import LIMIT, OUTCOMES, USUAL_OUTCOMES, Item
from reporting.replay.assessments import plan as by_month
from reporting.replay.draft import Case, Draft, first_day, last_day, month_of
from reporting.replay.reading import Published
from reporting.replay.sharing import share_out

LATE_DAYS = 6
"""A late assessment is authorised in the last days of its month."""
BEFORE = 3
"""Months before the report whose referrals may have been assessed in it or just before it."""
KNOWN_FOR = 250
"""Days for which a case may have been open before an assessment that no referral began."""


def plan(published: Published, draft: Draft, needed: dict[int, int]) -> None:
    """Every assessment; `needed` is how many referrals of each month must have one."""
    new, completed = by_month(published, "")
    updated, _ = by_month(published, "U")
    for item in (*new, *updated):
        _span(draft, item)
    must, may = _referred(published, draft, needed)
    for case in _match(must, new):
        late = draft.weekday(last_day(draft.last) + 1, last_day(draft.last) + 20)
        new.append(Item(draft.last + 1, clock_from=late, clock_to=late, case=case, from_referral=True))
    _match(may, [item for item in new if item.started < draft.first])
    cases = _Cases(draft)
    outcomes = _outcomes(published, draft, new, completed.known)
    _write(published, draft, new, "", cases, outcomes)
    _write(published, draft, updated, "U", cases, {})


# ── Spans ────────────────────────────────────────────────────────────────────────────────────────


def _span(draft: Draft, item: Item) -> None:
    """Settle the day of authorisation, and the first and last day on which the clock may have started."""
    last = last_day(item.started)
    if item.authorised is not None:
        item.authorised_on = _authorised(draft, item, item.authorised)
        last = min(last, item.authorised_on)
    item.clock_from, item.clock_to = first_day(item.started) - 62, last
    if item.over_from is not None:
        item.clock_to = min(last, draft.calendar.earliest(last_day(item.over_from), LIMIT) - 1)
        if item.started < item.over_from:
            item.clock_from = draft.calendar.earliest(last_day(item.over_from - 1), LIMIT)
        return
    if item.late and item.authorised is not None and item.authorised_on is not None:
        item.clock_to = min(last, draft.calendar.earliest(item.authorised_on, LIMIT) - 1)
        if item.started < item.authorised:
            item.clock_from = draft.calendar.earliest(last_day(item.authorised - 1), LIMIT)
        return
    in_time_at = item.authorised_on if item.authorised_on is not None else last_day(draft.last)
    item.clock_from = draft.calendar.earliest(in_time_at, LIMIT)


def _authorised(draft: Draft, item: Item, month: int) -> int:
    """Late ones at the end of their month; others on a day that is in time for a clock from the month they started in."""
    first, last = first_day(month), last_day(month)
    if item.late or item.over_from is not None:
        return draft.weekday(last - LATE_DAYS, last)
    begins = last_day(item.started)
    while last > first and draft.calendar.count(begins, last) > LIMIT:
        last -= 1
    if item.started == month:
        first = (first + last) // 2
    return draft.weekday(first, last)


# ── Which child ──────────────────────────────────────────────────────────────────────────────────


def _referred(published: Published, draft: Draft, needed: dict[int, int]) -> tuple[list[Case], list[Case]]:
    """Cases of the report's referrals that must be assessed, and of those shortly before that may have been; by day."""
    of_month: dict[int, list[Case]] = {}
    for case in draft.cases:
        if case.referral is not None:
            of_month.setdefault(month_of(case.started_on), []).append(case)
    must = [case for month in published.months for case in of_month.get(month, [])[: needed[month]]]
    may = [case for month in range(draft.first - BEFORE, draft.first) for case in of_month.get(month, [])]
    return sorted(must, key=lambda case: case.started_on), sorted(may, key=lambda case: case.started_on)


def _match(cases: Sequence[Case], items: Sequence[Item]) -> list[Case]:
    """Give cases, by day, the assessments whose span holds their day; returns those that found none."""
    coming = sorted((item for item in items if item.case is None), key=lambda item: item.clock_from, reverse=True)
    waiting: list[tuple[int, int, Item]] = []
    left = []
    for case in cases:
        day = case.started_on
        while coming and coming[-1].clock_from <= day:
            item = coming.pop()
            heapq.heappush(waiting, (item.clock_to, len(coming), item))
        aside = []
        found = None
        while waiting and found is None:
            entry = heapq.heappop(waiting)
            if entry[0] < day:
                continue
            if _outlasts(case, entry[2]):
                found = entry[2]
            else:
                aside.append(entry)
        for entry in aside:
            heapq.heappush(waiting, entry)
        if found is None:
            left.append(case)
        else:
            found.case, found.from_referral = case, True
    return left


def _outlasts(case: Case, item: Item) -> bool:
    """Whether the case stays open until the assessment is done: it closes when the child is referred again."""
    return case.again_on is None or (item.authorised_on is not None and item.authorised_on < case.again_on)


class _Cases:
    """Cases by the day they began, for assessments that no referral began."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.cases = sorted(draft.cases, key=lambda case: case.started_on)
        self.days = [case.started_on for case in self.cases]

    def open_on(self, day: int, item: Item) -> Case:
        """A case open on the day and until the assessment is done; a new child's where there is none."""
        first, last = bisect_left(self.days, day - KNOWN_FOR), bisect_left(self.days, day - 20)
        for _ in range(20 if first < last else 0):
            case = self.cases[int(self.draft.random.integers(first, last))]
            if _outlasts(case, item):
                return case
        return self.draft.case(self.draft.child(), day)


# ── Rows ─────────────────────────────────────────────────────────────────────────────────────────


def _write(published: Published, draft: Draft, items: list[Item], kind: str, cases: _Cases, outcomes: dict[int, str]) -> None:
    for item in items:
        started, clock = _days(draft, item)
        case, done = item.case or cases.open_on(clock, item), item.authorised_on
        case.busy_until = max(case.busy_until, (last_day(published.last) if done is None else done) + 1)
        ending = outcomes.get(id(item)) or ("no_further_action", "continue_plan", "cin_plan")[int(draft.random.integers(3))]
        referral = case.referral if item.from_referral else None
        if referral is not None:
            referral["assessed"], referral["outcome"] = True, "referral_outcome:assessment"
        draft.add(
            "assessment", child=case.child, on=started, kind=_kind(kind, item), case=case, referral=referral,
            clock_started_on=clock, started_on=started, child_seen_on=None if done is None else min(started + 7, done),
            finished_on=done, authorised_on=done, outcome=None if done is None else f"assessment_outcome:{ending}",
            due_on=draft.calendar.add(clock, LIMIT),
        )  # fmt: skip


def _kind(kind: str, item: Item) -> str:
    if kind:
        return "assessment_type:updated"
    return "assessment_type:new" if item.from_referral else "assessment_type:strategy_led"


def _days(draft: Draft, item: Item) -> tuple[int, int]:
    """The day the assessment started, in its month, and the day its clock did: never later, if its months allow."""
    first, last = first_day(item.started), last_day(item.started)
    if item.authorised_on is not None:
        last = max(first, min(last, item.authorised_on))
    if item.case is not None:
        referred = item.case.started_on
        started = draft.weekday(max(first, referred), min(last, max(first, referred) + 3))
        return started, referred
    started = draft.weekday(min(max(first, item.clock_from), last), last)
    return started, max(min(started, item.clock_to), item.clock_from)


def _outcomes(published: Published, draft: Draft, items: list[Item], known: dict[int, bool]) -> dict[int, str]:
    """The outcome of every completed assessment, by the four groups that add up to all."""
    found: dict[int, str] = {}
    for month in published.months:
        done = draft.shuffled([item for item in items if item.authorised == month])
        for row, count in share_out(published, month, len(done), list(OUTCOMES), USUAL_OUTCOMES, known=known[month]).items():
            for _ in range(count):
                found[id(done.pop())] = OUTCOMES[row][int(draft.random.integers(len(OUTCOMES[row])))]
    return found
