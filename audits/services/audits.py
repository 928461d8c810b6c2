"""One case audit: assigned, judged standard by standard, completed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from django.core.exceptions import ValidationError
from django.db import transaction

from audits.conflicts import Conflicts
from audits.models import AuditProgramme, AuditStandard, AuditTool, CaseAudit, Scale, StandardJudgement
from csc.audit import record_event
from csc.models import Child, User
from workforce.casework import save_record
from workforce.codes import LEAD_SOCIAL_WORKER
from workforce.models import Allocation, Worker
from workforce.records import RecordState


@dataclass(frozen=True)
class Feedback:
    """What the family or the practitioner said: when asked, when answered, how, who (key of a code) and what."""

    asked_on: datetime.date | None = None
    given_on: datetime.date | None = None
    how: str = ""
    given_by: str | None = None
    words: str = ""


@transaction.atomic
def assign_audit(
    *,
    by: User,
    child: Child,
    auditor: Worker,
    tool: AuditTool,
    kind: str,
    assigned_on: datetime.date,
    due_on: datetime.date,
    programme: AuditProgramme | None = None,
    reaudit_of: CaseAudit | None = None,
) -> CaseAudit:
    """Give one child's case to an auditor. The team and worker that hold the child that day are kept with it.

    Raises:
        ValidationError: nobody holds the child, the auditor has a conflict, or the tool was not published.
    """
    holders = Allocation.objects.open_on(assigned_on).case_holders().filter(child=child).select_related("team", "worker")
    # The social worker comes before the personal adviser where a child has both.
    held = min(holders, key=lambda one: (one.role_id != LEAD_SOCIAL_WORKER, one.pk), default=None)
    if held is None:
        raise ValidationError({"child": f"Nobody holds this child on {assigned_on:%-d %B %Y}: there is no practice to audit."})
    if Conflicts([auditor], on=assigned_on).between(auditor.pk, child=child.pk, team=held.team_id):
        raise ValidationError({"auditor": f"{auditor} belongs to the team that holds this child, or has held the child."})
    if not tool.is_published:
        raise ValidationError({"tool": "This version of the tool has not been published."})
    audit = CaseAudit(
        recorded_by=by,
        child=child,
        team=held.team,
        worker=held.worker,
        state=RecordState.DRAFT,
        programme=programme,
        tool=tool,
        kind_id=kind,
        auditor=auditor,
        reaudit_of=reaudit_of,
        assigned_on=assigned_on,
        due_on=due_on,
    )
    save_record(audit)
    record_event(by=by, verb="assign_audit", record=audit, child=child)
    return audit


@transaction.atomic
def judge_standard(*, by: User, audit: CaseAudit, standard: AuditStandard, answer: str, evidence: str = "") -> StandardJudgement:
    """Answer one standard on the tool's scale; a second answer replaces the first, whose history is kept.

    `answer` is the key of a code: of `audit_judgement` or of `audit_grade`, as the tool's scale asks.

    Raises:
        ValidationError: the audit is completed, or the standard or the answer is not of its tool.
    """
    _refuse_unless_draft(audit)
    if standard.tool_id != audit.tool_id:
        raise ValidationError({"standard": "This standard belongs to another tool or version."})
    wanted = "audit_grade" if audit.tool.scale == Scale.GRADE else "audit_judgement"
    if not answer.startswith(f"{wanted}:"):
        raise ValidationError({"answer": f"The tool {audit.tool} is answered by: {audit.tool.get_scale_display()}."})
    judgement = StandardJudgement.objects.filter(audit=audit, standard=standard).first()
    judgement = judgement or StandardJudgement(recorded_by=by, audit=audit, standard=standard)
    judgement.grade_id, judgement.judgement_id = (answer, None) if wanted == "audit_grade" else (None, answer)
    judgement.evidence = evidence
    judgement.full_clean()
    judgement.save()
    record_event(by=by, verb="judge_standard", record=judgement, child=audit.child)
    return judgement


@transaction.atomic
def write_findings(
    *, by: User, audit: CaseAudit, strengths: str | None = None, areas_to_develop: str | None = None, impact: str | None = None
) -> CaseAudit:
    """Keep what the auditor has written so far; what is not given stays as it was."""
    _refuse_unless_draft(audit)
    for name, words in (("strengths", strengths), ("areas_to_develop", areas_to_develop), ("impact", impact)):
        if words is not None:
            setattr(audit, name, words)
    save_record(audit)
    record_event(by=by, verb="write_findings", record=audit, child=audit.child)
    return audit


@transaction.atomic
def record_feedback(*, by: User, audit: CaseAudit, of: Literal["family", "practitioner"], feedback: Feedback) -> CaseAudit:
    """Keep whether the family or the practitioner was asked, and what they said. Feedback may come after completion.

    Raises:
        ValidationError: given before it was asked for, or words without a day.
    """
    if feedback.words and feedback.given_on is None:
        raise ValidationError({"given_on": "Say on which day this was said."})
    if feedback.asked_on and feedback.given_on and feedback.given_on < feedback.asked_on:
        raise ValidationError({"given_on": "Feedback cannot be given before it was asked for."})
    setattr(audit, f"{of}_asked_on", feedback.asked_on)
    setattr(audit, f"{of}_feedback_on", feedback.given_on)
    setattr(audit, f"{of}_feedback_how", feedback.how)
    setattr(audit, f"{of}_feedback", feedback.words)
    if of == "family":
        audit.family_feedback_from_id = feedback.given_by
    save_record(audit)
    record_event(by=by, verb="record_feedback", record=audit, child=audit.child)
    return audit


@transaction.atomic
def complete_audit(
    *, by: User, audit: CaseAudit, completed_on: datetime.date, grade: str | None = None, grade_reasons: str = ""
) -> CaseAudit:
    """Finish an audit: every standard for this kind of case answered and, where the tool asks, one grade with reasons.

    Raises:
        ValidationError: naming the standards still open, or the missing grade.
    """
    _refuse_unless_draft(audit)
    if open_standards := _unanswered(audit):
        numbers = ", ".join(str(standard.number) for standard in open_standards)
        raise ValidationError(f"Answer every standard before completing the audit. Still open: {numbers}.")
    if audit.tool.overall_grade and not (grade and grade_reasons.strip()):
        raise ValidationError({"grade": "Give an overall grade and the reasons for it."})
    audit.grade_id, audit.grade_reasons = grade, grade_reasons
    audit.completed_on, audit.state = completed_on, RecordState.COMPLETE
    save_record(audit)
    record_event(by=by, verb="complete_audit", record=audit, child=audit.child)
    return audit


def _unanswered(audit: CaseAudit) -> list[AuditStandard]:
    answered = set(audit.judgements.values_list("standard", flat=True))
    still_open = []
    for standard in audit.tool.standards.prefetch_related("kinds"):
        kinds = {kind.kind_id for kind in standard.kinds.all()}
        if standard.pk not in answered and (not kinds or audit.kind_id in kinds):
            still_open.append(standard)
    return still_open


def _refuse_unless_draft(audit: CaseAudit) -> None:
    if audit.state != RecordState.DRAFT:
        raise ValidationError("This audit is no longer open. What it found stays as it was.")
