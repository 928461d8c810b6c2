"""Due dates of looked-after children, care leavers and private fostering that follow their clocks."""

from __future__ import annotations

import datetime

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from csc.due_dates import keep_due
from looked_after import codes
from looked_after.due import (
    adviser_visit_due_on,
    dental_check_due_on,
    health_assessment_due,
    pathway_assessment_due_on,
    review_due_on,
    visit_due_on,
)
from looked_after.models import (
    CareLeaver,
    CareLeaverVisit,
    CarePlan,
    DentalCheck,
    EducationPlan,
    HealthAssessment,
    LookedAfterReview,
    LookedAfterVisit,
    PathwayNeedsAssessment,
    PathwayPlanReview,
    PlacementPlan,
    PrivateFosteringVisit,
)
from looked_after.timescales import CARE_PLAN, PATHWAY_REVIEW, PEP_FIRST, PLACEMENT_PLAN, private_fostering_visit


def _while_in_care(rows: QuerySet) -> QuerySet:
    return rows.filter(period_of_care__ended_on=None).select_related("period_of_care__child")


def _health_due(assessment: HealthAssessment) -> datetime.date | None:
    kind, due = health_assessment_due(assessment.period_of_care)
    return due if kind == assessment.kind_id else None


def _first_education_plans() -> QuerySet[EducationPlan]:
    """Later ones are due by school term, which no clock counts."""
    earlier = Q(period_of_care__education_plans__held_on__isnull=False, period_of_care__education_plans__state="complete")
    return _while_in_care(EducationPlan.objects.standing().filter(held_on=None).exclude(earlier))


def _first_care_plans() -> QuerySet[CarePlan]:
    """Later versions are agreed at reviews."""
    earlier = Q(period_of_care__care_plans__agreed_on__isnull=False, period_of_care__care_plans__state="complete")
    return _while_in_care(CarePlan.objects.standing().filter(agreed_on=None).exclude(earlier))


def _pathway_reviews() -> QuerySet[PathwayPlanReview]:
    held = Q(plan__reviews__state="complete")
    awaited = PathwayPlanReview.objects.standing().filter(held_on=None, plan__ended_on=None).select_related("plan")
    return awaited.annotate(last_held=Max("plan__reviews__held_on", filter=held))


def _adviser_visit_due(visit: CareLeaverVisit) -> datetime.date | None:
    leaver = CareLeaver.objects.never_ended().filter(child=visit.child).first()
    return adviser_visit_due_on(leaver) if leaver else None


def _private_fostering_due(visit: PrivateFosteringVisit) -> datetime.date | None:
    seen = PrivateFosteringVisit.objects.child_seen().filter(arrangement=visit.arrangement)
    last = seen.aggregate(last=Max("visited_on"))["last"]
    return private_fostering_visit(aware_on=visit.arrangement.became_aware_on, last_visit=last).due_on()


keep_due(
    "due_on",
    open_rows=lambda: _while_in_care(LookedAfterReview.objects.booked()),
    work_out=lambda review: review_due_on(review.period_of_care),
)
keep_due(
    "due_on",
    open_rows=lambda: _while_in_care(LookedAfterVisit.objects.planned().filter(kind=codes.SOCIAL_WORKER_VISIT)),
    work_out=lambda visit: visit_due_on(visit.period_of_care),
)
keep_due(
    "due_on",
    open_rows=lambda: _while_in_care(HealthAssessment.objects.standing().filter(held_on=None, refused_on=None)),
    work_out=_health_due,
)
keep_due(
    "due_on",
    open_rows=lambda: _while_in_care(DentalCheck.objects.standing().filter(checked_on=None, refused_on=None)),
    work_out=lambda check: dental_check_due_on(check.period_of_care),
)
keep_due("due_on", open_rows=_first_care_plans, work_out=lambda plan: CARE_PLAN.due_on(plan.period_of_care.started_on))
keep_due(
    "due_on",
    open_rows=lambda: (
        PlacementPlan.objects.standing().filter(agreed_on=None, placement__ended_on=None).select_related("placement")
    ),
    work_out=lambda plan: PLACEMENT_PLAN.due_on(plan.placement.started_on),
)
keep_due("due_on", open_rows=_first_education_plans, work_out=lambda plan: PEP_FIRST.due_on(plan.period_of_care.started_on))
keep_due(
    "due_on",
    open_rows=_pathway_reviews,
    work_out=lambda review: PATHWAY_REVIEW.due_on(review.last_held or review.plan.completed_on),
)
keep_due(
    "due_on",
    open_rows=lambda: PathwayNeedsAssessment.objects.standing().filter(completed_on=None).select_related("child"),
    work_out=lambda assessment: pathway_assessment_due_on(assessment.child),
)
keep_due("due_on", open_rows=lambda: CareLeaverVisit.objects.planned().select_related("child"), work_out=_adviser_visit_due)
keep_due(
    "due_on",
    open_rows=lambda: PrivateFosteringVisit.objects.planned().filter(arrangement__ended_on=None).select_related("arrangement"),
    work_out=_private_fostering_due,
)
keep_due(
    "planned_for",
    open_rows=lambda: LookedAfterVisit.objects.planned_from(timezone.localdate()).select_related("child"),
    work_out=lambda visit: visit.planned_for,
    what="planned visit to a looked-after child",
)
keep_due(
    "planned_for",
    open_rows=lambda: CareLeaverVisit.objects.planned_from(timezone.localdate()).select_related("child"),
    work_out=lambda visit: visit.planned_for,
    what="planned visit of a personal adviser",
)
