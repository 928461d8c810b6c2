"""Due dates of child protection that follow their clocks."""

from __future__ import annotations

import datetime

from django.db.models import Max, Q, QuerySet

from csc.due_dates import keep_due
from protection import codes
from protection.models import CoreGroup, CourtProceedings, InitialConference, ReviewConference, Section47Enquiry
from protection.timescales import (
    CARE_PROCEEDINGS,
    FIRST_CORE_GROUP,
    FIRST_REVIEW,
    INITIAL_CONFERENCE,
    LATER_CORE_GROUP,
    LATER_REVIEW,
    TRANSFER_IN_CONFERENCE,
)


def _enquiries() -> QuerySet[Section47Enquiry]:
    """Enquiries that may still lead to a conference: under way, or completed with a child at continuing risk."""
    may_lead_to_one = Q(completed_on=None) | Q(outcome=codes.SUBSTANTIATED_CONTINUING_RISK)
    awaited = Section47Enquiry.objects.standing().filter(may_lead_to_one, conference_not_required=False)
    return awaited.exclude(conference__held_on__isnull=False)


def _conference_due(conference: InitialConference) -> datetime.date | None:
    if conference.enquiry is not None:
        return INITIAL_CONFERENCE.due_on(conference.enquiry.started_on)
    return TRANSFER_IN_CONFERENCE.due_on(conference.transfer_notified_on)


def _awaited_of_plan(model: type[CoreGroup] | type[ReviewConference], meetings: str) -> QuerySet:
    """Meetings not held yet of plans still open, each with the day the last one of its plan was held."""
    held = Q(**{f"plan__{meetings}__state": "complete"})
    awaited = model.objects.standing().filter(held_on=None, plan__ended_on=None).select_related("plan")
    return awaited.annotate(last_held=Max(f"plan__{meetings}__held_on", filter=held))


def _core_group_due(group: CoreGroup) -> datetime.date | None:
    last_held: datetime.date | None = group.last_held  # type: ignore[attr-defined]  # from the query above
    return LATER_CORE_GROUP.due_on(last_held) if last_held else FIRST_CORE_GROUP.due_on(group.plan.started_on)


def _review_due(review: ReviewConference) -> datetime.date | None:
    last_held: datetime.date | None = review.last_held  # type: ignore[attr-defined]  # from the query above
    return LATER_REVIEW.due_on(last_held) if last_held else FIRST_REVIEW.due_on(review.plan.started_on)


keep_due("conference_due_on", open_rows=_enquiries, work_out=lambda enquiry: INITIAL_CONFERENCE.due_on(enquiry.started_on))
keep_due(
    "due_on",
    open_rows=lambda: InitialConference.objects.standing().filter(held_on=None).select_related("enquiry"),
    work_out=_conference_due,
)
keep_due("due_on", open_rows=lambda: _awaited_of_plan(CoreGroup, "core_groups"), work_out=_core_group_due)
keep_due("due_on", open_rows=lambda: _awaited_of_plan(ReviewConference, "reviews"), work_out=_review_due)
keep_due(
    "due_on",
    open_rows=lambda: CourtProceedings.objects.standing().filter(final_order_on=None),
    work_out=lambda proceedings: CARE_PROCEEDINGS.due_on(proceedings.issued_on),
)
