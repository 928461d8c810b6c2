"""How children on a plan, and others, are seen: by hand."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from tests.reporting.oracle.figures import Case, figure
from tests.reporting.oracle.plans import open_plans, own, plans_where
from tests.reporting.oracle.world import ONE_DAY, Period, World, local_day, seen

ALONE = "visit_alone:alone"
NOT_ALONE = ("visit_alone:not_alone", "visit_alone:not_appropriate")
FORTNIGHT = datetime.timedelta(days=14)
SOCIAL_WORKER_VISIT = "looked_after_visit_kind:social_worker"


def last_seen(w: World, plan: Any, day: datetime.date) -> datetime.date | None:
    visits = w.of("cp_visits", "plan_id", plan.pk)
    return max((visit.visited_on for visit in visits if seen(visit) and visit.visited_on <= day), default=None)


@figure("cp_visits_within_14_days")
def within_14_days(w: World, m: Period) -> Iterator[Case]:
    for plan, team in open_plans(w, m):
        if (m.last - plan.started_on).days >= 7:
            last = last_seen(w, plan, m.last)
            yield Case(plan, team, m.last, last is not None and (m.last - last).days <= 14)


@figure("cp_visits_up_to_date")
def up_to_date(w: World, m: Period) -> Iterator[Case]:
    """The interval is csc's default, ten working days."""
    for plan, team in open_plans(w, m):
        if w.working_day_after(plan.started_on, 10) <= m.last:
            yield Case(plan, team, m.last, w.within(last_seen(w, plan, m.last), m.last, 10))


def not_seen_for(w: World, plan: Any, m: Period) -> int:
    """Days since the child was seen, or since the plan began if that is later."""
    last = last_seen(w, plan, m.last)
    return (m.last - max(last or plan.started_on, plan.started_on)).days


figure("cp_children_no_visit_over_10_days")(plans_where(lambda w, plan, m: not_seen_for(w, plan, m) > 10))
figure("cp_children_no_visit_over_14_days")(plans_where(lambda w, plan, m: not_seen_for(w, plan, m) > 14))


@figure("cp_children_visited_more_than_once_in_month")
def more_than_once(w: World, m: Period) -> Iterator[Case]:
    """On a plan in the month for long enough that two fortnightly visits fell due in it."""
    for plan in own(w):
        last_day = m.last if plan.ended_on is None else min(m.last, plan.ended_on - ONE_DAY)
        second_due = max(plan.started_on, m.first - ONE_DAY) + 2 * FORTNIGHT
        if plan.started_on <= m.last and second_due <= last_day:
            visits = [v for v in w.of("cp_visits", "plan_id", plan.pk) if seen(v) and v.visited_on in m]
            yield Case(plan, plan.team_id, m.last, len(visits) > 1, once=w.child(plan))


@figure("cp_visits_due_completed_on_time")
def due_and_on_time(w: World, m: Period) -> Iterator[Case]:
    """Each visit once for the day it fell due; one still to be made only when its day is over."""
    for visit in w.cp_visits:
        plan = w.plan.get(visit.plan_id)
        if visit.due_on not in m or plan is None or plan.held_for_other_authority:
            continue
        in_force = plan.ended_on is None or plan.ended_on > visit.due_on
        if in_force and (seen(visit) or visit.due_on < w.known_to):
            on_time = seen(visit) and visit.visited_on <= visit.due_on
            yield Case(visit, visit.team_id, visit.due_on, on_time, once=(visit.plan_id, visit.due_on))


@figure("cp_visits_child_seen_alone_count")
def seen_alone_count(w: World, m: Period) -> Iterator[Case]:
    for visit in w.cp_visits:
        if visit.visited_on in m and seen(visit) and visit.seen_alone_id == ALONE:
            yield Case(visit, visit.team_id, visit.visited_on)


@figure("cp_visits_child_seen_alone")
def seen_alone(w: World, m: Period) -> Iterator[Case]:
    for visit in w.cp_visits:
        if visit.visited_on in m and visit.completed_at and w.age(visit, visit.visited_on) is not None:
            yield Case(visit, visit.team_id, visit.visited_on, seen(visit) and visit.seen_alone_id == ALONE)


def social_workers_visits(w: World) -> Iterator[Any]:
    """To looked-after children those of their social worker alone; reviewing officers and others visit too."""
    yield from (visit for visit in w.lac_visits if visit.kind_id == SOCIAL_WORKER_VISIT)


@figure("cp_visits_seen_and_seen_alone_where_appropriate")
def seen_and_alone_where_appropriate(w: World, m: Period) -> Iterator[Case]:
    for visit in (*w.cp_visits, *social_workers_visits(w)):
        if visit.visited_on not in m or not visit.completed_at or w.age(visit, visit.visited_on) is None:
            continue
        if visit.child_seen is None or (visit.child_seen and visit.seen_alone_id is None):
            continue  # nobody wrote it down: shown apart
        excused = visit.seen_alone_id in NOT_ALONE and visit.not_alone_reason_id is not None
        yield Case(visit, visit.team_id, visit.visited_on, seen(visit) and (visit.seen_alone_id == ALONE or excused))


@figure("visit_recording_lag_days")
def recording_lag(w: World, m: Period) -> Iterator[Case]:
    for visit in (*w.cp_visits, *w.cin_visits, *social_workers_visits(w)):
        recorded = local_day(visit.completed_at)
        if recorded in m and visit.visited_on is not None and visit.visited_on <= recorded:
            yield Case(visit, visit.team_id, recorded, Fraction((recorded - visit.visited_on).days))
