"""Adoption, by hand."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from tests.reporting.oracle.figures import Case, Loop, figure
from tests.reporting.oracle.world import Period, World, months_later


@figure("adoptions")
def adopted(w: World, m: Period) -> Iterator[Case]:
    for plan in w.adoptions:
        if plan.ordered_on in m and plan.period_of_care_id:
            yield Case(plan, plan.team_id, plan.ordered_on)


def within_a_year(start: datetime.date | None, end: datetime.date | None) -> bool:
    return start is not None and end is not None and start <= end <= months_later(start, 12)


@figure("adoption_orders_within_12_months_of_decision")
def ordered_in_time(w: World, m: Period) -> Iterator[Case]:
    for case in adopted(w, m):
        yield Case(case.record, case.unit, case.day, within_a_year(case.record.decided_on, case.day))


@figure("adoption_orders_within_12_months_of_decision_count")
def ordered_in_time_count(w: World, m: Period) -> Iterator[Case]:
    for case in ordered_in_time(w, m):
        if case.top:
            yield case


@figure("adoption_placed_within_12_months_of_decision")
def placed_in_time(w: World, m: Period) -> Iterator[Case]:
    """Children whose placement with adopters once broke down are left out."""
    for case in adopted(w, m):
        broken = w.of("disruptions", "plan_id", case.record.pk)
        if not any(row.placed_on is not None and row.placed_on <= case.day for row in broken):
            yield Case(case.record, case.unit, case.day, within_a_year(case.record.decided_on, case.record.placed_on))


def days_until(moved_in: Callable[[Any], datetime.date]) -> Loop:
    """From the start of the final period of care, of those whose days are known and in order."""

    def loop(w: World, period: Period) -> Iterator[Case]:
        for case in adopted(w, period):
            plan, care = case.record, w.period.get(case.record.period_of_care_id)
            if plan.placed_on is not None and care is not None and plan.placed_on >= care.started_on:
                yield Case(plan, case.unit, case.day, Fraction((moved_in(plan) - care.started_on).days))

    return loop


def home_that_adopted(plan: Any) -> datetime.date:
    """To the adopters, or to the foster carer who then adopted."""
    return plan.foster_placement_on if plan.adopted_by_foster_carer and plan.foster_placement_on else plan.placed_on


@figure("adoption_days_care_to_placement_a1")
def a1(w: World, m: Period) -> Iterator[Case]:
    yield from days_until(lambda plan: plan.placed_on)(w, m.financial_year)


@figure("adoption_days_care_to_placement_a10")
def a10(w: World, m: Period) -> Iterator[Case]:
    yield from days_until(home_that_adopted)(w, m.year)


@figure("adoption_days_order_to_match_a2")
def a2(w: World, m: Period) -> Iterator[Case]:
    """Nought where the match came first."""
    for case in adopted(w, m.financial_year):
        plan = case.record
        if plan.placement_order_on and plan.placed_on and plan.matched_on:
            yield Case(plan, case.unit, case.day, Fraction(max((plan.matched_on - plan.placement_order_on).days, 0)))


@figure("adoptions_harder_to_place")
def harder_to_place(w: World, m: Period) -> Iterator[Case]:
    for case in adopted(w, m):
        flagged = case.record.harder_to_place_id not in (None, "harder_to_place:none")
        yield Case(case.record, case.unit, case.day, flagged)


@figure("children_placed_for_adoption")
def placed(w: World, m: Period) -> Iterator[Case]:
    for plan in w.adoptions:
        over = [day for day in (plan.ordered_on, plan.reversed_on) if day is not None]
        still = not over or min(over) > m.last
        if plan.period_of_care_id and plan.placed_on is not None and plan.placed_on <= m.last and still:
            yield Case(plan, w.responsible(plan, m.last), m.last)


@figure("adopters_approved", held_in="adopters")
def adopters_approved(w: World, m: Period) -> Iterator[Case]:
    for family in w.adopters:
        if family.approved_on in m:
            yield Case(family, None, family.approved_on)


def stages(family: Any, day: datetime.date) -> set[str]:
    """Which stage of the assessment a family is in on the day; between them it is in neither."""
    if family.stage_two_started_on is not None and family.stage_two_started_on <= day:
        return {"stage 2"}
    first_over = family.stage_one_ended_on is not None and family.stage_one_ended_on <= day
    return set() if first_over else {"stage 1"}


@figure("adopters_in_assessment", held_in="adopters")
def adopters_in_assessment(w: World, m: Period) -> Iterator[Case]:
    for family in w.adopters:
        ends = [d for d in (family.approved_on, family.left_on, family.stage_two_ended_on) if d is not None]
        begun = family.stage_one_started_on is not None and family.stage_one_started_on <= m.last
        if begun and (not ends or min(ends) > m.last) and stages(family, m.last):
            yield Case(family, None, m.last)
