"""Keeping plans: reviews (5.13), plans up to date (5.14) and visits (5.15), month by month.

5.13 counts reviews by the day held: h(m) of them, t(m) in time. One in time is on a plan whose last review (or
conference) is recent enough; a late one on a plan past that day. Plans wanted late next month are left
alone in this one.
5.14: x(m) = d(m) - n(m) plans of at least ten working days are not up to date: those that nobody has agreed
yet, and those reviewed since they were agreed, more than six months ago. Plans enter without having been
agreed; as many are agreed in a month as must be for x(m) to remain, those that lapsed first.
5.15: n(m) of the d(m) plans at least 7 days old get a visit in the last 14 days of the month; every visit
to the others lies earlier in the month.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from csc import periods
from reporting.replay.conferences import OLD_ENOUGH
from reporting.replay.draft import Draft, first_day, last_day
from reporting.replay.plans import Plan
from reporting.replay.reading import Published

FIRST_MONTHS, LATER_MONTHS = 3, 6
AGREED_FOR_MONTHS = 6
GROWN, VISITED_WITHIN = 7, 14
REVIEWED_BEFORE = 0.14
"""The share of plans reviewed in a month before the report: few enough that some reviews are overdue when it begins."""
USUALLY_REVIEWED, USUALLY_IN_TIME, USUALLY_AGREED, USUALLY_VISITED = 0.22, 0.95, 0.9, 0.93


def plan(published: Published, draft: Draft, plans: list[Plan]) -> None:
    """Every review, update and visit of the report's months and the year before."""
    kept = [_Kept(each, started_on=each.started_on, anchor=each.started_on) for each in plans if each.started_on is not None]
    wanted = {month: _reviews(published, kept, month) for month in published.window}
    for month in published.window:
        running = [each for each in kept if each.open_at(last_day(month))]
        _review(draft, kept, month, wanted)
        _agree(published, draft, running, month)
        if month >= published.first:
            _visit(published, draft, running, month)


@dataclass(eq=False)
class _Kept:
    """A plan, the day from which its next review is due, and the day it was last agreed."""

    plan: Plan
    started_on: int
    anchor: int
    reviewed: bool = False
    agreed_on: int | None = None

    def open_at(self, day: int) -> bool:
        return self.started_on <= day and (self.plan.ended_on is None or day < self.plan.ended_on)

    def until(self, day: int) -> int:
        """The last day on the plan, `day` at the latest."""
        return day if self.plan.ended_on is None else min(day, self.plan.ended_on - 1)

    @property
    def due(self) -> int:
        """The last day on which the next review is in time."""
        return months_after(self.anchor, LATER_MONTHS if self.reviewed else FIRST_MONTHS)


@cache
def months_after(day: int, months: int) -> int:
    """The same day of a later month."""
    return int(periods.add_months(np.array([day]), months)[0])


# ── Reviews ──────────────────────────────────────────────────────────────────────────────────────


def _reviews(published: Published, plans: list[_Kept], month: int) -> tuple[int, int]:
    """How many reviews are held, and how many of them late."""
    held = published.denominator("5.13", month)
    if held is None:
        running = sum(each.open_at(last_day(month)) for each in plans)
        near = round((USUALLY_REVIEWED if month >= published.first else REVIEWED_BEFORE) * running)
        around = (near + sign * step for step in range(near + 100) for sign in (1, -1) if near + sign * step >= 0)
        held = next((n for n in around if published.possible(month, n, "5.13")), near)
    in_time = published.near("5.13", month, held, USUALLY_IN_TIME)[1]
    if published.cell("5.13", month) is None and month < published.first:
        in_time = held
    return held, held - in_time


def _review(draft: Draft, plans: list[_Kept], month: int, wanted: dict[int, tuple[int, int]]) -> None:
    """Late reviews first, on plans past their day; those in time on the others, the soonest due first.

    A plan that a later month needs for a late review is left alone as long as there are others. Where there
    are too few plans some are reviewed twice in a month: an early review is in time.
    """
    first, last = first_day(month), last_day(month)
    held, late = wanted[month]
    dues = {id(each): each.due for each in plans}
    order = sorted(
        (each for each in plans if each.started_on < last and each.until(last) >= first), key=lambda each: dues[id(each)]
    )
    overdue = [each for each in order if max(first, dues[id(each)] + 1) <= each.until(last)][:late]
    for each in overdue:
        _hold(draft, each, draft.weekday(max(first, each.due + 1), each.until(last)))
    chosen = {id(each) for each in overdue}
    rest = [each for each in order if id(each) not in chosen]
    reserved = _reserved(rest, dues, month, wanted)
    missing = held - len(overdue)
    for group in ([each for each in rest if id(each) not in reserved], overdue, rest, rest, rest):
        for each in group:
            begins, ends = max(first, each.anchor + 1), min(each.until(last), each.due)
            if missing > 0 and begins <= ends:
                _hold(draft, each, draft.weekday(begins, ends))
                missing -= 1


def _reserved(plans: list[_Kept], dues: dict[int, int], month: int, wanted: dict[int, tuple[int, int]]) -> set[int]:
    """Plans that the late reviews of the coming months need, the first month's first."""
    reserved: set[int] = set()
    for later in range(month + 1, month + 1 + LATER_MONTHS):
        first, last = first_day(later), last_day(later)
        lacking = wanted[later][1] if later in wanted else 0
        for each in plans:
            if lacking == 0:
                break
            if id(each) not in reserved and max(first, dues[id(each)] + 1) <= each.until(last) - 1:
                reserved.add(id(each))
                lacking -= 1
    return reserved


def _hold(draft: Draft, each: _Kept, day: int) -> None:
    meeting = draft.add("meeting", on=day, kind="review", held_on=day, quorate=True)
    draft.add(
        "review", child=each.plan.child, on=day, plan=each.plan.row, meeting=meeting, due_on=each.due, held_on=day,
        outcome="review_outcome:continue", late_reason=None,
    )  # fmt: skip
    each.anchor, each.reviewed = day, True


# ── Plans up to date ─────────────────────────────────────────────────────────────────────────────


def _agree(published: Published, draft: Draft, running: list[_Kept], month: int) -> None:
    last, far = last_day(month), last_day(draft.last + 1)
    judged = [each for each in running if draft.calendar.count(each.started_on, last) >= OLD_ENOUGH]
    agreed = published.near("5.14", month, len(judged), _nearest(published, month))[0]
    behind = [each for each in judged if not _up_to_date(each, last)]
    excess = len(behind) - (len(judged) - agreed)
    for each in sorted(behind, key=lambda one: (one.agreed_on is None, one.until(far), one.started_on))[: max(0, excess)]:
        _update(draft, each, draft.weekday(max(first_day(month), each.anchor, each.started_on), last))


def _up_to_date(each: _Kept, day: int) -> bool:
    """As row 5.14 has it: agreed since the last conference, or within six months."""
    if each.agreed_on is None:
        return False
    since = each.anchor if each.reviewed else each.started_on
    return each.agreed_on >= since or months_after(each.agreed_on, AGREED_FOR_MONTHS) >= day


def _nearest(published: Published, month: int) -> float:
    known = {cell.month: float(cell.value) for cell in published.of("5.14") if cell.value is not None}
    return known[min(known, key=lambda each: abs(each - month))] / 100 if known else USUALLY_AGREED


def _update(draft: Draft, each: _Kept, day: int) -> None:
    draft.add("plan_update", child=each.plan.child, on=day, plan=each.plan.row, agreed_on=day)
    each.agreed_on = day


# ── Visits ───────────────────────────────────────────────────────────────────────────────────────


def _visit(published: Published, draft: Draft, running: list[_Kept], month: int) -> None:
    last = last_day(month)
    grown = [each for each in running if last - each.started_on >= GROWN]
    visited = published.near("5.15", month, len(grown), USUALLY_VISITED)[0]
    seen = {id(each) for each in draft.shuffled(grown)[:visited]}
    for each in grown:
        early = last - VISITED_WITHIN - 1
        if each.started_on < early - 5:
            _seen(draft, each, draft.weekday(max(first_day(month), each.started_on), early))
        if id(each) in seen:
            _seen(draft, each, draft.weekday(max(last - VISITED_WITHIN, each.started_on), last))


def _seen(draft: Draft, each: _Kept, day: int) -> None:
    draft.add(
        "visit",
        child=each.plan.child,
        on=day,
        plan=each.plan.row,
        due_on=day,
        visited_on=day,
        child_seen=True,
        seen_alone="visit_alone:alone",
    )
