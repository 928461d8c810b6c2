"""What the bar at the top of a child's pages says of protection, and the plan and the powers it says it of."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from csc.components import Tag
from csc.formats import lower_first
from csc.models import Child
from protection.models import CourtProceedings, EmergencyProtection, ProtectionPlan, Section47Enquiry
from workforce.sameness import keys_of


def open_plan(child: Child, today: datetime.date) -> ProtectionPlan | None:
    """The child protection plan in force on a day."""
    plans = ProtectionPlan.objects.open_on(today).filter(child__in=keys_of(child))
    return plans.select_related("child", "initial_category", "latest_category", "other_authority").order_by("-started_on").first()


def in_force(child: Child) -> list[EmergencyProtection]:
    """Emergency powers that have not ended."""
    rows = EmergencyProtection.objects.standing().filter(child__in=keys_of(child), ended_at=None)
    return list(rows.select_related("child").order_by("started_at"))


def tags_of(child: Child, today: datetime.date) -> Iterable[Tag]:
    """The plan with its category, an enquiry under way, an emergency power in force, care proceedings."""
    plan = open_plan(child, today)
    if plan is not None:
        whose = f", plan of {plan.other_authority}" if plan.held_for_other_authority else ""
        yield Tag(f"Child protection plan: {lower_first(str(plan.latest_category))}{whose}", "red")
    if Section47Enquiry.objects.open_on(today).filter(child__in=keys_of(child)).exists():
        yield Tag("Section 47 enquiry open", "orange")
    for emergency in in_force(child):
        yield Tag(emergency.get_kind_display(), "red")
    if CourtProceedings.objects.standing().filter(child__in=keys_of(child), final_order_on=None).exists():
        yield Tag("Care proceedings", "purple")
