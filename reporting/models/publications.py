"""Publications: figures frozen for good, and what later turned out different.

A published figure never moves. When records arrive late or are corrected, the difference is a
restatement beside it: old, new, why, and which children.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone

from reporting.models.runs import Run


class Publication(models.Model):
    """One month's figures of one scorecard, as issued."""

    scorecard = models.CharField(max_length=60)
    month = models.CharField(max_length=7)
    issue = models.PositiveSmallIntegerField(default=1)
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="publications")
    published_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    commentary = models.TextField(blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scorecard", "month", "issue"], name="publication_issue_once")]

    def __str__(self) -> str:
        return f"{self.scorecard}, {self.month}, issue {self.issue}"


class PublishedFigure(models.Model):
    """One frozen figure, with the list of records behind it at the moment of publication."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="figures")
    indicator = models.CharField(max_length=80)
    variant = models.CharField(max_length=40, blank=True)
    unit = models.CharField(max_length=20)
    breakdown = models.CharField(max_length=30, blank=True)
    band = models.CharField(max_length=60, blank=True)
    period = models.CharField(max_length=7)
    numerator = models.BigIntegerField(null=True, blank=True)
    denominator = models.BigIntegerField(null=True, blank=True)
    value = models.FloatField(null=True, blank=True)
    status = models.CharField(max_length=20)
    definition_version = models.PositiveSmallIntegerField()
    members = models.JSONField(default=list, help_text="Record table, record and whether it was marked; no names.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "unit", "breakdown", "indicator", "variant", "band", "period"],
                name="published_figure_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.period} in {self.publication}"


class Restatement(models.Model):
    """A published figure that a later run computes differently."""

    class Reason(models.TextChoices):
        LATE_ENTRY = "late_entry", "Recorded late"
        CORRECTION = "correction", "Corrected"
        DEFINITION = "definition", "Definition changed"
        MIXED = "mixed", "More than one reason"

    figure = models.ForeignKey(PublishedFigure, on_delete=models.PROTECT, related_name="restatements")
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="restatements")
    new_numerator = models.BigIntegerField(null=True, blank=True)
    new_denominator = models.BigIntegerField(null=True, blank=True)
    new_value = models.FloatField(null=True, blank=True)
    reason = models.CharField(max_length=12, choices=Reason)
    joined = models.JSONField(default=list, help_text="Records counted now that were not counted then.")
    left = models.JSONField(default=list, help_text="Records counted then that are not counted now.")
    found_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["figure", "run"], name="restatement_once_in_a_run")]

    def __str__(self) -> str:
        return f"Restatement of {self.figure}"
