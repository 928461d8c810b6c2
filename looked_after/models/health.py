"""Health of looked-after children: assessments, checks, and the answers the yearly return asks for.

A refusal is a fact with a day and a reason; it never removes a child from a count.
"""

from django.db import models
from django.db.models import Q

from csc.models.codes import code_field
from csc.records import not_before
from looked_after.querysets import HealthAssessmentQuerySet, HealthCheckQuerySet, ScoreQuerySet
from workforce.records import CaseRecord


class HealthAssessment(CaseRecord):
    """An initial or review health assessment (Care Planning Regulations 2010, regulation 7).

    `held_on` is the day the child was assessed, `report_received_on` the day the written report
    came; which of them stops the clock is a matter of the measure, so both are kept.
    """

    period_of_care = models.ForeignKey("looked_after.PeriodOfCare", on_delete=models.PROTECT, related_name="health_assessments")
    kind = code_field("health_assessment_kind", required=True)
    due_on = models.DateField(null=True, blank=True, db_index=True)
    held_on = models.DateField(null=True, blank=True)
    report_received_on = models.DateField(null=True, blank=True)
    refused_on = models.DateField(null=True, blank=True)
    refusal_reason = models.CharField(max_length=200, blank=True)
    late_reason = code_field("delay_reason")
    assessed_by = models.CharField("practitioner", max_length=120, blank=True)
    outcome = models.TextField("health plan", blank=True)

    objects = HealthAssessmentQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        indexes = [
            models.Index(fields=["child", "held_on"], name="health_by_child_and_day"),
            models.Index(fields=["held_on"], name="health_by_day"),
        ]
        constraints = [
            *CaseRecord.Meta.constraints,
            not_before("held_on", "report_received_on", name="health_report_after_assessment"),
            models.CheckConstraint(condition=Q(held_on__isnull=True) | Q(refused_on__isnull=True), name="health_held_or_refused"),
            models.CheckConstraint(
                condition=Q(refused_on__isnull=True) | ~Q(refusal_reason=""), name="health_refused_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(report_received_on__isnull=True) | Q(held_on__isnull=False), name="health_report_only_when_held"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.child}"


class HealthCheck(CaseRecord):
    """A check that was made on a day, or refused on a day."""

    period_of_care = models.ForeignKey("looked_after.PeriodOfCare", on_delete=models.PROTECT, related_name="%(class)ss")
    due_on = models.DateField(null=True, blank=True, db_index=True)
    checked_on = models.DateField(null=True, blank=True)
    refused_on = models.DateField(null=True, blank=True)
    refusal_reason = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)

    objects = HealthCheckQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        abstract = True
        indexes = [models.Index(fields=["child", "checked_on"], name="%(class)s_by_day")]
        constraints = [
            *CaseRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(checked_on__isnull=True) | Q(refused_on__isnull=True), name="%(app_label)s_%(class)s_made_or_refused"
            ),
            models.CheckConstraint(
                condition=Q(refused_on__isnull=True) | ~Q(refusal_reason=""), name="%(app_label)s_%(class)s_refused_with_reason"
            ),
        ]


class DentalCheck(HealthCheck):
    """The child's teeth were checked by a dentist."""

    def __str__(self) -> str:
        return f"Dental check of {self.child}"


class ImmunisationCheck(HealthCheck):
    """What was known on a day about the national immunisation schedule."""

    up_to_date = models.BooleanField(null=True, blank=True)

    class Meta(HealthCheck.Meta):
        constraints = [
            *HealthCheck.Meta.constraints,
            models.CheckConstraint(
                condition=Q(checked_on__isnull=True) | Q(up_to_date__isnull=False), name="immunisation_check_has_answer"
            ),
        ]

    def __str__(self) -> str:
        return f"Immunisations of {self.child}"


class DevelopmentCheck(HealthCheck):
    """Whether the child surveillance checks of a child under 5 were up to date on a day."""

    up_to_date = models.BooleanField(null=True, blank=True)

    class Meta(HealthCheck.Meta):
        constraints = [
            *HealthCheck.Meta.constraints,
            models.CheckConstraint(
                condition=Q(checked_on__isnull=True) | Q(up_to_date__isnull=False), name="development_check_has_answer"
            ),
        ]

    def __str__(self) -> str:
        return f"Development check of {self.child}"


class SubstanceMisuseCheck(HealthCheck):
    """Whether a problem with drugs, alcohol or solvents was found, and whether help was offered and taken."""

    misuse_found = models.BooleanField(null=True, blank=True)
    substance = models.CharField(max_length=100, blank=True)
    intervention_offered = models.BooleanField(null=True, blank=True)
    intervention_received = models.BooleanField(null=True, blank=True)

    class Meta(HealthCheck.Meta):
        constraints = [
            *HealthCheck.Meta.constraints,
            models.CheckConstraint(
                condition=Q(checked_on__isnull=True) | Q(misuse_found__isnull=False), name="substance_misuse_check_has_answer"
            ),
            models.CheckConstraint(
                condition=Q(intervention_received__isnull=True) | Q(misuse_found=True), name="substance_misuse_help_for_misuse"
            ),
        ]

    def __str__(self) -> str:
        return f"Substance misuse check of {self.child}"


class StrengthsAndDifficulties(CaseRecord):
    """A strengths and difficulties questionnaire: a total score from 0 to 40, or the reason there is none."""

    period_of_care = models.ForeignKey(
        "looked_after.PeriodOfCare", on_delete=models.PROTECT, related_name="strengths_and_difficulties"
    )
    due_on = models.DateField(null=True, blank=True, db_index=True)
    completed_on = models.DateField()
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    no_score_reason = code_field("sdq_reason")

    objects = ScoreQuerySet.as_manager()

    class Meta(CaseRecord.Meta):
        verbose_name = "strengths and difficulties questionnaire"
        indexes = [models.Index(fields=["child", "completed_on"], name="sdq_by_child_and_day")]
        constraints = [
            *CaseRecord.Meta.constraints,
            models.CheckConstraint(condition=Q(score__isnull=True) | Q(score__lte=40), name="sdq_score_0_to_40"),
            models.CheckConstraint(
                condition=Q(score__isnull=False, no_score_reason__isnull=True)
                | Q(score__isnull=True, no_score_reason__isnull=False),
                name="sdq_score_or_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Strengths and difficulties of {self.child}"
