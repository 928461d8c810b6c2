"""Children in need, by hand."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from tests.reporting.oracle.figures import Case, figure
from tests.reporting.oracle.world import Period, World, holds, last_started, months_later, seen


def open_cases(w: World, m: Period) -> Iterator[Case]:
    for case in w.cases:
        if holds(case, m.last):
            yield Case(case, w.responsible(case, m.last), m.last, once=w.child(case))


figure("children_open_to_social_care")(open_cases)
figure("children_in_need_rate")(open_cases)


@figure("cin_open")
def in_need_only(w: World, m: Period) -> Iterator[Case]:
    """Neither looked after nor on a plan."""
    for case in open_cases(w, m):
        if not w.looked_after(case.record, m.last) and not w.on_own_plan(case.record, m.last):
            yield case


@figure("cin_and_cp_open")
@figure("cin_and_cp_open_rate")
def in_need_or_on_a_plan(w: World, m: Period) -> Iterator[Case]:
    for case in open_cases(w, m):
        if w.on_own_plan(case.record, m.last) or not w.looked_after(case.record, m.last):
            yield case


def plan_in_force(w: World, case: Any, day: datetime.date) -> Any:
    return last_started(plan for plan in w.about("cin_plans", case) if holds(plan, day))


@figure("cin_with_up_to_date_plan")
def with_up_to_date_plan(w: World, m: Period) -> Iterator[Case]:
    for each in in_need_only(w, m):
        case = each.record
        if (m.last - case.started_on).days < 45:
            continue
        plan, up_to_date = plan_in_force(w, case, m.last), False
        if plan is not None:
            reviews = [r.held_on for r in w.about("cin_reviews", case) if r.held_on is not None and r.held_on <= m.last]
            up_to_date = m.last <= months_later(max([plan.started_on, *reviews]), 3)
        yield Case(case, each.unit, m.last, up_to_date, once=each.once)


@figure("cin_visits_up_to_date")
def visits_up_to_date(w: World, m: Period) -> Iterator[Case]:
    """The interval is csc's default, twenty working days."""
    for each in in_need_only(w, m):
        case = each.record
        plan = plan_in_force(w, case, m.last)
        if plan is None or w.working_day_after(plan.started_on, 20) > m.last:
            continue
        visits = [v.visited_on for v in w.about("cin_visits", case) if seen(v) and v.visited_on <= m.last]
        yield Case(case, each.unit, m.last, w.within(max(visits, default=None), m.last, 20), once=each.once)
