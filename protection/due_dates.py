"""Due dates of child protection that follow their clocks."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from csc.due_dates import keep_due
from protection import codes
from protection.due import conference_due_on, core_group_due_on, review_due_on, visit_due_on
from protection.models import (
    CoreGroup,
    CourtProceedings,
    InitialConference,
    ProtectionVisit,
    ReviewConference,
    Section47Enquiry,
)
from protection.timescales import CARE_PROCEEDINGS, INITIAL_CONFERENCE


def enquiries_awaiting_a_booking() -> QuerySet[Section47Enquiry]:
    """Enquiries that may still lead to a conference: under way, or completed with a child at continuing risk.

    Once one is booked, its own row says by when it has to be held, and nothing is left to book.
    """
    booked = Exists(InitialConference.objects.booked().filter(enquiry=OuterRef("pk")))
    may_lead_to_one = Q(completed_on=None) | Q(outcome=codes.SUBSTANTIATED_CONTINUING_RISK)
    awaited = Section47Enquiry.objects.standing().filter(may_lead_to_one, conference_not_required=False)
    return awaited.exclude(conference__held_on__isnull=False).exclude(booked)


def _of_open_plans(rows: QuerySet) -> QuerySet:
    return rows.filter(plan__ended_on=None, plan__state="complete").select_related("plan__child")


keep_due(
    "conference_due_on",
    open_rows=enquiries_awaiting_a_booking,
    work_out=lambda enquiry: INITIAL_CONFERENCE.due_on(enquiry.started_on),
)
keep_due(
    "due_on",
    open_rows=lambda: InitialConference.objects.booked().select_related("enquiry"),
    work_out=conference_due_on,
)
keep_due(
    "due_on",
    open_rows=lambda: _of_open_plans(CoreGroup.objects.standing().filter(held_on=None)),
    work_out=lambda group: core_group_due_on(group.plan),
)
keep_due(
    "due_on",
    open_rows=lambda: _of_open_plans(ReviewConference.objects.standing().filter(held_on=None)),
    work_out=lambda review: review_due_on(review.plan),
)
keep_due(
    "due_on",
    open_rows=lambda: _of_open_plans(ProtectionVisit.objects.planned()),
    work_out=lambda visit: visit_due_on(visit.plan),
)
keep_due(
    "due_on",
    open_rows=lambda: CourtProceedings.objects.standing().filter(final_order_on=None),
    work_out=lambda proceedings: CARE_PROCEEDINGS.due_on(proceedings.issued_on),
)
keep_due(
    "planned_for",
    open_rows=lambda: ProtectionVisit.objects.planned_from(timezone.localdate()).select_related("child"),
    work_out=lambda visit: visit.planned_for,
    what="planned child protection visit",
)
