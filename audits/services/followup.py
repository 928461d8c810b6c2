"""Moderation, actions and escalations: what makes an audit change something."""

from __future__ import annotations

import datetime
from typing import cast

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from audits.models import AuditAction, AuditStandard, CaseAudit, Escalation, Moderation
from audits.timescales import ESCALATION_RESPONSE
from csc.audit import record_event
from csc.models import User
from workforce.models import Worker
from workforce.records import RecordState


@transaction.atomic
def assign_moderation(*, by: User, audit: CaseAudit, moderator: Worker, assigned_on: datetime.date) -> Moderation:
    """Ask somebody else for a second grade.

    Raises:
        ValidationError: the audit is not completed or carries no grade, or the moderator is its auditor or holds the case.
    """
    if audit.state != RecordState.COMPLETE or audit.grade_id is None:
        raise ValidationError("Only a completed audit with a grade can be moderated.")
    if moderator.pk in (audit.auditor_id, audit.worker_id):
        raise ValidationError({"moderator": "The moderator must be neither the auditor nor the worker audited."})
    moderation = Moderation(recorded_by=by, audit=audit, moderator=moderator, assigned_on=assigned_on)
    moderation.full_clean()
    moderation.save()
    record_event(by=by, verb="assign_moderation", record=moderation, child=audit.child)
    return moderation


@transaction.atomic
def grade_blind(*, by: User, moderation: Moderation, grade: str, reasons: str, graded_on: datetime.date) -> Moderation:
    """Keep the second grade, given before the first is shown. It cannot be given again."""
    if moderation.blind_grade_id is not None:
        raise ValidationError("The second grade has been given. It stays as it was.")
    if not reasons.strip():
        raise ValidationError({"blind_reasons": "Give the reasons for the grade."})
    moderation.blind_grade_id, moderation.blind_reasons, moderation.blind_graded_on = grade, reasons, graded_on
    moderation.full_clean()
    moderation.save()
    record_event(by=by, verb="grade_blind", record=moderation, child=moderation.audit.child)
    return moderation


@transaction.atomic
def decide_final_grade(
    *, by: User, moderation: Moderation, grade: str, decided_on: datetime.date, reasons: str = ""
) -> Moderation:
    """Settle the grade that stands. The auditor's and the blind one are kept beside it.

    Raises:
        ValidationError: no blind grade yet, decided already, or a grade that differs from the auditor's without reasons.
    """
    if moderation.blind_grade_id is None:
        raise ValidationError("The second grade has to be given before the final one is decided.")
    if moderation.final_grade_id is not None:
        raise ValidationError("The final grade has been decided. It stays as it was.")
    if grade != moderation.audit.grade_id and not reasons.strip():
        raise ValidationError({"final_reasons": "Say why the grade moves from the auditor's."})
    moderation.final_grade_id, moderation.final_reasons, moderation.decided_on = grade, reasons, decided_on
    moderation.full_clean()
    moderation.save()
    record_event(by=by, verb="decide_final_grade", record=moderation, child=moderation.audit.child)
    return moderation


@transaction.atomic
def agree_action(
    *, by: User, audit: CaseAudit, what: str, owner: Worker, due_on: datetime.date, standard: AuditStandard | None = None
) -> AuditAction:
    """Give somebody something to put right, by a day. Possible from the first day of the audit."""
    action = AuditAction(recorded_by=by, audit=audit, standard=standard, what=what, owner=owner, due_on=due_on)
    action.full_clean()
    action.save()
    record_event(by=by, verb="agree_action", record=action, child=audit.child)
    return action


@transaction.atomic
def finish_action(*, by: User, action: AuditAction, done_on: datetime.date, evidence: str) -> AuditAction:
    """The owner says it is done and shows how. It stays open until somebody else has looked."""
    if action.done_on is not None:
        raise ValidationError("This action has already been marked as done.")
    if not evidence.strip():
        raise ValidationError({"evidence": "Say what shows that this was done."})
    action.done_on, action.evidence = done_on, evidence
    action.full_clean()
    action.save()
    record_event(by=by, verb="finish_action", record=action, child=action.audit.child)
    return action


@transaction.atomic
def close_action(*, by: User, action: AuditAction, closed_by: Worker, closed_on: datetime.date) -> AuditAction:
    """Close an action that its owner has done.

    Raises:
        ValidationError: not done yet, closed already, or closed by its owner.
    """
    if action.done_on is None:
        raise ValidationError("The owner has not said yet that this was done.")
    if action.closed_on is not None:
        raise ValidationError("This action has already been closed.")
    if closed_by.pk == action.owner_id:
        raise ValidationError({"closed_by": "Somebody other than the owner has to close an action."})
    action.closed_by, action.closed_on = closed_by, closed_on
    action.full_clean()
    action.save()
    record_event(by=by, verb="close_action", record=action, child=action.audit.child)
    return action


@transaction.atomic
def escalate(
    *,
    by: User,
    audit: CaseAudit,
    raised_by: Worker,
    reason: str,
    team_manager: Worker,
    service_manager: Worker | None = None,
    response_due_on: datetime.date | None = None,
) -> Escalation:
    """Bring unacceptable practice to the managers at once, whatever state the audit is in.

    Without `response_due_on` the answer is due by the clock `ESCALATION_RESPONSE`.
    """
    if not reason.strip():
        raise ValidationError({"reason": "Say what is unacceptable and what the child needs now."})
    now = timezone.now()
    by_the_clock = cast("datetime.date", ESCALATION_RESPONSE.due_on(timezone.localdate(now)))
    escalation = Escalation(
        recorded_by=by,
        audit=audit,
        raised_by=raised_by,
        raised_at=now,
        reason=reason,
        team_manager=team_manager,
        service_manager=service_manager,
        response_due_on=response_due_on or by_the_clock,
    )
    escalation.full_clean()
    escalation.save()
    record_event(by=by, verb="escalate", record=escalation, child=audit.child)
    return escalation


@transaction.atomic
def answer_escalation(
    *, by: User, escalation: Escalation, responded_by: Worker, response: str, responded_on: datetime.date
) -> Escalation:
    """The manager's answer: what has been done for the child."""
    if escalation.responded_on is not None:
        raise ValidationError("This escalation has been answered.")
    if not response.strip():
        raise ValidationError({"response": "Say what has been done."})
    escalation.response, escalation.responded_by, escalation.responded_on = response, responded_by, responded_on
    escalation.full_clean()
    escalation.save()
    record_event(by=by, verb="answer_escalation", record=escalation, child=escalation.audit.child)
    return escalation


@transaction.atomic
def close_escalation(
    *, by: User, escalation: Escalation, closed_by: Worker, outcome: str, closed_on: datetime.date
) -> Escalation:
    """Close an escalation that has been answered; whoever answered cannot also close it.

    Raises:
        ValidationError: not answered, closed already, no outcome, or closed by whoever answered.
    """
    if escalation.responded_on is None:
        raise ValidationError("Nobody has answered this escalation yet.")
    if escalation.closed_on is not None:
        raise ValidationError("This escalation has already been closed.")
    if closed_by.pk == escalation.responded_by_id:
        raise ValidationError({"closed_by": "Somebody other than the manager who answered has to close it."})
    if not outcome.strip():
        raise ValidationError({"outcome": "Say what came of it for the child."})
    escalation.closed_by, escalation.outcome, escalation.closed_on = closed_by, outcome, closed_on
    escalation.full_clean()
    escalation.save()
    record_event(by=by, verb="close_escalation", record=escalation, child=escalation.audit.child)
    return escalation
