"""What of child protection stands in the way of closing a child's case, or of a child in need plan."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.db.models import Q, QuerySet

from csc.models import Child
from csc.prepared import Whether
from protection.models import InitialConference, ProtectionPlan, Section47Enquiry


def to_closing(child: Child, day: datetime.date) -> Iterator[str]:
    """Closed means closed: no open enquiry (8868), awaited conference or plan, and none that went on after the day (8565)."""
    enquiries = Section47Enquiry.objects.standing().filter(child=child)
    if enquiries.filter(Q(completed_on__isnull=True) | Q(completed_on__gt=day), started_on__lte=day).exists():
        yield "A section 47 enquiry is open on this day. Complete it before closing the case."
    if InitialConference.objects.booked().filter(child=child).exists():
        yield "A conference is booked. Hold or cancel it before closing the case."
    plans = ProtectionPlan.objects.standing().filter(child=child)
    if plans.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day), started_on__lte=day).exists():
        yield "A child protection plan is open on this day. End it before closing the case."


@Whether
def _has_a_plan_from(children: list[int], day: datetime.date) -> QuerySet[ProtectionPlan]:
    return ProtectionPlan.objects.standing().filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day), child__in=children)


def to_child_in_need_plan(child: Child, day: datetime.date) -> Iterator[str]:
    """The two kinds of plan never run together (4001, 4016, 4017)."""
    if _has_a_plan_from(child, day):
        yield "The child has a child protection plan on or after this day. End it first, or choose a later day."
