"""Reads outside a reader's own cases: why, for how long, who was told, and what a reviewer made of them."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from csc.records import Record


class ReasonedReadQuerySet(models.QuerySet):
    def in_force(self, moment: datetime.datetime) -> ReasonedReadQuerySet:
        """Reasons that still open the record at `moment`."""
        return self.filter(started_at__lte=moment, expires_at__gt=moment)


class ReasonedRead(Record):
    """A reader opened a child outside their reach and said why; the record stays open to them until `expires_at`.

    `standing` says how the child was held at the time, so that a reviewer can tell covering for a
    colleague from looking up a neighbour.
    """

    class Standing(models.TextChoices):
        OWN_TEAM = "own_team", "Held by a colleague in the reader's team"
        OTHER_TEAM = "other_team", "Held by another team"
        NOT_HELD = "not_held", "Held by nobody"

    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reasoned_reads")
    child = models.ForeignKey("csc.Child", on_delete=models.PROTECT, related_name="reasoned_reads")
    reason = models.TextField()
    standing = models.CharField(max_length=10, choices=Standing)
    started_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    objects = ReasonedReadQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["reader", "expires_at", "child"], name="reasoned_read_by_reader")]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="reasoned_read_has_reason"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("started_at")), name="reasoned_read_expires_later"),
        ]

    def __str__(self) -> str:
        return f"{self.reader} read {self.child_id}: {self.reason}"


class AccessNoticeQuerySet(models.QuerySet):
    def unseen(self) -> AccessNoticeQuerySet:
        return self.filter(seen_at__isnull=True)


class AccessNotice(Record):
    """What the child's worker is told when somebody else opens the record, with a reason or in an emergency."""

    told = models.ForeignKey("workforce.Worker", on_delete=models.PROTECT, related_name="access_notices")
    reasoned_read = models.ForeignKey(ReasonedRead, on_delete=models.PROTECT, null=True, blank=True, related_name="notices")
    break_glass = models.ForeignKey("csc.BreakGlass", on_delete=models.PROTECT, null=True, blank=True, related_name="notices")
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = AccessNoticeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["told", "seen_at"], name="access_notice_by_told")]
        constraints = [
            models.CheckConstraint(
                condition=Q(reasoned_read__isnull=False, break_glass__isnull=True)
                | Q(reasoned_read__isnull=True, break_glass__isnull=False),
                name="access_notice_of_one_opening",
            ),
            models.UniqueConstraint(fields=["reasoned_read", "told"], name="access_notice_once"),
            models.UniqueConstraint(fields=["break_glass", "told"], name="access_notice_of_emergency_once"),
        ]

    def __str__(self) -> str:
        return f"{self.told} told: {self.opening}"

    @property
    def opening(self) -> models.Model | None:
        """The opening the notice is about; a notice that is saved always has one."""
        return self.reasoned_read or self.break_glass


class AccessReview(Record):
    """What a reviewer found out about one person's reading of one child's record on one day.

    `reader` and `child` are uuids, as in the log of who looked, which names nothing by foreign key.
    """

    class Outcome(models.TextChoices):
        EXPECTED = "expected", "Part of their work"
        EXPLAINED = "explained", "Explained by the reader"
        CONCERN = "concern", "Concern: taken further"

    reader = models.UUIDField()
    child = models.UUIDField()
    day = models.DateField()
    outcome = models.CharField(max_length=10, choices=Outcome)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reader", "child", "day"], name="access_review_once_a_day"),
            models.CheckConstraint(condition=~Q(outcome="concern") | ~Q(note=""), name="access_review_concern_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.reader} reading {self.child} on {self.day}: {self.get_outcome_display()}"
