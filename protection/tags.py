"""What the bar at the top of a child's pages says of protection, and the plan and the powers it says it of."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db.models import QuerySet

from csc.components import Tag
from csc.formats import lower_first
from csc.models import Child
from protection.models import CourtProceedings, EmergencyProtection, ProtectionPlan, Section47Enquiry
from workforce.of_child import asked_of


@asked_of(ProtectionPlan)
def open_plans(children: list[int], today: datetime.date) -> QuerySet[ProtectionPlan]:
    """The child protection plan in force on a day, the newest first where there should be one."""
    plans = ProtectionPlan.objects.open_on(today).filter(child__in=children)
    return plans.select_related("initial_category", "latest_category", "other_authority").order_by("-started_on")


@asked_of(Section47Enquiry)
def open_enquiries(children: list[int], today: datetime.date) -> QuerySet[Section47Enquiry]:
    """Enquiries under way on a day."""
    return Section47Enquiry.objects.open_on(today).filter(child__in=children)


@asked_of(EmergencyProtection)
def emergency_powers(children: list[int]) -> QuerySet[EmergencyProtection]:
    """Emergency powers that have not ended."""
    return EmergencyProtection.objects.standing().filter(child__in=children, ended_at=None).order_by("started_at")


@asked_of(CourtProceedings)
def open_proceedings(children: list[int]) -> QuerySet[CourtProceedings]:
    """Care proceedings without a final order."""
    return CourtProceedings.objects.standing().filter(child__in=children, final_order_on=None)


def tags_of(child: Child, today: datetime.date) -> Iterable[Tag]:
    """The plan with its category, an enquiry under way, an emergency power in force, care proceedings."""
    plan = open_plans.first(child, today)
    if plan is not None:
        whose = f", plan of {plan.other_authority}" if plan.held_for_other_authority else ""
        yield Tag(f"Child protection plan: {lower_first(str(plan.latest_category))}{whose}", "red")
    if open_enquiries(child, today):
        yield Tag("Section 47 enquiry open", "orange")
    for emergency in emergency_powers(child):
        yield Tag(emergency.get_kind_display(), "red")
    if open_proceedings(child):
        yield Tag("Care proceedings", "purple")
