"""What the steps of this app share: which period of care they are about, what is in view, what is due next."""

from __future__ import annotations

import datetime
from typing import Any, cast

from django.db.models import Q, QuerySet
from django.utils import timezone

from csc.components import Due, Fact
from csc.due_dates import left_until
from csc.models import Child
from csc.periods import add_months
from csc.permissions import CONFERENCE_CHAIR, PERSONAL_ADVISER
from csc.prepared import Whether
from looked_after import codes
from looked_after.models import (
    CarePlan,
    DentalCheck,
    EducationPlan,
    HealthAssessment,
    LookedAfterReview,
    LookedAfterVisit,
    PeriodOfCare,
    Placement,
    PlacementPlan,
)
from looked_after.whereabouts import Whereabouts
from workforce.models import Post, Worker
from workforce.of_child import first_under
from workforce.recording.dated import DatedStep
from workforce.recording.steps import NextStep, step_that_clears, subject_for
from workforce.records import CaseRecord

LOOKED_AFTER = "Looked after"
PLACEMENT = "Placement"
HEALTH_AND_EDUCATION = "Health and education"
PLANS = "Plans and permanence"
LEAVING_CARE = "Leaving care"

AGE_OF_CRIMINAL_RESPONSIBILITY = 10
SIXTEEN = 16

MONTHS_TO_RECORD_LATE = 3
"""How long after care ended something of that time can still be recorded from the child's page."""

OWN_WORDS = "What did the child say, in their own words?"
OWN_WORDS_HINT = (
    "Write what was said, or how a child who does not use words showed it. The child may read this one day. "
    "Left empty, it counts as not recorded."
)
LATE_HINT = "The reasons tell whether it is for the council or for somebody else to mend."


class CareStep(DatedStep):
    """A step of this app: its days have happened, and lateness is asked about only where there can be any."""

    def ask_why_late_only_after(self, row: CaseRecord | None) -> None:
        """Leave out the question why it was late while that cannot be: what waits is not due before today."""
        due_on = getattr(row, "due_on", None)
        if due_on is not None and due_on >= self.hand.today:
            del self.fields["late_reason"]


class InCare(CareStep):
    """A step done to the period of care that goes on."""

    about = PeriodOfCare
    stage = LOOKED_AFTER

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Any]:
        return PeriodOfCare.objects.never_ended().filter(child=child)

    @property
    def period(self) -> PeriodOfCare:
        return cast(PeriodOfCare, self.subject)

    def in_view(self) -> list[Fact]:
        return Whereabouts(self.period).facts()


class OfCare(InCare):
    """A step that may be recorded late, a while after care has ended."""

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Any]:
        since = add_months(timezone.localdate(), -MONTHS_TO_RECORD_LATE)
        return PeriodOfCare.objects.standing().filter(Q(ended_on=None) | Q(ended_on__gte=since), child=child)


class OwedInCare(OfCare):
    """The same for what is owed to looked-after children and not to those on short breaks (regulation 48)."""

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[Any]:
        return super().open_for(child).filter(short_breaks=False)


# ── What is in view ──────────────────────────────────────────────────────────────────────────────


def due_fact(label: str, row: CaseRecord | None, today: datetime.date) -> list[Fact]:
    """When a row that waits is due; nothing where none waits."""
    due_on = getattr(row, "due_on", None)
    return [Fact(label, Due(due_on, left_until(due_on, today)))] if due_on else []


def not_for_age(child: Child, today: datetime.date) -> frozenset[str]:
    """Legal statuses and kinds of placement a child is too young for today, and so was on every day before."""
    age = child.age_on(today) or 0
    too_young = codes.YOUTH_JUSTICE if age < AGE_OF_CRIMINAL_RESPONSIBILITY else frozenset()
    return too_young | (codes.SIXTEEN_OR_OVER if age < SIXTEEN else frozenset())


# ── Who can be chosen ────────────────────────────────────────────────────────────────────────────


def reviewing_officers(today: datetime.date) -> QuerySet[Worker]:
    """Those who hold a post as conference chair or reviewing officer today."""
    return _in_role(CONFERENCE_CHAIR.key, today)


def personal_advisers(today: datetime.date) -> QuerySet[Worker]:
    """Those who hold a post as personal adviser today."""
    return _in_role(PERSONAL_ADVISER.key, today)


def _in_role(role: str, today: datetime.date) -> QuerySet[Worker]:
    return Worker.objects.filter(pk__in=Post.objects.open_on(today).filter(role=role).values("worker"))


# ── What follows ─────────────────────────────────────────────────────────────────────────────────

WHY = {
    "lookedaftervisit": "The child has to be seen by then.",
    "lookedafterreview": "The review has to be held by then.",
    "healthassessment": "The health assessment has to be held by then.",
    "dentalcheck": "The child’s teeth have to be checked by then.",
    "careplan": "The care plan has to be agreed by then.",
    "placementplan": "The plan for this placement has to be agreed by then.",
    "educationplan": "The first education plan has to be ready by then.",
    "pathwayneedsassessment": "The assessment the pathway plan rests on has to be complete by then.",
    "pathwayplanreview": "The pathway plan has to be reviewed by then.",
    "careleavervisit": "The personal adviser has to visit by then.",
    "privatefosteringvisit": "The child has to be visited by then.",
}


def follows_from(*rows: CaseRecord | None) -> list[NextStep]:
    """The steps that clear rows which wait, the most urgent first."""
    steps = []
    for row in rows:
        step = step_that_clears(type(row), "due_on") if row is not None else None
        if row is None or step is None:
            continue
        subject = subject_for(step, row)
        if subject is not None:
            steps.append(NextStep(step, row.child, subject, row.due_on, WHY[str(row._meta.model_name)]))  # type: ignore[attr-defined]
    return sorted(steps, key=lambda each: each.due_on or datetime.date.max)


def awaited(period: PeriodOfCare) -> dict[str, Any]:
    """The one row of each kind that waits in a period of care, by name; nothing where none does."""
    placement = _placement_now(period)
    return {
        "visit": _next_visit(period),
        "review": _next_review(period),
        "health": _next_health_assessment(period),
        "dental": _next_dental_check(period),
        "care_plan": _care_plan_to_agree(period),
        "placement_plan": _placement_plan_to_agree(placement) if placement else None,
        "education": _next_education_plan(period),
    }


@first_under
def _placement_now(periods: list[int]) -> QuerySet[Placement]:
    return Placement.objects.never_ended().filter(period_of_care__in=periods).order_by("pk")


@first_under
def _next_visit(periods: list[int]) -> QuerySet[LookedAfterVisit]:
    return LookedAfterVisit.objects.planned().filter(period_of_care__in=periods).order_by("due_on")


@first_under
def _next_review(periods: list[int]) -> QuerySet[LookedAfterReview]:
    return LookedAfterReview.objects.booked().filter(period_of_care__in=periods).order_by("pk")


@first_under
def _next_health_assessment(periods: list[int]) -> QuerySet[HealthAssessment]:
    waiting = HealthAssessment.objects.standing().filter(held_on=None, refused_on=None)
    return waiting.filter(period_of_care__in=periods).order_by("due_on")


@first_under
def _next_dental_check(periods: list[int]) -> QuerySet[DentalCheck]:
    waiting = DentalCheck.objects.standing().filter(checked_on=None, refused_on=None)
    return waiting.filter(period_of_care__in=periods).order_by("due_on")


@first_under
def _care_plan_to_agree(periods: list[int]) -> QuerySet[CarePlan]:
    return CarePlan.objects.standing().filter(period_of_care__in=periods, agreed_on=None).order_by("pk")


@first_under
def _placement_plan_to_agree(placements: list[int]) -> QuerySet[PlacementPlan]:
    return PlacementPlan.objects.standing().filter(placement__in=placements, agreed_on=None).order_by("pk")


@first_under
def _next_education_plan(periods: list[int]) -> QuerySet[EducationPlan]:
    return EducationPlan.objects.standing().filter(period_of_care__in=periods, held_on=None).order_by("due_on")


@Whether
def is_in_care(children: list[int]) -> QuerySet[PeriodOfCare]:
    """Whether the child is looked after now: a period of care has not ended."""
    return PeriodOfCare.objects.never_ended().filter(child__in=children)
