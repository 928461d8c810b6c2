"""Versions of an audit tool: written, published, retired, never changed."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from audits.models import AuditStandard, AuditStandardKind, AuditTool
from csc.audit import record_event
from csc.models import User


@transaction.atomic
def new_version(*, by: User, tool: AuditTool) -> AuditTool:
    """Start the next version as a copy of `tool`, open to editing until it is published.

    Raises:
        ValidationError: another version of the tool is still being written.
    """
    if AuditTool.objects.filter(key=tool.key, published_on__isnull=True).exists():
        raise ValidationError("A version of this tool is still being written. Publish that one first.")
    latest = AuditTool.objects.filter(key=tool.key).aggregate(latest=Max("version"))["latest"]
    draft = AuditTool(
        recorded_by=by,
        key=tool.key,
        version=latest + 1,
        title=tool.title,
        scale=tool.scale,
        overall_grade=tool.overall_grade,
        source=tool.source,
    )
    draft.full_clean()
    draft.save()
    for standard in tool.standards.prefetch_related("kinds"):
        copy = AuditStandard.objects.create(
            recorded_by=by,
            tool=draft,
            number=standard.number,
            key=standard.key,
            title=standard.title,
            evidence_expected=standard.evidence_expected,
        )
        for kind in standard.kinds.all():
            AuditStandardKind.objects.create(recorded_by=by, standard=copy, kind_id=kind.kind_id)
    record_event(by=by, verb="new_audit_tool_version", record=draft)
    return draft


@transaction.atomic
def publish(*, by: User, tool: AuditTool, published_on: datetime.date) -> AuditTool:
    """Fix a version's standards for good and let audits use it; the version before it is retired the same day.

    Raises:
        ValidationError: published already, or without a standard.
    """
    if tool.is_published:
        raise ValidationError("This version has already been published.")
    if not tool.standards.exists():
        raise ValidationError("A tool needs at least one standard before it is published.")
    for earlier in AuditTool.objects.in_use_on(published_on).filter(key=tool.key):
        retire(by=by, tool=earlier, retired_on=published_on)
    tool.published_on = published_on
    tool.full_clean()
    tool.save()
    record_event(by=by, verb="publish_audit_tool", record=tool)
    return tool


@transaction.atomic
def retire(*, by: User, tool: AuditTool, retired_on: datetime.date) -> AuditTool:
    """Let no new audit use the version; audits begun with it are finished with it."""
    if tool.retired_on is not None:
        raise ValidationError("This version has already been retired.")
    tool.retired_on = retired_on
    tool.full_clean()
    tool.save()
    record_event(by=by, verb="retire_audit_tool", record=tool)
    return tool
