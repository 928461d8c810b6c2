"""The audit of one child's case, and the judgement on each standard."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from audits.models.tools import AuditProgramme, AuditStandard, AuditTool
from audits.querysets import CaseAuditQuerySet
from csc.models.codes import Code, code_field
from csc.records import Record, not_before
from workforce.models import Worker
from workforce.records import CaseRecord


class CaseAudit(CaseRecord):
    """One child's case, looked at by somebody who does not hold it.

    `team` and `worker` are those who held the child when the audit was assigned, so that a result
    stays with the practice it judged. `grade` is the auditor's own and is never overwritten:
    moderation keeps a second and a final one beside it. A draft is an audit not completed yet.
    Those whose practice it judged read it and correct nothing in it: the verbs of `audits.services` write it.
    """

    changed_on_its_page = False

    programme = models.ForeignKey(AuditProgramme, on_delete=models.PROTECT, null=True, blank=True, related_name="audits")
    tool = models.ForeignKey(AuditTool, on_delete=models.PROTECT, related_name="audits")
    kind = code_field("audit_kind", required=True)
    auditor = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="case_audits")
    reaudit_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="reaudits")
    assigned_on = models.DateField()
    due_on = models.DateField()
    completed_on = models.DateField(null=True, blank=True)
    grade = code_field("audit_grade")
    grade_reasons = models.TextField("reasons for the grade", blank=True)
    strengths = models.TextField(blank=True)
    areas_to_develop = models.TextField(blank=True)
    impact = models.TextField("impact for the child", blank=True)
    family_asked_on = models.DateField(null=True, blank=True)
    family_feedback_on = models.DateField(null=True, blank=True, help_text="When the child or family gave their view.")
    family_feedback_from = code_field("feedback_source")
    family_feedback_how = models.CharField(max_length=60, blank=True, help_text="In person, by telephone, in writing.")
    family_feedback = models.TextField(blank=True)
    practitioner_asked_on = models.DateField(null=True, blank=True)
    practitioner_feedback_on = models.DateField(null=True, blank=True)
    practitioner_feedback_how = models.CharField(max_length=60, blank=True)
    practitioner_feedback = models.TextField(blank=True)

    objects = CaseAuditQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["completed_on"], name="case_audit_by_completion"),
            models.Index(fields=["auditor", "state", "child"], name="case_audit_by_auditor"),
        ]
        constraints = [
            *CaseRecord.Meta.constraints,
            models.CheckConstraint(
                condition=(Q(state="complete") & Q(completed_on__isnull=False))
                | (Q(state="draft") & Q(completed_on__isnull=True))
                | Q(state="withdrawn"),
                name="case_audit_complete_on_a_day",
            ),
            models.CheckConstraint(condition=Q(worker__isnull=True) | ~Q(worker=F("auditor")), name="case_audit_not_of_own_case"),
            not_before("assigned_on", "completed_on", name="case_audit_completed_after_assigned"),
            not_before("assigned_on", "due_on", name="case_audit_due_after_assigned"),
            models.UniqueConstraint(
                fields=["programme", "child"], condition=~Q(state="withdrawn"), name="case_audit_once_in_a_programme"
            ),
        ]

    def __str__(self) -> str:
        return f"Audit of {self.child} by {self.auditor}"

    @property
    def final_grade(self) -> Code | None:
        """The grade that stands: moderation's when it has decided, else the auditor's."""
        moderation = getattr(self, "moderation", None)
        if moderation is not None and moderation.final_grade is not None:
            return moderation.final_grade
        return self.grade


class StandardJudgement(Record):
    """The auditor's answer to one standard, on the scale of the tool, with the evidence found."""

    audit = models.ForeignKey(CaseAudit, on_delete=models.PROTECT, related_name="judgements")
    standard = models.ForeignKey(AuditStandard, on_delete=models.PROTECT, related_name="judgements")
    judgement = code_field("audit_judgement")
    grade = code_field("audit_grade")
    evidence = models.TextField(blank=True)

    class Meta:
        ordering = ["audit", "standard__number"]
        constraints = [
            models.UniqueConstraint(fields=["audit", "standard"], name="standard_judged_once"),
            models.CheckConstraint(
                condition=Q(judgement__isnull=False, grade__isnull=True) | Q(judgement__isnull=True, grade__isnull=False),
                name="standard_judged_on_one_scale",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.standard}: {self.judgement or self.grade}"
