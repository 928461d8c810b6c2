"""What a person is told in csc, and the daily letter that was sent to them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from csc.models import Child


class NotificationQuerySet(models.QuerySet["Notification"]):
    def unseen(self) -> NotificationQuerySet:
        return self.filter(seen_at__isnull=True)


class Notification(models.Model):
    """One sentence for one person about one child, with the page it leads to. It is no record: what it tells of is.

    `what` never names a child, because it is also sent by mail.
    """

    told = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications")
    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=200)
    address = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["told", "seen_at"], name="notification_by_reader")]

    def __str__(self) -> str:
        return self.what


class DigestLetter(models.Model):
    """The daily letter to one person. The row is made before the letter goes, so that no day brings two."""

    told = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["told", "day"], name="digest_once_a_day")]

    def __str__(self) -> str:
        return f"{self.told}, {self.day}"
