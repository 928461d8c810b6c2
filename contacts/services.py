"""What is done at the front door. One verb, one transaction, one line in the audit log."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from contacts import codes
from contacts.models import Contact, EarlyHelpEpisode, ExploitationRisk, MissingEpisode, Referral, ReturnInterview
from contacts.timescales import CONTACT_DECISION, REFERRAL_DECISION, RETURN_INTERVIEW
from csc.audit import record_event
from csc.models import Child, Code, User
from workforce.casework import save_record
from workforce.models import Unit, Worker


@transaction.atomic
def record_contact(*, by: User, child: Child, team: Unit, received_at: datetime.datetime, **facts: Any) -> Contact:
    """Write down a contact about one child and start its decision clock.

    Raises:
        ValidationError: received in the future, or consent overridden without a reason.
    """
    if received_at > timezone.now():
        raise ValidationError({"received_at": "The contact cannot have been received in the future."})
    contact = Contact(recorded_by=by, child=child, team=team, received_at=received_at, **facts)
    if contact.consent_id == codes.CONSENT_OVERRIDDEN and not contact.consent_override_reason:
        raise ValidationError({"consent_override_reason": "Say why consent was overridden."})
    contact.due_on = CONTACT_DECISION.due_on(received_at)
    save_record(contact)
    record_event(by=by, verb="record_contact", record=contact, child=child)
    return contact


@transaction.atomic
def recommend_outcome(*, by: User, worker: Worker, contact: Contact, outcome: Code, reason: str = "") -> Contact:
    """Keep what the worker recommends; the manager's decision will stand beside it, never over it."""
    _refuse_if_decided(contact)
    contact.recommended_outcome, contact.recommended_by = outcome, worker
    contact.recommended_at, contact.recommendation_reason = timezone.now(), reason
    save_record(contact)
    record_event(by=by, verb="recommend_outcome", record=contact, child=contact.child)
    return contact


@transaction.atomic
def decide_contact(
    *, by: User, manager: Worker, contact: Contact, outcome: Code, decided_at: datetime.datetime | None = None, reason: str = ""
) -> Contact:
    """The manager's decision, which stops the clock. A different outcome from the recommended one needs a reason.

    Raises:
        ValidationError: decided already, decided before it was received, or different without a reason.
    """
    _refuse_if_decided(contact)
    decided_at = decided_at or timezone.now()
    if decided_at < contact.received_at:
        raise ValidationError({"decided_at": "The decision cannot be earlier than the contact. Check both dates and times."})
    if contact.recommended_outcome_id not in (None, outcome.pk) and not reason:
        raise ValidationError({"decision_reason": "Say why the decision differs from the recommendation."})
    contact.decided_outcome, contact.decided_by = outcome, manager
    contact.decided_at, contact.decision_reason = decided_at, reason
    save_record(contact)
    record_event(by=by, verb="decide_contact", record=contact, child=contact.child)
    return contact


def _refuse_if_decided(contact: Contact) -> None:
    if contact.decided_at is not None:
        raise ValidationError("This contact has been decided. Correct the decision instead, with a reason.")


@transaction.atomic
def record_referral(
    *, by: User, child: Child, team: Unit, received_on: datetime.date, contact: Contact | None = None, **facts: Any
) -> Referral:
    """Open a referral for a child not currently in need. Several on one day are one (DfE).

    Raises:
        ValidationError: a referral of the child on that day exists, or the unborn child is not due within 40 weeks.
    """
    if Referral.objects.standing().filter(child=child, received_on=received_on).exists():
        raise ValidationError({"received_on": "This child already has a referral on this day. Add to that one instead."})
    if child.expected_on and (child.expected_on - received_on).days > 40 * 7:
        raise ValidationError({"received_on": "A referral cannot be more than 40 weeks before the expected date of birth."})
    referral = Referral(recorded_by=by, child=child, team=team, received_on=received_on, contact=contact, **facts)
    referral.due_on = REFERRAL_DECISION.due_on(received_on)
    save_record(referral)
    record_event(by=by, verb="record_referral", record=referral, child=child)
    return referral


@transaction.atomic
def decide_referral(*, by: User, manager: Worker, referral: Referral, outcome: Code, reason: str = "") -> Referral:
    """The manager's decision on a referral, within one working day."""
    if referral.decided_at is not None:
        raise ValidationError("This referral has been decided. Correct the decision instead, with a reason.")
    referral.outcome, referral.decided_by = outcome, manager
    referral.decided_at, referral.decision_reason = timezone.now(), reason
    save_record(referral)
    record_event(by=by, verb="decide_referral", record=referral, child=referral.child)
    return referral


@transaction.atomic
def start_early_help(*, by: User, child: Child, team: Unit, started_on: datetime.date, **facts: Any) -> EarlyHelpEpisode:
    """Begin early help, by consent; a child has one open episode at a time."""
    episode = EarlyHelpEpisode(recorded_by=by, child=child, team=team, started_on=started_on, **facts)
    if episode.consent_id == codes.CONSENT_REFUSED:
        raise ValidationError({"consent": "Early help needs consent. Record the refusal on the contact instead."})
    if EarlyHelpEpisode.objects.open_on(started_on).filter(child=child).exists():
        raise ValidationError("This child is already receiving early help. Continue that episode instead.")
    save_record(episode)
    record_event(by=by, verb="start_early_help", record=episode, child=child)
    return episode


@transaction.atomic
def end_early_help(
    *, by: User, episode: EarlyHelpEpisode, ended_on: datetime.date, end_reason: Code, stepped_up_to: Referral | None = None
) -> EarlyHelpEpisode:
    """End early help; a step-up names the referral it led to, so that the two sets of figures tally."""
    if ended_on < episode.started_on:
        raise ValidationError({"ended_on": "Early help cannot end before it started."})
    episode.ended_on, episode.end_reason, episode.stepped_up_to = ended_on, end_reason, stepped_up_to
    save_record(episode)
    record_event(by=by, verb="end_early_help", record=episode, child=episode.child)
    return episode


@transaction.atomic
def report_missing(*, by: User, child: Child, team: Unit, started_at: datetime.datetime, **facts: Any) -> MissingEpisode:
    """The child is missing, or away without leave. A child is missing once at a time."""
    if MissingEpisode.objects.still_missing().filter(child=child).exists():
        raise ValidationError("This child is already recorded as missing. Record the return first.")
    episode = MissingEpisode(recorded_by=by, child=child, team=team, started_at=started_at, **facts)
    save_record(episode)
    record_event(by=by, verb="report_missing", record=episode, child=child)
    return episode


@transaction.atomic
def record_return(*, by: User, episode: MissingEpisode, ended_at: datetime.datetime, circumstances: str = "") -> ReturnInterview:
    """The child is back: the 72 hours for the return interview begin (elapsed hours, weekends included)."""
    if ended_at < episode.started_at:
        raise ValidationError({"ended_at": "The return cannot be earlier than when the child went missing."})
    episode.ended_at, episode.return_circumstances = ended_at, circumstances
    save_record(episode)
    interview = ReturnInterview(
        recorded_by=by, child=episode.child, team=episode.team, episode=episode, due_at=RETURN_INTERVIEW.due_at(ended_at)
    )
    save_record(interview)
    record_event(by=by, verb="record_return", record=episode, child=episode.child)
    return interview


@transaction.atomic
def assess_exploitation_risk(
    *, by: User, child: Child, team: Unit, kind: Code, level: Code, assessed_on: datetime.date, **facts: Any
) -> ExploitationRisk:
    """A new level of risk from `assessed_on`; the level before ends that day and is kept."""
    current = ExploitationRisk.objects.standing().filter(child=child, kind=kind, ended_on__isnull=True).first()
    if current:
        if assessed_on < current.started_on:
            raise ValidationError({"assessed_on": "A later assessment of this risk is already recorded."})
        current.ended_on = assessed_on
        save_record(current)
    risk = ExploitationRisk(recorded_by=by, child=child, team=team, kind=kind, level=level, started_on=assessed_on, **facts)
    save_record(risk)
    record_event(by=by, verb="assess_exploitation_risk", record=risk, child=child)
    return risk
