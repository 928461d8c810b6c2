"""What is done to assess a child and to help a child in need. One verb, one transaction, one audit line."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from assessments.models import Assessment, AssessmentFactor, CinEpisode, CinPlan, CinReview, CinVisit
from assessments.timescales import ASSESSMENT
from contacts.models import Referral
from csc.audit import record_event
from csc.models import Child, Code, User
from workforce.casework import save_record
from workforce.models import Unit, Worker


@transaction.atomic
def open_episode(*, by: User, referral: Referral, started_on: datetime.date | None = None) -> CinEpisode:
    """Open the child's case from an accepted referral; a child has one open case at a time."""
    started_on = started_on or referral.received_on
    if started_on < referral.received_on:
        raise ValidationError({"started_on": "The case cannot open before the referral was received."})
    if CinEpisode.objects.open_on(started_on).filter(child=referral.child).exists():
        raise ValidationError("This child's case is already open. Record the new concern there.")
    episode = CinEpisode(
        recorded_by=by,
        child=referral.child,
        team=referral.team,
        worker=referral.worker,
        referral=referral,
        started_on=started_on,
        primary_need=referral.primary_need,
    )
    save_record(episode)
    record_event(by=by, verb="open_episode", record=episode, child=episode.child)
    return episode


@transaction.atomic
def close_episode(*, by: User, episode: CinEpisode, ended_on: datetime.date, closure_reason: Code) -> CinEpisode:
    """Close the case. Nothing may still be open under it (rules.md A.3: closed means closed).

    Raises:
        ValidationError: an assessment or plan is open, or the end is before the start.
    """
    if ended_on < episode.started_on:
        raise ValidationError({"ended_on": "The case cannot close before it opened."})
    if Assessment.objects.under_way_on(ended_on).filter(child=episode.child).exists():
        raise ValidationError("An assessment is still open. Complete or withdraw it before closing the case.")
    if CinPlan.objects.open_on(ended_on).filter(child=episode.child).exists():
        raise ValidationError("A child in need plan is still open. End it before closing the case.")
    episode.ended_on, episode.closure_reason = ended_on, closure_reason
    save_record(episode)
    record_event(by=by, verb="close_episode", record=episode, child=episode.child)
    return episode


@transaction.atomic
def start_assessment(
    *,
    by: User,
    child: Child,
    team: Unit,
    kind: Code,
    started_on: datetime.date,
    referral: Referral | None = None,
    clock_started_on: datetime.date | None = None,
    **facts: Any,
) -> Assessment:
    """Start an assessment. Its 45 working days run from the referral, or from the decision or discussion given.

    Raises:
        ValidationError: no clock start, a start before it, or an assessment of the child already open.
    """
    clock_started_on = clock_started_on or (referral.received_on if referral else None)
    if clock_started_on is None:
        raise ValidationError({"clock_started_on": "Give the referral, or the day it was decided to assess."})
    if started_on < clock_started_on:
        raise ValidationError({"started_on": "The assessment cannot start before the referral or decision that led to it."})
    if Assessment.objects.under_way_on(started_on).filter(child=child).exists():
        raise ValidationError("An assessment of this child is already open.")
    assessment = Assessment(
        recorded_by=by,
        child=child,
        team=team,
        kind=kind,
        referral=referral,
        started_on=started_on,
        clock_started_on=clock_started_on,
        due_on=ASSESSMENT.due_on(clock_started_on),
        **facts,
    )
    save_record(assessment)
    record_event(by=by, verb="start_assessment", record=assessment, child=child)
    return assessment


@transaction.atomic
def record_factors(*, by: User, assessment: Assessment, factors: list[Code]) -> list[AssessmentFactor]:
    """The factors found, each once."""
    found = {factor.factor_id for factor in assessment.factors.all()}
    added = [AssessmentFactor(recorded_by=by, assessment=assessment, factor=code) for code in factors if code.pk not in found]
    for factor in added:
        factor.full_clean()
        factor.save()
    record_event(by=by, verb="record_factors", record=assessment, child=assessment.child)
    return added


@transaction.atomic
def authorise_assessment(
    *,
    by: User,
    manager: Worker,
    assessment: Assessment,
    authorised_on: datetime.date,
    outcome: Code,
    delay_reason: Code | None = None,
) -> Assessment:
    """The manager authorises: the assessment is complete. A late one needs its reason and still counts late.

    Raises:
        ValidationError: authorised before it started, by the worker who wrote it, or late without a reason.
    """
    if assessment.authorised_on is not None:
        raise ValidationError("This assessment is already authorised.")
    assert assessment.started_on is not None  # noqa: S101 - the verb that starts one dates it
    if authorised_on < assessment.started_on:
        raise ValidationError({"authorised_on": "The assessment cannot be authorised before it started."})
    if assessment.worker_id == manager.pk:
        raise ValidationError("Somebody other than the worker who wrote it must authorise an assessment.")
    late = not ASSESSMENT.in_time(assessment.clock_started_on, authorised_on)
    if late and delay_reason is None and assessment.delay_reason_id is None:
        raise ValidationError({"delay_reason": "This assessment took longer than 45 working days. Give the reason."})
    assessment.authorised_on, assessment.authorised_by, assessment.outcome = authorised_on, manager, outcome
    assessment.delay_reason = delay_reason or assessment.delay_reason
    assessment.finished_on = assessment.finished_on or authorised_on
    save_record(assessment)
    record_event(by=by, verb="authorise_assessment", record=assessment, child=assessment.child)
    return assessment


@transaction.atomic
def start_cin_plan(*, by: User, episode: CinEpisode, started_on: datetime.date, **facts: Any) -> CinPlan:
    """Agree a child in need plan on an open case."""
    if not CinEpisode.objects.open_on(started_on).filter(pk=episode.pk).exists():
        raise ValidationError({"started_on": "The case is not open on this day."})
    plan = CinPlan(recorded_by=by, child=episode.child, team=episode.team, episode=episode, started_on=started_on, **facts)
    save_record(plan)
    record_event(by=by, verb="start_cin_plan", record=plan, child=plan.child)
    return plan


@transaction.atomic
def end_cin_plan(*, by: User, plan: CinPlan, ended_on: datetime.date, reason: str = "") -> CinPlan:
    """End the plan; visits and reviews planned after that day are no longer due."""
    if ended_on < plan.started_on:
        raise ValidationError({"ended_on": "The plan cannot end before it started."})
    plan.ended_on, plan.end_reason = ended_on, reason
    save_record(plan)
    record_event(by=by, verb="end_cin_plan", record=plan, child=plan.child)
    return plan


@transaction.atomic
def record_cin_visit(*, by: User, plan: CinPlan, worker: Worker, **facts: Any) -> CinVisit:
    """A visit to a child in need, planned or made."""
    visit = CinVisit(recorded_by=by, child=plan.child, team=plan.team, worker=worker, plan=plan, **facts)
    save_record(visit)
    record_event(by=by, verb="record_cin_visit", record=visit, child=plan.child)
    return visit


@transaction.atomic
def hold_cin_review(*, by: User, plan: CinPlan, held_on: datetime.date, **facts: Any) -> CinReview:
    """A review of the plan, held on a day on which the plan was open."""
    if held_on < plan.started_on or (plan.ended_on and held_on > plan.ended_on):
        raise ValidationError({"held_on": "The plan was not open on this day."})
    review = CinReview(recorded_by=by, child=plan.child, team=plan.team, plan=plan, held_on=held_on, **facts)
    save_record(review)
    record_event(by=by, verb="hold_cin_review", record=review, child=plan.child)
    return review
