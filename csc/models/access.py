"""Who may open a restricted record, and who opened one in an emergency without being named."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from csc.models.people import Child
from csc.records import Record, together


class RestrictionGrantQuerySet(models.QuerySet["RestrictionGrant"]):
    def in_force(self, moment: datetime.datetime) -> RestrictionGrantQuerySet:
        """Grants that let their user in at `moment`."""
        return self.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=moment), starts_at__lte=moment)


class RestrictionGrant(Record):
    """One user named as allowed to see one restricted child.

    A restricted child is invisible to everybody else, in lists, search and counts too. A grant that
    should no longer hold is given its end; it is never deleted.
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="restriction_grants")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="restriction_grants")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField()
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = RestrictionGrantQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["user", "child"], name="restriction_grant_by_user")]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="restriction_grant_has_reason"),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")), name="restriction_grant_ends_after_start"
            ),
            models.CheckConstraint(condition=~Q(user=F("granted_by")), name="restriction_grant_by_somebody_else"),
        ]

    def __str__(self) -> str:
        return f"{self.user} may see restricted record {self.child_id}"


class BreakGlassQuerySet(models.QuerySet["BreakGlass"]):
    def in_force(self, moment: datetime.datetime) -> BreakGlassQuerySet:
        """Emergency openings that let their user in at `moment`."""
        return self.filter(started_at__lte=moment, expires_at__gt=moment)

    def awaiting_review(self) -> BreakGlassQuerySet:
        return self.filter(reviewed_at__isnull=True)


class BreakGlass(Record):
    """A user opened a child they were not allowed to see, because a child's safety could not wait.

    It lasts until `expires_at` and is looked at afterwards by somebody else, who finds it justified
    or not.
    """

    class Outcome(models.TextChoices):
        JUSTIFIED = "justified", "Justified"
        NOT_JUSTIFIED = "not_justified", "Not justified"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="break_glass")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="break_glass")
    reason = models.TextField()
    started_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, null=True, blank=True)
    outcome_note = models.TextField(blank=True)

    objects = BreakGlassQuerySet.as_manager()

    class Meta:
        verbose_name = "break-glass opening"
        indexes = [models.Index(fields=["user", "child"], name="break_glass_by_user")]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="break_glass_has_reason"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("started_at")), name="break_glass_expires_later"),
            together("reviewed_by", "reviewed_at", "outcome", name="break_glass_review_whole"),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("user")), name="break_glass_reviewed_by_somebody_else"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} opened {self.child_id}: {self.reason}"
