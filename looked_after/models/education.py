"""Education of looked-after children."""

from django.db import models
from django.db.models import Q

from csc.models.codes import code_field
from csc.records import not_before
from looked_after.querysets import EducationPlanQuerySet
from workforce.records import CaseRecord


class EducationPlan(CaseRecord):
    """One personal education plan meeting and the plan it agreed; the next meeting is the next row.

    `held_on` is the day of the meeting, `agreed_on` the day the plan was completed. Each school
    term asks for one; which term a day falls in is the authority's own calendar.
    """

    period_of_care = models.ForeignKey("looked_after.PeriodOfCare", on_delete=models.PROTECT, related_name="education_plans")
    due_on = models.DateField(null=True, blank=True, db_index=True)
    held_on = models.DateField(null=True, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    term = code_field("school_term")
    school = models.CharField(max_length=120, blank=True)
    school_urn = models.CharField("school's number", max_length=6, blank=True)
    quality = code_field("pep_quality")
    late_reason = code_field("delay_reason")
    targets = models.TextField(blank=True)
    own_words = models.TextField("the child's own words", blank=True)

    objects = EducationPlanQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        verbose_name = "personal education plan"
        indexes = [
            models.Index(fields=["child", "held_on"], name="pep_by_child_and_day"),
            models.Index(fields=["agreed_on"], name="pep_by_agreement"),
        ]
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("held_on", "agreed_on", name="pep_agreed_after_meeting"),
            models.CheckConstraint(
                condition=Q(agreed_on__isnull=True) | Q(held_on__isnull=False), name="pep_agreed_only_when_held"
            ),
            models.CheckConstraint(
                condition=Q(quality__isnull=True) | Q(agreed_on__isnull=False), name="pep_quality_of_agreed_plan"
            ),
        ]

    def __str__(self) -> str:
        return f"Personal education plan of {self.child}"
