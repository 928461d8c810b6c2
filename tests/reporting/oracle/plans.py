"""Child protection plans and their reviews, by hand."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import Any

from tests.reporting.oracle.figures import Case, Loop, figure
from tests.reporting.oracle.world import ONE_DAY, Period, World, holds, months_later


def own(w: World) -> Iterator[Any]:
    """Plans of this authority: temporary ones held for another are left out."""
    for plan in w.plans:
        if not plan.held_for_other_authority:
            yield plan


def open_plans(w: World, m: Period) -> Iterator[tuple[Any, int | None]]:
    for plan in own(w):
        if holds(plan, m.last):
            yield plan, w.responsible(plan, m.last)


@figure("cp_plans_started")
def started(w: World, m: Period) -> Iterator[Case]:
    for plan in own(w):
        if plan.started_on in m:
            yield Case(plan, plan.team_id, plan.started_on)


@figure("cp_plans_started_rate_rolling_12m")
def started_in_the_year(w: World, m: Period) -> Iterator[Case]:
    yield from started(w, m.year)


def ended(w: World, m: Period) -> Iterator[Case]:
    for plan in own(w):
        if plan.ended_on in m:
            yield Case(plan, plan.team_id, plan.ended_on)


@figure("cp_plans_ended_rate_rolling_12m")
def ended_in_the_year(w: World, m: Period) -> Iterator[Case]:
    yield from ended(w, m.year)


@figure("cp_plans_open")
@figure("cp_plans_open_rate")
def open_now(w: World, m: Period) -> Iterator[Case]:
    for plan, team in open_plans(w, m):
        yield Case(plan, team, m.last)


@figure("cp_plans_open_over_18_months")
@figure("cp_plans_open_over_18_months", "local_standard")
def open_over_18_months(w: World, m: Period) -> Iterator[Case]:
    for plan, team in open_plans(w, m):
        yield Case(plan, team, m.last, m.last > months_later(plan.started_on, 18))


@figure("cp_plans_open_2_years_or_more")
def open_2_years(w: World, m: Period) -> Iterator[Case]:
    for plan, team in open_plans(w, m):
        yield Case(plan, team, m.last, m.last >= months_later(plan.started_on, 24))


@figure("cp_plans_ended_after_2_years_or_more")
def ended_after_2_years(w: World, m: Period) -> Iterator[Case]:
    for case in ended(w, m):
        plan = case.record
        yield Case(plan, case.unit, case.day, plan.ended_on >= months_later(plan.started_on, 24))


def had_one_before(w: World, plan: Any) -> bool:
    """An earlier plan of this authority, on record or stated as history."""
    for other in w.about("plans", plan):
        if not other.held_for_other_authority and other.started_on < plan.started_on:
            return True
    return plan.previous_plans_stated > 0


@figure("cp_plans_repeat_ever")
def repeat_ever(w: World, m: Period) -> Iterator[Case]:
    for case in started(w, m):
        yield Case(case.record, case.unit, case.day, had_one_before(w, case.record))


@figure("cp_plans_repeat_ever", "any_council")
def repeat_with_any_council(w: World, m: Period) -> Iterator[Case]:
    """A plan held here for another authority is a plan with a council too."""
    for case in started(w, m):
        plan = case.record
        before = any(other.started_on < plan.started_on for other in w.about("plans", plan))
        stated = plan.previous_plans_stated > 0 or plan.previous_plans_elsewhere > 0
        yield Case(plan, case.unit, case.day, before or stated)


@figure("cp_plans_repeat_ever_rolling_12m")
def repeat_ever_in_the_year(w: World, m: Period) -> Iterator[Case]:
    yield from repeat_ever(w, m.year)


@figure("cp_plans_repeat_within_2_years_rolling_12m", needs_months=24)
def repeat_within_2_years(w: World, m: Period) -> Iterator[Case]:
    """An earlier plan that was in force for a day or more ended no more than 24 months before this one began."""
    for case in started(w, m.year):
        plan, again = case.record, False
        for other in w.about("plans", plan):
            if other.held_for_other_authority or other.ended_on is None or other.ended_on <= other.started_on:
                continue
            again = again or months_later(plan.started_on, -24) <= other.ended_on <= plan.started_on
        yield Case(plan, case.unit, case.day, again)


@figure("cp_children_with_allocated_social_worker")
def with_social_worker(w: World, m: Period) -> Iterator[Case]:
    for plan, team in open_plans(w, m):
        yield Case(plan, team, m.last, w.has_qualified_worker(plan, m.last))


# ── Reviews ──────────────────────────────────────────────────────────────────────────────────────


def reviews_held(w: World, plan: Any, until: datetime.date) -> list[datetime.date]:
    """The days up to `until` on which the plan was reviewed."""
    reviews = w.of("reviews", "plan_id", plan.pk)
    return sorted({each.held_on for each in reviews if each.held_on is not None and each.held_on <= until})


def due_after(plan: Any, before: list[datetime.date]) -> datetime.date:
    """The last day for the next review: three months from the conference, six from the last review held."""
    return months_later(before[-1], 6) if before else months_later(plan.started_on, 3)


@figure("cp_reviews_in_timescale")
def reviews_in_timescale(w: World, m: Period) -> Iterator[Case]:
    for review in w.reviews:
        plan = w.plan.get(review.plan_id)
        if review.held_on in m and plan is not None and not plan.held_for_other_authority:
            before = reviews_held(w, plan, review.held_on - ONE_DAY)
            in_time = plan.started_on <= review.held_on <= due_after(plan, before)
            yield Case(review, review.team_id, review.held_on, in_time)


def is_overdue(w: World, plan: Any, day: datetime.date) -> bool:
    return day > due_after(plan, reviews_held(w, plan, day))


@figure("cp_reviews_overdue")
def reviews_overdue(w: World, m: Period) -> Iterator[Case]:
    for plan, team in open_plans(w, m):
        if is_overdue(w, plan, m.last):
            yield Case(plan, team, m.last)


@figure("cp_children_all_reviews_in_timescale")
def all_reviews_in_timescale(w: World, m: Period) -> Iterator[Case]:
    """On a plan for three months; every review that fell due in the year to the day was held, and in time."""
    year_began = months_later(m.last + ONE_DAY, -12)
    for plan, team in open_plans(w, m):
        if m.last < months_later(plan.started_on, 3):
            continue
        held = reviews_held(w, plan, m.last)
        in_time = not is_overdue(w, plan, m.last)
        for number, day in enumerate(held):
            due = due_after(plan, held[:number])
            if due >= year_began and day > due:
                in_time = False
        yield Case(plan, team, m.last, in_time)


@figure("first_core_group_within_10_working_days")
def first_core_group(w: World, m: Period) -> Iterator[Case]:
    for plan in own(w):
        due = w.working_day_after(plan.started_on, 10)
        if due in m and (plan.ended_on is None or plan.ended_on > due):
            held = [each.held_on for each in w.of("core_groups", "plan_id", plan.pk)]
            days = [day for day in held if day is not None and day >= plan.started_on]
            in_time = bool(days) and w.within(plan.started_on, min(days), 10)
            yield Case(plan, plan.team_id, due, in_time)


@figure("cp_children_with_up_to_date_plan")
def with_up_to_date_plan(w: World, m: Period) -> Iterator[Case]:
    """Agreed since the last conference, or within six months; a plan has ten working days to be written."""
    for plan, team in open_plans(w, m):
        if w.working_days(plan.started_on, m.last) < 10:
            continue
        agreed = [u.agreed_on for u in w.of("plan_updates", "plan_id", plan.pk) if u.agreed_on <= m.last]
        conference = max([plan.started_on, *reviews_held(w, plan, m.last)])
        up_to_date = bool(agreed) and (max(agreed) >= conference or m.last <= months_later(max(agreed), 6))
        yield Case(plan, team, m.last, up_to_date)


def plans_where(right: Callable[[World, Any, Period], bool]) -> Loop:
    """Open plans, counted where something is right about them."""

    def loop(w: World, m: Period) -> Iterator[Case]:
        for plan, team in open_plans(w, m):
            if right(w, plan, m):
                yield Case(plan, team, m.last)

    return loop
