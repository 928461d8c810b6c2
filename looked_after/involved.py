"""Whom the records of care name: carers, reviewing officers, health practitioners and schools."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from csc.models import Child
from looked_after.models import EducationPlan, FosterCarer, HealthAssessment, Placement
from looked_after.whereabouts import address_is_confidential
from workforce.child_record.involved import Professional, register_professionals
from workforce.family.contact import ways_to
from workforce.sameness import keys_of


@register_professionals
def carers(child: Child) -> Iterable[Professional]:
    """The carers or the home of the placement the child is in."""
    placements = Placement.objects.standing().filter(child__in=keys_of(child), ended_on__isnull=True)
    current = list(placements.select_related("placement_type"))
    masked = address_is_confidential(child)
    of_household: dict[int | None, list[FosterCarer]] = {}
    for carer in FosterCarer.objects.filter(
        household__in=[each.household_id for each in current], ended_on__isnull=True
    ).select_related("person"):
        of_household.setdefault(carer.household_id, []).append(carer)
    for placement in current:
        href = reverse("workforce:record", args=[child.uuid, "placement", placement.uuid])
        for carer in of_household.get(placement.household_id, []):
            yield Professional(carer.person.full_name, "Foster carer", ways_to(carer.person) or "", placement.started_on, href)
        if placement.setting_name and not masked:
            yield Professional(placement.setting_name, str(placement.placement_type), "", placement.started_on, href)


@register_professionals
def health_and_school(child: Child) -> Iterable[Professional]:
    """Who assessed the child's health, and the school of the education plan."""
    keys = keys_of(child)
    for check in HealthAssessment.objects.standing().filter(child__in=keys).exclude(assessed_by="").order_by("-held_on"):
        href = reverse("workforce:record", args=[child.uuid, "healthassessment", check.uuid])
        yield Professional(check.assessed_by, "Health assessment", "", check.held_on, href)
    for plan in EducationPlan.objects.standing().filter(child__in=keys).exclude(school="").order_by("-held_on"):
        href = reverse("workforce:record", args=[child.uuid, "educationplan", plan.uuid])
        yield Professional(plan.school, "School", "", plan.held_on, href)
