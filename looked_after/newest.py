"""The newest record of each kind about a child in care or after it, and the next one due, as the child's page shows them."""

from __future__ import annotations

import datetime

from django.db.models import QuerySet

from looked_after.models import (
    CareLeaverAccommodation,
    CareLeaverActivity,
    CareLeaverContact,
    CareLeaverVisit,
    CarePlan,
    DentalCheck,
    EducationPlan,
    HealthAssessment,
    LookedAfterReview,
    LookedAfterVisit,
    PathwayPlan,
    PathwayPlanReview,
    PermanencePlan,
    Placement,
    PrivateFosteringVisit,
    StrengthsAndDifficulties,
)
from workforce.of_child import asked_of, first_under

# ── In care ──────────────────────────────────────────────────────────────────────────────────────


@asked_of(Placement)
def placements(children: list[int]) -> QuerySet[Placement]:
    """Every placement of a child, the latest first."""
    rows = Placement.objects.standing().filter(child__in=children)
    return rows.select_related("placement_type", "household").order_by("-started_on", "-pk")


@first_under
def last_visit(periods: list[int]) -> QuerySet[LookedAfterVisit]:
    seen = LookedAfterVisit.objects.child_seen().filter(period_of_care__in=periods)
    return seen.select_related("seen_alone").order_by("-visited_on", "-pk")


@first_under
def last_review(periods: list[int]) -> QuerySet[LookedAfterReview]:
    held = LookedAfterReview.objects.held().filter(period_of_care__in=periods)
    return held.select_related("participation").order_by("-held_on", "-pk")


@first_under
def last_health_assessment(periods: list[int]) -> QuerySet[HealthAssessment]:
    return HealthAssessment.objects.held().filter(period_of_care__in=periods).order_by("-held_on", "-pk")


@first_under
def last_dental_check(periods: list[int]) -> QuerySet[DentalCheck]:
    return DentalCheck.objects.made().filter(period_of_care__in=periods).order_by("-checked_on", "-pk")


@asked_of(StrengthsAndDifficulties)
def scores(children: list[int]) -> QuerySet[StrengthsAndDifficulties]:
    """The questionnaire scored last."""
    return StrengthsAndDifficulties.objects.scored().filter(child__in=children).order_by("-completed_on", "-pk")[:1]


@asked_of(EducationPlan)
def education_plans_held(children: list[int]) -> QuerySet[EducationPlan]:
    """The education plan whose meeting was held last."""
    return EducationPlan.objects.held().filter(child__in=children).order_by("-held_on", "-pk")[:1]


@first_under
def current_care_plan(periods: list[int], today: datetime.date) -> QuerySet[CarePlan]:
    return CarePlan.objects.current_on(today).filter(period_of_care__in=periods).order_by("-agreed_on")


@first_under
def principal_permanence_plan(periods: list[int], today: datetime.date) -> QuerySet[PermanencePlan]:
    plans = PermanencePlan.objects.current_on(today).principal().filter(period_of_care__in=periods)
    return plans.select_related("option").order_by("pk")


# ── Leaving care ─────────────────────────────────────────────────────────────────────────────────


@asked_of(CareLeaverContact)
def contacts_both_ways(children: list[int]) -> QuerySet[CareLeaverContact]:
    """The last contact in which the young person answered."""
    return CareLeaverContact.objects.two_way().filter(child__in=children).order_by("-contacted_on", "-pk")[:1]


@asked_of(CareLeaverVisit)
def visits_of_adviser(children: list[int]) -> QuerySet[CareLeaverVisit]:
    """The last visit at which the adviser saw the young person."""
    return CareLeaverVisit.objects.child_seen().filter(child__in=children).order_by("-visited_on", "-pk")[:1]


@asked_of(CareLeaverVisit)
def visits_due_from_adviser(children: list[int]) -> QuerySet[CareLeaverVisit]:
    """The visit of the adviser that is due next."""
    return CareLeaverVisit.objects.planned().filter(child__in=children).order_by("due_on")[:1]


@asked_of(CareLeaverAccommodation)
def homes_after_care(children: list[int]) -> QuerySet[CareLeaverAccommodation]:
    """Where the young person lives, in the latest words."""
    rows = CareLeaverAccommodation.objects.never_ended().filter(child__in=children)
    return rows.select_related("accommodation").order_by("-started_on", "-pk")[:1]


@asked_of(CareLeaverActivity)
def activities(children: list[int]) -> QuerySet[CareLeaverActivity]:
    """What the young person does, in the latest words."""
    rows = CareLeaverActivity.objects.never_ended().filter(child__in=children)
    return rows.select_related("activity").order_by("-started_on", "-pk")[:1]


@asked_of(PathwayPlan)
def pathway_plans(children: list[int], today: datetime.date) -> QuerySet[PathwayPlan]:
    """The pathway plan in force, the one completed last."""
    return PathwayPlan.objects.current_on(today).filter(child__in=children).order_by("-completed_on", "-pk")[:1]


@first_under
def next_pathway_review(plans: list[int]) -> QuerySet[PathwayPlanReview]:
    return PathwayPlanReview.objects.standing().filter(plan__in=plans, held_on=None).order_by("pk")


# ── Private fostering ────────────────────────────────────────────────────────────────────────────


@first_under
def last_private_fostering_visit(arrangements: list[int]) -> QuerySet[PrivateFosteringVisit]:
    seen = PrivateFosteringVisit.objects.child_seen().filter(arrangement__in=arrangements)
    return seen.select_related("seen_alone").order_by("-visited_on", "-pk")


@first_under
def next_private_fostering_visit(arrangements: list[int]) -> QuerySet[PrivateFosteringVisit]:
    return PrivateFosteringVisit.objects.planned().filter(arrangement__in=arrangements).order_by("due_on")
