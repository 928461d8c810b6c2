"""A cycle of audits: opened, its sample given out, ended."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from audits.models import AuditProgramme, AuditTool, CaseAudit
from audits.sampling import Case, match_auditors
from audits.services.audits import assign_audit
from csc.audit import record_event
from csc.models import Child, User
from workforce.models import Unit, Worker


@transaction.atomic
def open_programme(
    *,
    by: User,
    title: str,
    tool: AuditTool,
    unit: Unit,
    started_on: datetime.date,
    due_on: datetime.date,
    sample_size: int,
    seed: int,
    focus: str = "",
) -> AuditProgramme:
    """Open a cycle of audits with one published version of a tool.

    Raises:
        ValidationError: the version is not in use on the first day.
    """
    if not AuditTool.objects.in_use_on(started_on).filter(pk=tool.pk).exists():
        raise ValidationError({"tool": f"{tool} is not in use on {started_on:%-d %B %Y}."})
    programme = AuditProgramme(
        recorded_by=by,
        title=title,
        focus=focus,
        tool=tool,
        unit=unit,
        started_on=started_on,
        due_on=due_on,
        sample_size=sample_size,
        seed=seed,
    )
    programme.full_clean()
    programme.save()
    record_event(by=by, verb="open_audit_programme", record=programme)
    return programme


@transaction.atomic
def assign_sample(*, by: User, programme: AuditProgramme, sample: Sequence[Case], auditors: Sequence[Worker]) -> list[CaseAudit]:
    """Give every case of the sample to an auditor who has no conflict; all are assigned or none is.

    Raises:
        ValidationError: no auditor may take one of the cases.
    """
    matched = match_auditors(sample, auditors, on=programme.started_on)
    if missing := [case for case in sample if case.child not in matched]:
        raise ValidationError(
            f"Nobody among the auditors may take {len(missing)} of the {len(sample)} cases. Add an auditor from another team."
        )
    auditor_of = {auditor.pk: auditor for auditor in auditors}
    children = Child.objects.in_bulk([case.child for case in sample])
    return [
        assign_audit(
            by=by,
            child=children[case.child],
            auditor=auditor_of[matched[case.child]],
            tool=programme.tool,
            kind=case.kind,
            assigned_on=programme.started_on,
            due_on=programme.due_on,
            programme=programme,
        )
        for case in sample
    ]


@transaction.atomic
def end_programme(*, by: User, programme: AuditProgramme, ended_on: datetime.date) -> AuditProgramme:
    """End the cycle; audits not completed stay with their auditors and stay overdue."""
    if programme.ended_on is not None:
        raise ValidationError("This programme has already ended.")
    programme.ended_on = ended_on
    programme.full_clean()
    programme.save()
    record_event(by=by, verb="end_audit_programme", record=programme)
    return programme
