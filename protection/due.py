"""When visits, core groups and reviews of a protection plan are due, from the rows that started their clocks."""

from __future__ import annotations

import datetime

from django.db.models import Max

from protection.local_choices import REVIEW_AFTER_BIRTH, YES
from protection.models import InitialConference, ProtectionPlan
from protection.timescales import (
    CP_VISIT,
    FIRST_CORE_GROUP,
    FIRST_REVIEW,
    INITIAL_CONFERENCE,
    LATER_CORE_GROUP,
    LATER_REVIEW,
    PRE_BIRTH_FIRST_REVIEW,
    TRANSFER_IN_CONFERENCE,
)


def conference_due_on(conference: InitialConference) -> datetime.date | None:
    """From the enquiry; for a child who moved in with a plan, from the notice; for any other there is no limit."""
    if conference.enquiry is not None:
        return INITIAL_CONFERENCE.due_on(conference.enquiry.started_on)
    return TRANSFER_IN_CONFERENCE.due_on(conference.transfer_notified_on) if conference.transfer_notified_on else None


def visit_due_on(plan: ProtectionPlan, *, before: datetime.date | None = None) -> datetime.date | None:
    """From the last visit that counts (of those `before` a day), else from the plan's start.

    An unborn child cannot be seen: the clock of a plan made before birth starts with the birth.
    """
    child = plan.child
    if child.is_unborn:
        return None
    seen = plan.visits.that_count()
    if before is not None:
        seen = seen.filter(visited_on__lt=before)
    last = seen.aggregate(last=Max("visited_on"))["last"]
    began = max(plan.started_on, child.date_of_birth) if child.date_of_birth else plan.started_on
    return CP_VISIT.due_on(last or began)


def core_group_due_on(plan: ProtectionPlan, *, before: datetime.date | None = None) -> datetime.date | None:
    """From the last core group held (of those `before` a day), else from the conference that made the plan."""
    held = plan.core_groups.held()
    if before is not None:
        held = held.filter(held_on__lt=before)
    last = held.aggregate(last=Max("held_on"))["last"]
    return LATER_CORE_GROUP.due_on(last) if last else FIRST_CORE_GROUP.due_on(plan.started_on)


def review_due_on(plan: ProtectionPlan, *, before: datetime.date | None = None) -> datetime.date | None:
    """From the last review held (of those `before` a day), else from the conference that made the plan.

    The first review of a plan made before birth may be due sooner, by the birth.
    """
    held = plan.reviews.held()
    if before is not None:
        held = held.filter(held_on__lt=before)
    last = held.aggregate(last=Max("held_on"))["last"]
    if last:
        return LATER_REVIEW.due_on(last)
    born = plan.child.date_of_birth
    by_birth = born is not None and born > plan.started_on and REVIEW_AFTER_BIRTH.on(born) == YES
    dates = [FIRST_REVIEW.due_on(plan.started_on), PRE_BIRTH_FIRST_REVIEW.due_on(born) if by_birth else None]
    return min((day for day in dates if day is not None), default=None)
