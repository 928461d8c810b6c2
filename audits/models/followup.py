"""What follows from an audit: a second look, an action, an alarm."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from audits.models.audits import CaseAudit
from audits.querysets import AuditActionQuerySet, EscalationQuerySet
from csc.models.codes import code_field
from csc.records import Record, not_before, together
from workforce.models import Worker


class Moderation(Record):
    """A second grade given without sight of the first, and the final one. All three are kept."""

    audit = models.OneToOneField(CaseAudit, on_delete=models.PROTECT, related_name="moderation")
    moderator = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="moderations")
    assigned_on = models.DateField()
    blind_grade = code_field("audit_grade")
    blind_reasons = models.TextField(blank=True)
    blind_graded_on = models.DateField(null=True, blank=True)
    final_grade = code_field("audit_grade")
    final_reasons = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            together("blind_grade", "blind_graded_on", name="moderation_blind_grade_dated"),
            together("final_grade", "decided_on", name="moderation_final_grade_dated"),
            models.CheckConstraint(
                condition=Q(final_grade__isnull=True) | Q(blind_grade__isnull=False), name="moderation_blind_before_final"
            ),
            not_before("assigned_on", "blind_graded_on", name="moderation_graded_after_assigned"),
            not_before("blind_graded_on", "decided_on", name="moderation_decided_after_graded"),
        ]

    def __str__(self) -> str:
        return f"Moderation of {self.audit}"

    @property
    def moved(self) -> bool | None:
        """Whether moderation changed the auditor's grade; none until it has decided."""
        if self.final_grade_id is None:
            return None
        return self.final_grade_id != self.audit.grade_id


class AuditAction(Record):
    """Something an audit asks for. Its owner does it and shows how; somebody else closes it."""

    audit = models.ForeignKey(CaseAudit, on_delete=models.PROTECT, related_name="actions")
    standard = models.ForeignKey("audits.AuditStandard", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    what = models.TextField()
    owner = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="audit_actions")
    due_on = models.DateField()
    evidence = models.TextField(blank=True)
    done_on = models.DateField(null=True, blank=True, help_text="When the owner says it was done.")
    closed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_on = models.DateField(null=True, blank=True)

    objects = AuditActionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["owner", "due_on"], condition=Q(closed_on__isnull=True), name="audit_action_open")]
        constraints = [
            together("closed_by", "closed_on", name="audit_action_closed_by_on"),
            not_before("done_on", "closed_on", name="audit_action_closed_after_done"),
            models.CheckConstraint(
                condition=Q(closed_by__isnull=True) | ~Q(closed_by=F("owner")), name="audit_action_closed_by_other"
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(done_on__isnull=False), name="audit_action_done_before_closed"
            ),
            models.CheckConstraint(condition=Q(done_on__isnull=True) | ~Q(evidence=""), name="audit_action_done_with_evidence"),
        ]

    def __str__(self) -> str:
        return self.what


class Escalation(Record):
    """Unacceptable practice, brought at once to the team manager and the service manager.

    It stands on its own from the moment it is raised: an audit that is never finished, or is
    withdrawn, leaves it open until somebody has answered and somebody has closed it.
    """

    audit = models.ForeignKey(CaseAudit, on_delete=models.PROTECT, related_name="escalations")
    raised_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="escalations_raised")
    raised_at = models.DateTimeField()
    reason = models.TextField()
    team_manager = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="escalations_as_manager")
    service_manager = models.ForeignKey(
        Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="escalations_as_service"
    )
    response_due_on = models.DateField()
    response = models.TextField(blank=True)
    responded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    responded_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)

    objects = EscalationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["response_due_on"], condition=Q(closed_on__isnull=True), name="escalation_open")]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="escalation_has_reason"),
            together("responded_by", "responded_on", name="escalation_answered_by_on"),
            together("closed_by", "closed_on", name="escalation_closed_by_on"),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | (Q(responded_on__isnull=False) & ~Q(outcome="")),
                name="escalation_answered_before_closed",
            ),
        ]

    def __str__(self) -> str:
        return f"Escalated: {self.reason}"
