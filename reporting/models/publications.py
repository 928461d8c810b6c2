"""Publications: figures frozen for good, and what later turned out different.

A published figure never moves. When records arrive late or are corrected, the difference is a
restatement beside it: old, new, why, and which children.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from reporting.models.runs import Run


class Frozen(Exception):
    """Somebody tried to change what has been published."""


class FrozenModel(models.Model):
    """A row that is written once: it cannot be saved again or deleted."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Frozen(f"{self} has been published and does not change; publish a further issue instead.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise Frozen(f"{self} has been published and stays.")


class PublicationQuerySet(models.QuerySet["Publication"]):
    def latest_first(self) -> PublicationQuerySet:
        return self.order_by("-month", "scorecard", "unit", "-issue")


class Publication(FrozenModel):
    """One month's figures of one scorecard at one unit, as issued.

    `page` is the scorecard as it stood, `page_withheld` the same for readers without the right to
    small numbers: what they may see is decided once, when it is issued. `digest` is of all that is frozen.
    """

    scorecard = models.CharField(max_length=60)
    unit = models.CharField(max_length=20)
    month = models.CharField(max_length=7)
    issue = models.PositiveSmallIntegerField(default=1)
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="publications")
    published_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    commentary = models.TextField(blank=True)
    page = models.JSONField(default=dict)
    page_withheld = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scorecard", "unit", "month", "issue"], name="publication_issue_once")]

    def __str__(self) -> str:
        return f"{self.scorecard}, {self.unit}, {self.month}, issue {self.issue}"


class PublishedFigure(FrozenModel):
    """One frozen figure, with the list of records behind it at the moment of publication."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="figures")
    indicator = models.CharField(max_length=80)
    variant = models.CharField(max_length=40, blank=True)
    unit = models.CharField(max_length=20)
    breakdown = models.CharField(max_length=30, blank=True)
    band = models.CharField(max_length=60, blank=True)
    period = models.CharField(max_length=7)
    numerator = models.FloatField(null=True, blank=True)
    denominator = models.FloatField(null=True, blank=True)
    value = models.FloatField(null=True, blank=True)
    status = models.CharField(max_length=20)
    withheld = models.BooleanField(default=False, help_text="Not shown to readers without the right to small numbers.")
    target = models.CharField(max_length=60, blank=True)
    rag = models.CharField(max_length=6, blank=True)
    definition_version = models.PositiveSmallIntegerField()
    members = models.JSONField(default=list, help_text="Table, key, key of the child, and whether it counted; no names.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "unit", "breakdown", "indicator", "variant", "band", "period"],
                name="published_figure_once",
            ),
        ]
        indexes = [models.Index(fields=["indicator", "variant", "unit", "period"], name="published_figure_by_cell")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.period} in {self.publication}"


class Restatement(models.Model):
    """A published figure that a later run computes differently."""

    class Reason(models.TextChoices):
        LATE_ENTRY = "late_entry", "Recorded late"
        CORRECTION = "correction", "Corrected"
        DEFINITION = "definition", "Definition changed"
        SUPPLIED = "supplied", "Another figure supplied"
        LOCAL_RULE = "local_rule", "Local rule changed, or corrected"
        MIXED = "mixed", "Recorded late and corrected"

    figure = models.ForeignKey(PublishedFigure, on_delete=models.PROTECT, related_name="restatements")
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="restatements")
    new_numerator = models.FloatField(null=True, blank=True)
    new_denominator = models.FloatField(null=True, blank=True)
    new_value = models.FloatField(null=True, blank=True)
    new_status = models.CharField(max_length=20)
    reason = models.CharField(max_length=12, choices=Reason)
    joined = models.JSONField(default=list, help_text="Records counted now that were not counted then.")
    left = models.JSONField(default=list, help_text="Records counted then that are not counted now.")
    moved = models.JSONField(default=list, help_text="Records counted both times, which count differently now.")
    found_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["figure", "run"], name="restatement_once_in_a_run")]

    def __str__(self) -> str:
        return f"Restatement of {self.figure}"
