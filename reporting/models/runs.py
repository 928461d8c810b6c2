"""Runs: the duty to recompute, who has taken it on, and what came of it.

A duty is a row, found by its date. Whoever rings (beat, a person, a sweep) only asks for the row
to be looked at, so that a lost or doubled message loses and doubles nothing.
"""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import F, Q

from csc.periods import Month

MOST_ATTEMPTS = 3
"""How often a run, or one indicator within it, may be begun before a person is told."""


class RunQuerySet(models.QuerySet["Run"]):
    def waiting(self, now: datetime.datetime) -> RunQuerySet:
        """Runs that somebody should take: due, or begun by a worker whose lease has run out; oldest duty first."""
        left = Q(state=Run.State.DUE) | Q(state=Run.State.RUNNING, lease_until__lt=now)
        return self.filter(left).order_by("for_day", "pk")

    def current(self) -> Run | None:
        """The run whose figures are shown."""
        return self.filter(state=Run.State.DONE).order_by("-as_at", "-pk").first()


class Run(models.Model):
    """One recomputation of every figure."""

    class Kind(models.TextChoices):
        NIGHTLY = "nightly", "Nightly"
        ASKED_FOR = "asked_for", "Asked for"

    class State(models.TextChoices):
        DUE = "due", "Due"
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"

    kind = models.CharField(max_length=10, choices=Kind)
    for_day = models.DateField(help_text="The last day whose records the figures are to include.")
    first_month = models.CharField(max_length=7)
    last_month = models.CharField(max_length=7)
    state = models.CharField(max_length=8, choices=State, default=State.DUE)
    attempts = models.PositiveSmallIntegerField(default=0)
    token = models.UUIDField(null=True, blank=True, help_text="Known only to the worker that holds the run.")
    lease_until = models.DateTimeField(null=True, blank=True)
    begun = models.JSONField(default=dict, help_text="How often each indicator was begun and not finished.")
    created_at = models.DateTimeField(auto_now_add=True)
    as_at = models.DateTimeField(null=True, blank=True, help_text="When the records were read.")
    finished_at = models.DateTimeField(null=True, blank=True)
    definitions = models.CharField(max_length=64, blank=True, help_text="Digest of every definition and its version.")
    local_rules = models.CharField(
        max_length=64, blank=True, help_text="Digest of the authority's own standards and choices. Empty: not known."
    )
    digest = models.CharField(max_length=64, blank=True, help_text="Digest of every figure: equal figures, equal digest.")
    counts = models.JSONField(default=dict)
    failed_indicators = models.JSONField(default=dict, help_text="Indicator to the reason it has no figure in this run.")
    error = models.TextField(blank=True)
    compared = models.JSONField(
        default=dict, help_text="Publications that its figures were compared with, and why one could not be: key to reason."
    )

    objects = RunQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "lease_until"], name="run_by_state_and_lease")]
        constraints = [
            models.UniqueConstraint(fields=["for_day"], condition=Q(kind="nightly"), name="run_one_each_night"),
            models.CheckConstraint(condition=~Q(state="done") | Q(finished_at__isnull=False), name="run_done_has_finished"),
            models.CheckConstraint(condition=Q(last_month__gte=F("first_month")), name="run_months_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} run for {self.for_day}"

    def periods(self) -> list[dict[str, object]]:
        """The months this run made figures for."""
        months = Month.range(Month.parse(self.first_month), Month.parse(self.last_month))
        return [{"period": str(month), "period_start": month.first, "period_end": month.last} for month in months]

    @property
    def read_at(self) -> datetime.datetime:
        """When the records of a run that is done were read."""
        assert self.as_at is not None  # noqa: S101 - a run is not done before it has read the records
        return self.as_at

    @property
    def late(self) -> bool:
        """Built later than the night it belongs to."""
        return self.as_at is not None and (self.as_at.date() - self.for_day).days > 1

    @property
    def complete(self) -> bool:
        return self.state == self.State.DONE and not self.failed_indicators
