"""Reads in practice language: which audits are awaited, which actions are open, what was escalated."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from audits.timescales import ESCALATION_RESPONSE
from workforce.records import CaseRecordQuerySet, RecordState

if TYPE_CHECKING:
    from workforce.models import Worker


class AuditToolQuerySet(models.QuerySet):
    def published(self) -> AuditToolQuerySet:
        """Versions an audit may use: their standards no longer change."""
        return self.filter(published_on__isnull=False)

    def in_use_on(self, day: datetime.date) -> AuditToolQuerySet:
        """Versions published by `day` and not yet retired."""
        return self.filter(Q(retired_on__isnull=True) | Q(retired_on__gt=day), published_on__lte=day)


class AuditProgrammeQuerySet(models.QuerySet):
    def open_on(self, day: datetime.date) -> AuditProgrammeQuerySet:
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day), started_on__lte=day)


class CaseAuditQuerySet(CaseRecordQuerySet):
    def completed_between(self, first: datetime.date, last: datetime.date) -> CaseAuditQuerySet:
        """Completed on one of the days `first` to `last`, both included."""
        return self.standing().filter(completed_on__range=(first, last))

    def awaited(self) -> CaseAuditQuerySet:
        """Assigned and not completed."""
        return self.filter(state=RecordState.DRAFT)

    def overdue_on(self, day: datetime.date) -> CaseAuditQuerySet:
        return self.awaited().filter(due_on__lt=day)

    def assigned_to(self, worker: Worker) -> CaseAuditQuerySet:
        """Audits this worker carries out or moderates, withdrawn ones left out."""
        mine = Q(auditor=worker) | Q(moderation__moderator=worker)
        return self.exclude(state=RecordState.WITHDRAWN).filter(mine)


class AuditActionQuerySet(models.QuerySet):
    def open(self) -> AuditActionQuerySet:
        """Not closed by somebody else yet, whether or not the owner says it is done."""
        return self.filter(closed_on__isnull=True)

    def overdue_on(self, day: datetime.date) -> AuditActionQuerySet:
        """Past its day and not done by its owner."""
        return self.open().filter(due_on__lt=day, done_on__isnull=True)

    def waiting_to_be_closed(self) -> AuditActionQuerySet:
        return self.open().filter(done_on__isnull=False)


class EscalationQuerySet(models.QuerySet):
    def open(self) -> EscalationQuerySet:
        return self.filter(closed_on__isnull=True)

    def overdue_on(self, day: datetime.date) -> EscalationQuerySet:
        """The response was due before `day` and nobody has answered."""
        late = ESCALATION_RESPONSE.overdue_before(day)
        return self.open().filter(response_due_on__lt=late, responded_on__isnull=True)
