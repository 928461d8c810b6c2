"""Reads outside a reader's own cases: why, for how long, and who was told."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from csc.records import Record


class ReasonedRead(Record):
    """A reader opened a child outside their reach and said why; the record stays open to them until `expires_at`.

    `reach` says how the reader stood to the child at the time (another team, closed to the team,
    never held), so that a reviewer can tell covering a colleague from looking up a neighbour.
    """

    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reasoned_reads")
    child = models.ForeignKey("csc.Child", on_delete=models.PROTECT, related_name="reasoned_reads")
    reason = models.TextField()
    reach = models.CharField(max_length=20)
    started_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["reader", "expires_at", "child"], name="reasoned_read_by_reader")]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="reasoned_read_has_reason"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("started_at")), name="reasoned_read_expires_later"),
        ]

    def __str__(self) -> str:
        return f"{self.reader} read {self.child_id}: {self.reason}"


class AccessNotice(Record):
    """What the child's worker is told when somebody else opens the record. Stays until read."""

    read = models.ForeignKey(ReasonedRead, on_delete=models.PROTECT, related_name="notices")
    told = models.ForeignKey("workforce.Worker", on_delete=models.PROTECT, related_name="access_notices")
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["told", "seen_at"], name="access_notice_by_told")]
        constraints = [models.UniqueConstraint(fields=["read", "told"], name="access_notice_once")]

    def __str__(self) -> str:
        return f"{self.told} told of {self.read}"
