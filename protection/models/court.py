"""Emergency powers, the work before proceedings, and proceedings."""

from django.db import models
from django.db.models import Q

from csc.models.codes import code_field
from csc.records import not_before
from workforce.records import CaseRecord


class EmergencyProtection(CaseRecord):
    """Police protection (72 hours), an emergency protection order (8 days, once 7 more) or a child assessment order."""

    class Kind(models.TextChoices):
        POLICE_PROTECTION = "police_protection", "Police protection (section 46)"
        EMERGENCY_PROTECTION_ORDER = "emergency_protection_order", "Emergency protection order (section 44)"
        CHILD_ASSESSMENT_ORDER = "child_assessment_order", "Child assessment order (section 43)"

    kind = models.CharField(max_length=30, choices=Kind)
    started_at = models.DateTimeField()
    extended_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("started_at", "ended_at", name="emergency_protection_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.child}"


class PreProceedings(CaseRecord):
    """Work under the public law outline before an application: letter, meetings, outcome."""

    decided_on = models.DateField()
    letter_sent_on = models.DateField(null=True, blank=True)
    first_meeting_on = models.DateField(null=True, blank=True)
    meetings_held = models.PositiveSmallIntegerField(default=0)
    family_group_decision_making_offered_on = models.DateField(null=True, blank=True)
    family_group_decision_making_held_on = models.DateField(null=True, blank=True)
    parents_represented = models.BooleanField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    outcome = code_field("pre_proceedings")
    notes = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        verbose_name_plural = "pre-proceedings"
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("decided_on", "ended_on", name="pre_proceedings_end_after_start"),
            models.UniqueConstraint(
                fields=["child"],
                condition=Q(ended_on__isnull=True, state="complete"),
                name="pre_proceedings_one_open_for_each_child",
            ),
        ]

    def __str__(self) -> str:
        return f"Pre-proceedings about {self.child}"


class CourtProceedings(CaseRecord):
    """Care proceedings from issue to final order; 26 weeks is the limit (Children Act 1989 section 32)."""

    issued_on = models.DateField()
    court_reference = models.CharField(max_length=60, blank=True)
    short_notice_reason = models.CharField(max_length=200, blank=True)
    hearings = models.PositiveSmallIntegerField(default=0)
    final_order_on = models.DateField(null=True, blank=True)
    final_order = code_field("legal_status")
    due_on = models.DateField(null=True, blank=True, db_index=True)

    class Meta(CaseRecord.Meta):
        verbose_name_plural = "court proceedings"
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("issued_on", "final_order_on", name="proceedings_end_after_issue"),
        ]

    def __str__(self) -> str:
        return f"Care proceedings about {self.child}"
