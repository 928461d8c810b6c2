"""Health: assessments, reports, refusals, checks, questionnaires."""

from __future__ import annotations

import datetime
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from csc.models import Code, User
from looked_after import rules
from looked_after.due import dental_check_due_on, health_assessment_due
from looked_after.models import (
    DentalCheck,
    DevelopmentCheck,
    HealthAssessment,
    ImmunisationCheck,
    PeriodOfCare,
    StrengthsAndDifficulties,
    SubstanceMisuseCheck,
)
from looked_after.models.health import HealthCheck
from looked_after.services.common import keep, of_period
from looked_after.services.expected import correct_due_dates, expect_next_dental_check, expect_next_health_assessment

Check = TypeVar("Check", bound=HealthCheck)


@transaction.atomic
def record_health_assessment(
    *, by: User, period: PeriodOfCare, kind: Code, held_on: datetime.date, **facts: Any
) -> HealthAssessment:
    """The child was assessed. The next assessment is due from this day.

    Raises:
        ValidationError: in the future, while not looked after, or a second initial assessment in one period of care.
    """
    _check_day(period, held_on, "held_on")
    if _held_already(period, kind):
        raise ValidationError({"kind": "The initial assessment of this period of care is recorded. Choose a review assessment."})
    waiting = _due_assessment(period, kind)
    assessment = of_period(HealthAssessment, period, by=by, on=held_on, waiting=waiting, kind=kind, held_on=held_on, **facts)
    due_kind, due_on = health_assessment_due(period, before=held_on)
    assessment.due_on = due_on if due_kind == kind.pk else assessment.due_on
    keep(assessment, by=by, verb="record_health_assessment")
    correct_due_dates(period=period, since=held_on)
    expect_next_health_assessment(by=by, period=period)
    return assessment


def _held_already(period: PeriodOfCare, kind: Code) -> bool:
    return period.health_assessments.initial().filter(held_on__isnull=False, kind=kind).exists()


@transaction.atomic
def record_health_report(*, by: User, assessment: HealthAssessment, received_on: datetime.date) -> HealthAssessment:
    """The written report of an assessment has come.

    Raises:
        ValidationError: not held yet, or received before it was held.
    """
    if assessment.held_on is None or received_on < assessment.held_on:
        raise ValidationError({"report_received_on": "A report follows its assessment. Check both days."})
    rules.refuse_future(received_on, "report_received_on")
    assessment.report_received_on = received_on
    keep(assessment, by=by, verb="record_health_report")
    return assessment


@transaction.atomic
def record_health_refusal(
    *, by: User, period: PeriodOfCare, kind: Code, refused_on: datetime.date, reason: str
) -> HealthAssessment:
    """The young person refused an assessment. It stays in every count, and another stays due.

    Raises:
        ValidationError: no reason, in the future, or while not looked after.
    """
    if not reason.strip():
        raise ValidationError({"refusal_reason": "Say why the assessment was refused."})
    _check_day(period, refused_on, "refused_on")
    waiting = _due_assessment(period, kind)
    refusal = of_period(HealthAssessment, period, by=by, on=refused_on, waiting=waiting, kind=kind)
    refusal.refused_on, refusal.refusal_reason = refused_on, reason
    keep(refusal, by=by, verb="record_health_refusal", reason=reason)
    expect_next_health_assessment(by=by, period=period)
    return refusal


def _due_assessment(period: PeriodOfCare, kind: Code) -> HealthAssessment | None:
    return period.health_assessments.standing().filter(kind=kind, held_on=None, refused_on=None).first()


@transaction.atomic
def record_dental_check(*, by: User, period: PeriodOfCare, checked_on: datetime.date, **facts: Any) -> DentalCheck:
    """The child's teeth were checked; the next check is due from this day."""
    facts = {**facts, "due_on": dental_check_due_on(period, before=checked_on)}
    check = _record_check(DentalCheck, by=by, period=period, day=checked_on, facts=facts)
    correct_due_dates(period=period, since=checked_on)
    expect_next_dental_check(by=by, period=period)
    return check


@transaction.atomic
def record_dental_refusal(*, by: User, period: PeriodOfCare, refused_on: datetime.date, reason: str) -> DentalCheck:
    """The young person refused to see a dentist; a check stays due."""
    if not reason.strip():
        raise ValidationError({"refusal_reason": "Say why the check was refused."})
    _check_day(period, refused_on, "refused_on")
    check = of_period(DentalCheck, period, by=by, on=refused_on, waiting=_due_check(DentalCheck, period))
    check.refused_on, check.refusal_reason = refused_on, reason
    keep(check, by=by, verb="record_dental_refusal", reason=reason)
    expect_next_dental_check(by=by, period=period)
    return check


@transaction.atomic
def record_immunisations(
    *, by: User, period: PeriodOfCare, checked_on: datetime.date, up_to_date: bool, **facts: Any
) -> ImmunisationCheck:
    """Whether the child's immunisations were up to date on a day."""
    return _record_check(ImmunisationCheck, by=by, period=period, day=checked_on, facts={"up_to_date": up_to_date, **facts})


@transaction.atomic
def record_development_check(
    *, by: User, period: PeriodOfCare, checked_on: datetime.date, up_to_date: bool, **facts: Any
) -> DevelopmentCheck:
    """Whether the surveillance checks of a child under 5 were up to date on a day.

    Raises:
        ValidationError: the child was 5 or over.
    """
    _check_day(period, checked_on, "checked_on")
    if rules.age_of(period.child, checked_on) >= 5:
        raise ValidationError({"checked_on": "These checks are for children under 5."})
    return _record_check(DevelopmentCheck, by=by, period=period, day=checked_on, facts={"up_to_date": up_to_date, **facts})


@transaction.atomic
def record_substance_misuse(
    *, by: User, period: PeriodOfCare, checked_on: datetime.date, misuse_found: bool, **facts: Any
) -> SubstanceMisuseCheck:
    """Whether a substance misuse problem was found, and what help was offered and taken.

    Raises:
        ValidationError: help recorded without a problem.
    """
    if not misuse_found and (facts.get("intervention_received") or facts.get("intervention_offered")):
        raise ValidationError({"misuse_found": "Help was recorded, so a problem was found. Check both answers."})
    return _record_check(
        SubstanceMisuseCheck, by=by, period=period, day=checked_on, facts={"misuse_found": misuse_found, **facts}
    )


@transaction.atomic
def record_strengths_and_difficulties(
    *, by: User, period: PeriodOfCare, completed_on: datetime.date, score: int | None = None, no_score_reason: Code | None = None
) -> StrengthsAndDifficulties:
    """A questionnaire's total score from 0 to 40, or the reason there is none.

    Raises:
        ValidationError: both or neither, or a score that cannot be.
    """
    _check_day(period, completed_on, "completed_on")
    if (score is None) == (no_score_reason is None):
        raise ValidationError({"score": "Give the score, or the reason there is none."})
    if score is not None and not 0 <= score <= 40:
        raise ValidationError({"score": "The total score is between 0 and 40."})
    answer = of_period(
        StrengthsAndDifficulties,
        period,
        by=by,
        on=completed_on,
        completed_on=completed_on,
        score=score,
        no_score_reason=no_score_reason,
    )
    keep(answer, by=by, verb="record_strengths_and_difficulties")
    return answer


def _check_day(period: PeriodOfCare, day: datetime.date, field: str) -> None:
    rules.refuse_future(day, field)
    rules.refuse_outside_period(period, day, field)


def _due_check(model: type[Check], period: PeriodOfCare) -> Check | None:
    return model.objects.standing().filter(period_of_care=period, checked_on=None, refused_on=None).first()


def _record_check(model: type[Check], *, by: User, period: PeriodOfCare, day: datetime.date, facts: dict[str, Any]) -> Check:
    _check_day(period, day, "checked_on")
    check = of_period(model, period, by=by, on=day, waiting=_due_check(model, period), checked_on=day, **facts)
    keep(check, by=by, verb=f"record_{model._meta.model_name}")
    return check
