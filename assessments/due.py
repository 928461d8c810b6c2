"""When the next visit and the next review of a child in need plan are due, from the rows that started their clocks."""

from __future__ import annotations

import datetime

from assessments.models import Assessment, CinPlan
from assessments.timescales import CIN_REVIEW, CIN_VISIT, CLOCK_OF_TYPE
from csc.measured import Measured
from csc.timescales import Clock
from workforce.records import CaseRecord


def assessment_due_on(assessment: Assessment) -> datetime.date | None:
    """By the clock of its type; none for a type without one, or where its start is not known."""
    clock = CLOCK_OF_TYPE.get(assessment.kind_id)
    return clock.due_on(assessment.clock_started_on) if clock and assessment.clock_started_on else None


def cin_visit_due_on(plan: CinPlan, *, before: datetime.date | None = None) -> datetime.date | None:
    """From the last visit at which the child was seen (of those `before` a day), else from the plan's start.

    By the interval of the team that held the child on that day.
    """
    seen = plan.visits.child_seen()
    if before is not None:
        seen = seen.filter(visited_on__lt=before)
    last = seen.select_related("team").order_by("visited_on", "pk").last()
    return _of_team(CIN_VISIT, last or plan).due_on(last.visited_on if last else plan.started_on)


def cin_review_due_on(plan: CinPlan, *, before: datetime.date | None = None) -> datetime.date | None:
    """From the last review held (of those `before` a day), else from the plan's start.

    By the interval of the team that held the child on that day.
    """
    held = plan.reviews.held()
    if before is not None:
        held = held.filter(held_on__lt=before)
    last = held.select_related("team").order_by("held_on", "pk").last()
    return _of_team(CIN_REVIEW, last or plan).due_on(last.held_on if last else plan.started_on)


def _of_team(clock: Clock, record: CaseRecord) -> Measured:
    """The clock under the standard of the type of the record's team, where that type has its own."""
    if not clock.team_types_apart() or record.team.team_type_id is None:
        return clock
    return clock.for_team_type(record.team.team_type_id)
