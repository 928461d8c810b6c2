"""When the next visit and the next review of a child in need plan are due, from the rows that started their clocks."""

from __future__ import annotations

import datetime

from django.db.models import Max

from assessments.models import Assessment, CinPlan
from assessments.timescales import CIN_REVIEW, CIN_VISIT, CLOCK_OF_TYPE


def assessment_due_on(assessment: Assessment) -> datetime.date | None:
    """By the clock of its type; none for a type without one, or where its start is not known."""
    clock = CLOCK_OF_TYPE.get(assessment.kind_id)
    return clock.due_on(assessment.clock_started_on) if clock and assessment.clock_started_on else None


def cin_visit_due_on(plan: CinPlan, *, before: datetime.date | None = None) -> datetime.date | None:
    """From the last visit at which the child was seen (of those `before` a day), else from the plan's start."""
    seen = plan.visits.child_seen()
    if before is not None:
        seen = seen.filter(visited_on__lt=before)
    return CIN_VISIT.due_on(seen.aggregate(last=Max("visited_on"))["last"] or plan.started_on)


def cin_review_due_on(plan: CinPlan, *, before: datetime.date | None = None) -> datetime.date | None:
    """From the last review held (of those `before` a day), else from the plan's start."""
    held = plan.reviews.held()
    if before is not None:
        held = held.filter(held_on__lt=before)
    return CIN_REVIEW.due_on(held.aggregate(last=Max("held_on"))["last"] or plan.started_on)
