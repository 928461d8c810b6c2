"""An assessment from its start to the manager's word: child seen, factors found, looked at on the way, authorised."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from assessments import codes
from assessments.due import assessment_due_on
from assessments.models import Assessment, AssessmentCheckpoint, AssessmentFactor, CinEpisode
from assessments.rules import refuse_outside_case
from assessments.timescales import CLOCK_OF_TYPE
from contacts import codes as front_door
from contacts.models import Referral
from csc.audit import record_event
from csc.models import Child, Code, User
from workforce.casework import check_facts, keep, keep_part, save_record, say_why, set_facts, withdraw
from workforce.models import Unit, Worker
from workforce.refusals import refuse_blank, refuse_unless_standing


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

    It belongs to the case that is open on the day, where there is one. `facts` are columns of Assessment.

    Raises:
        ValidationError: no clock start, a start before it, a referral that led to nothing (8831), a closed case, or an
            assessment of the child already open.
    """
    clock_started_on = clock_started_on or (referral.received_on if referral else None)
    if clock_started_on is None:
        raise ValidationError({"clock_started_on": "Give the referral, or the day it was decided to assess."})
    if referral is not None:
        refuse_unless_standing(referral, "referral")
        if referral.outcome is not None and referral.outcome.group == front_door.NOT_ACCEPTED:
            raise ValidationError({"referral": f"This referral was decided as “{referral.outcome}”. Correct the decision first."})
    if Assessment.objects.standing().filter(child=child, authorised_on__isnull=True).exists():
        raise ValidationError({"started_on": "An assessment of this child is already open. Complete or cancel it first."})
    if Assessment.objects.under_way_on(started_on).filter(child=child).exists():
        raise ValidationError({"started_on": "An assessment of this child was open on this day. Check the date."})
    cases = CinEpisode.objects.standing().filter(child=child)
    refuse_outside_case(cases.filter(referral=referral) if referral else cases, started_on, "started_on")
    assessment = Assessment(
        recorded_by=by,
        child=child,
        team=team,
        kind=kind,
        referral=referral,
        episode=CinEpisode.objects.open_on(started_on).filter(child=child).first(),
        started_on=started_on,
        clock_started_on=clock_started_on,
    )
    set_facts(assessment, facts)
    assessment.due_on = assessment_due_on(assessment)
    keep(assessment, by=by, verb="start_assessment")
    return assessment


@transaction.atomic
def record_child_seen(
    *, by: User, assessment: Assessment, child_seen_on: datetime.date, child_seen_alone: Code | None = None, **facts: Any
) -> Assessment:
    """The child was seen for the assessment, and whether alone. `facts` may hold the reason why not, and the child's words.

    Raises:
        ValidationError: authorised already, in the future, before birth, or not alone without a reason.
    """
    _refuse_if_authorised(assessment)
    seen = {"child_seen_on": child_seen_on, "child_seen_alone": child_seen_alone, "not_seen_reason": ""}
    set_facts(assessment, {**facts, **seen})
    keep(assessment, by=by, verb="record_child_seen")
    return assessment


@transaction.atomic
def record_child_not_seen(*, by: User, assessment: Assessment, reason: str) -> Assessment:
    """The child will not be seen for this assessment, and why.

    Raises:
        ValidationError: authorised already, seen, or no reason.
    """
    _refuse_if_authorised(assessment)
    refuse_blank(reason, "not_seen_reason", "Say why the child was not seen.")
    assessment.not_seen_reason = reason
    keep(assessment, by=by, verb="record_child_not_seen")
    return assessment


@transaction.atomic
def record_factors(*, by: User, assessment: Assessment, factors: Collection[Code], reason: str = "") -> list[AssessmentFactor]:
    """The factors found, all of them: those left out are taken away, which the history keeps. Returns what now stands.

    Raises:
        ValidationError: “no factors” beside another (8869), a code not in use on the day, or a change after
            authorisation without a reason.
    """
    refuse_unless_standing(assessment)
    if assessment.authorised_on is not None:
        refuse_blank(reason, "reason", "The assessment has been authorised. Say why its factors change.")
    chosen = {code.pk: code for code in factors}
    if codes.NO_FACTORS in chosen and len(chosen) > 1:
        raise ValidationError({"factors": f"“{chosen[codes.NO_FACTORS]}” stands alone. Leave it out, or leave out the others."})
    held = {factor.factor_id: factor for factor in assessment.factors.all()}
    day = assessment.authorised_on or assessment.started_on
    for key, code in chosen.items():
        if key not in held:
            _refuse_factor_not_in_use(code, day)
            save_record(AssessmentFactor(recorded_by=by, assessment=assessment, factor=code))
    for key, factor in held.items():
        if key not in chosen:
            say_why(factor, by=by, reason=reason)
            factor.delete()
    record_event(by=by, verb="record_factors", record=assessment, child=assessment.child, reason=reason, factors=set(chosen))
    return list(assessment.factors.order_by("pk"))


def _refuse_factor_not_in_use(code: Code, day: datetime.date | None) -> None:
    if day is not None and code.valid_from is not None and day < code.valid_from:
        raise ValidationError({"factors": f"“{code}” was not in use before {code.valid_from:%-d %B %Y}. Choose another."})


@transaction.atomic
def record_delay_reason(*, by: User, assessment: Assessment, delay_reason: Code, delay_note: str = "") -> Assessment:
    """Why the assessment takes longer than it should. It still counts as late.

    Raises:
        ValidationError: authorised already.
    """
    _refuse_if_authorised(assessment)
    assessment.delay_reason, assessment.delay_note = delay_reason, delay_note
    keep(assessment, by=by, verb="record_delay_reason")
    return assessment


@transaction.atomic
def record_checkpoint(
    *,
    by: User,
    assessment: Assessment,
    reviewed_on: datetime.date,
    decision: str,
    due_on: datetime.date | None = None,
) -> AssessmentCheckpoint:
    """A manager looked at the assessment on its way, such as at day 10.

    Raises:
        ValidationError: authorised already, before it started, in the future, or no decision.
    """
    _refuse_if_authorised(assessment)
    refuse_blank(decision, "decision", "Say what the manager decided.")
    checkpoint = AssessmentCheckpoint(
        recorded_by=by, assessment=assessment, reviewed_on=reviewed_on, decision=decision, due_on=due_on
    )
    keep_part(checkpoint, by=by, verb="record_checkpoint", child=assessment.child)
    return checkpoint


@transaction.atomic
def finish_assessment(*, by: User, assessment: Assessment, finished_on: datetime.date, **facts: Any) -> Assessment:
    """The worker has finished; it waits for the manager. `facts` may hold the analysis and the outcome proposed.

    Raises:
        ValidationError: finished or authorised already, before it started, or in the future.
    """
    _refuse_if_authorised(assessment)
    if assessment.finished_on is not None:
        raise ValidationError({"finished_on": "This assessment is already finished. Send it back first, or correct the day."})
    _refuse_unstarted(assessment)
    set_facts(assessment, {**facts, "finished_on": finished_on})
    keep(assessment, by=by, verb="finish_assessment")
    return assessment


@transaction.atomic
def send_back_assessment(*, by: User, assessment: Assessment, reason: str) -> Assessment:
    """The manager does not authorise it yet: the worker goes on, and the clock has never stopped.

    Raises:
        ValidationError: not finished, authorised already, or no reason.
    """
    _refuse_if_authorised(assessment)
    refuse_blank(reason, "reason", "Say what is still to be done.")
    if assessment.finished_on is None:
        raise ValidationError("This assessment has not been finished yet.")
    assessment.finished_on = None
    say_why(assessment, by=by, reason=reason)
    keep(assessment, by=by, verb="send_back_assessment", reason=reason)
    return assessment


@transaction.atomic
def authorise_assessment(
    *,
    by: User,
    manager: Worker,
    assessment: Assessment,
    authorised_on: datetime.date,
    outcome: Code,
    delay_reason: Code | None = None,
    **facts: Any,
) -> Assessment:
    """The manager authorises: the assessment is complete. A late one needs its reason and still counts late.

    Raises:
        ValidationError: authorised or withdrawn already, not dated, authorised before it started or finished, by the
            worker who wrote it, or late without a reason.
    """
    _refuse_if_authorised(assessment)
    _refuse_unstarted(assessment)
    if assessment.worker_id == manager.pk:
        raise ValidationError({"authorised_by": "Somebody other than the worker who wrote it must authorise an assessment."})
    set_facts(assessment, {**facts, "authorised_on": authorised_on, "authorised_by": manager, "outcome": outcome})
    assessment.delay_reason = delay_reason or assessment.delay_reason
    check_facts(assessment)
    _refuse_late_without_reason(assessment)
    assessment.finished_on = assessment.finished_on or authorised_on
    keep(assessment, by=by, verb="authorise_assessment")
    return assessment


def _refuse_unstarted(assessment: Assessment) -> None:
    if assessment.started_on is None:
        raise ValidationError({"started_on": "Give the day the assessment started."})


def _refuse_late_without_reason(assessment: Assessment) -> None:
    clock, began, ended = CLOCK_OF_TYPE.get(assessment.kind_id), assessment.clock_started_on, assessment.authorised_on
    if clock is None or began is None or ended is None or assessment.delay_reason_id is not None:
        return
    version = clock.version_at(began)
    if version is not None and not clock.in_time(began, ended):
        raise ValidationError({"delay_reason": f"This assessment took longer than {version.limit}. Give the reason."})


@transaction.atomic
def cancel_assessment(*, by: User, assessment: Assessment, reason: str) -> Assessment:
    """The assessment will not be completed, or should never have been started: it leaves every list and figure.

    Raises:
        ValidationError: authorised or withdrawn already, or no reason.
    """
    _refuse_if_authorised(assessment)
    withdraw(by=by, record=assessment, reason=reason)
    return assessment


def _refuse_if_authorised(assessment: Assessment) -> None:
    refuse_unless_standing(assessment)
    if assessment.authorised_on is not None:
        raise ValidationError({"authorised_on": "This assessment is already authorised. Correct it if something is wrong."})
