"""Reviews of looked-after children and what is agreed at them, by hand."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from tests.reporting.oracle.figures import Case, figure
from tests.reporting.oracle.looked_after import now
from tests.reporting.oracle.world import ONE_DAY, Period, World, months_later

TOOK_PART = tuple(f"review_participation:PN{number}" for number in range(1, 7))


def held_before(w: World, period: Any, day: datetime.date) -> list[datetime.date]:
    """The reviews of a period of care held before a day, earliest first."""
    reviews = w.of("lac_reviews", "period_of_care_id", period.pk)
    return sorted(review.held_on for review in reviews if review.held_on is not None and review.held_on < day)


def adoption_plan(w: World, period: Any, day: datetime.date) -> Any:
    """The plan for adoption in force on the day: decided, and neither carried out nor given up."""
    found = None
    for plan in w.of("adoptions", "period_of_care_id", period.pk):
        over = [end for end in (plan.ordered_on, plan.reversed_on) if end is not None]
        if plan.decided_on <= day and (not over or min(over) > day):
            found = plan if found is None or (plan.decided_on, plan.pk) >= (found.decided_on, found.pk) else found
    return found


def review_due(w: World, period: Any, day: datetime.date) -> datetime.date:
    """The last day for the next review, as things stood at the start of a day."""
    held = held_before(w, period, day)
    plan = adoption_plan(w, period, day)
    if plan is not None and plan.placed_on is not None and plan.placed_on <= day:
        since = [each for each in held if each >= plan.placed_on]
        if not since:
            return plan.placed_on + datetime.timedelta(weeks=4)
        return months_later(held[-1], 3 if len(since) == 1 else 6)
    usual = months_later(held[-1], 3 if len(held) == 1 else 6) if held else w.working_day_after(period.started_on, 20)
    authority = [] if plan is None else [d for d in (plan.placement_order_on, plan.consent_on) if d is not None and d <= day]
    if authority and (not held or held[-1] < min(authority)):
        return min(usual, months_later(min(authority), 3))
    return usual


@figure("lac_reviews_in_timescale")
def reviews_in_timescale(w: World, m: Period) -> Iterator[Case]:
    for review, period in reviews(w, m):
        in_time = period.started_on <= review.held_on and within(w, period, review.held_on)
        yield Case(review, review.team_id, review.held_on, in_time)


def within(w: World, period: Any, day: datetime.date) -> bool:
    """Held by the last day; days not worked after the twentieth working day use nothing of the limit."""
    if not held_before(w, period, day) and no_adoption(w, period, day):
        return w.working_days(period.started_on, day) <= 20
    return day <= review_due(w, period, day)


def no_adoption(w: World, period: Any, day: datetime.date) -> bool:
    plan = adoption_plan(w, period, day)
    return plan is None or not [d for d in (plan.placed_on, plan.placement_order_on, plan.consent_on) if d and d <= day]


def reviews(w: World, m: Period) -> Iterator[tuple[Any, Any]]:
    for review in w.lac_reviews:
        period = w.period.get(review.period_of_care_id)
        if review.held_on in m and period is not None and not period.short_breaks:
            yield review, period


@figure("lac_review_participation")
def participation(w: World, m: Period) -> Iterator[Case]:
    for review, _ in reviews(w, m):
        age = w.age(review, review.held_on)
        if age is not None and age >= 4:
            yield Case(review, review.team_id, review.held_on, review.participation_id in TOOK_PART)


def overdue(w: World, period: Any, day: datetime.date) -> bool:
    tomorrow = day + ONE_DAY
    if not held_before(w, period, tomorrow) and no_adoption(w, period, tomorrow):
        return w.working_days(period.started_on, day) > 20
    return day > review_due(w, period, tomorrow)


@figure("lac_reviews_overdue")
def reviews_overdue(w: World, m: Period) -> Iterator[Case]:
    for case in now(w, m):
        if overdue(w, case.record, m.last):
            yield case


@figure("lac_children_all_reviews_in_timescale")
def all_reviews_in_timescale(w: World, m: Period) -> Iterator[Case]:
    year_began = months_later(m.last + ONE_DAY, -12)
    for case in now(w, m):
        period = case.record
        if w.working_day_after(period.started_on, 20) > m.last:
            continue
        in_time = not overdue(w, period, m.last)
        for day in held_before(w, period, m.last + ONE_DAY):
            due = review_due(w, period, day)
            if due >= year_began and day > due:
                in_time = False
        yield Case(period, case.unit, m.last, in_time)


@figure("lac_with_up_to_date_care_plan")
def with_up_to_date_care_plan(w: World, m: Period) -> Iterator[Case]:
    """There is a plan, and the review that fell due last was held, or the plan agreed anew since."""
    for case in now(w, m):
        period = case.record
        if w.working_day_after(period.started_on, 10) > m.last:
            continue
        plans = w.of("care_plans", "period_of_care_id", period.pk)
        agreed = [plan.agreed_on for plan in plans if plan.agreed_on is not None and plan.agreed_on <= m.last]
        due = review_due(w, period, m.last + ONE_DAY)
        up_to_date = bool(agreed) and (not overdue(w, period, m.last) or max(agreed) >= due)
        yield Case(period, case.unit, m.last, up_to_date)


def has_permanence_plan(w: World, period: Any, day: datetime.date) -> bool:
    plans = w.of("permanence_plans", "period_of_care_id", period.pk)
    return any(plan.agreed_on <= day and (plan.ended_on is None or plan.ended_on > day) for plan in plans)


@figure("permanence_plan_in_place", "all_looked_after")
def permanence_of_all(w: World, m: Period) -> Iterator[Case]:
    for case in now(w, m):
        yield Case(case.record, case.unit, m.last, has_permanence_plan(w, case.record, m.last))


@figure("permanence_plan_in_place")
def permanence_by_second_review(w: World, m: Period) -> Iterator[Case]:
    """The second review was held or is due; without a first one, four months have gone by."""
    for case in permanence_of_all(w, m):
        held = held_before(w, case.record, m.last + ONE_DAY)
        second_due = len(held) == 1 and months_later(held[0], 3) <= m.last
        if len(held) > 1 or second_due or months_later(case.record.started_on, 4) <= m.last:
            yield case
