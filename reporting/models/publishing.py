"""The duty to publish: who asked for what, who has taken it on, and what came of it.

A row, as a run is one (`reporting.models.runs`): whoever rings only asks for it to be looked at, so that a lost or doubled
message loses and doubles nothing.
"""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from reporting.models.publications import Publication
from reporting.models.runs import Run


class PublishingQuerySet(models.QuerySet["Publishing"]):
    def waiting(self, now: datetime.datetime) -> PublishingQuerySet:
        """What somebody should take: due, or begun by a worker whose lease has run out; the oldest first."""
        left = Q(state=Publishing.State.DUE) | Q(state=Publishing.State.RUNNING, lease_until__lt=now)
        return self.filter(left).order_by("pk")

    def unfinished_business(self) -> PublishingQuerySet:
        """What is still to come, and what failed and was not asked for again; the latest first."""
        again = Publishing.objects.filter(
            scorecard=models.OuterRef("scorecard"),
            unit=models.OuterRef("unit"),
            month=models.OuterRef("month"),
            pk__gt=models.OuterRef("pk"),
        )
        return self.exclude(state=Publishing.State.DONE).exclude(models.Exists(again)).order_by("-pk")


class Publishing(models.Model):
    """One issue of one month's scorecard, asked for and under way. What is issued in the end is a `Publication`."""

    class State(models.TextChoices):
        DUE = "due", "Waiting"
        RUNNING = "running", "Under way"
        DONE = "done", "Published"
        FAILED = "failed", "Failed"

    scorecard = models.CharField(max_length=60)
    unit = models.CharField(max_length=20)
    month = models.CharField(max_length=7)
    issue = models.PositiveSmallIntegerField()
    commentary = models.TextField(blank=True)
    run = models.ForeignKey(
        Run, on_delete=models.PROTECT, related_name="+", help_text="The run whose figures the publisher saw: these and no others."
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=8, choices=State, default=State.DUE)
    attempts = models.PositiveSmallIntegerField(default=0)
    token = models.UUIDField(null=True, blank=True, help_text="Known only to the worker that holds it.")
    lease_until = models.DateTimeField(null=True, blank=True)
    steps = models.PositiveSmallIntegerField(default=0, help_text="How many of its steps are done in this attempt.")
    finished_at = models.DateTimeField(null=True, blank=True)
    publication = models.OneToOneField(Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="publishing")
    error = models.TextField(blank=True, help_text="Why it failed, in words for the one who asked.")

    objects = PublishingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scorecard", "unit", "month", "issue"], condition=~Q(state="failed"), name="publishing_issue_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(publication__isnull=False, finished_at__isnull=False),
                name="publishing_done_has_publication",
            ),
        ]
        indexes = [models.Index(fields=["state", "lease_until"], name="publishing_by_state_and_lease")]

    def __str__(self) -> str:
        return f"{self.scorecard}, {self.unit}, {self.month}, issue {self.issue}: {self.get_state_display()}"
