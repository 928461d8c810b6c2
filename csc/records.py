"""What every record shares: an identity that never changes, who typed it and when, and a history."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords


class Record(models.Model):
    """Something somebody wrote down.

    `recorded_at` is when it was typed, never when it happened: the gap between the two is itself
    reported (recording lag). Every later version is kept in the history table.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)

    history = HistoricalRecords(inherit=True)

    class Meta:
        abstract = True


def not_before(start: str, end: str, *, name: str) -> models.CheckConstraint:
    """The database refuses an `end` before its `start`; either may still be empty."""
    return models.CheckConstraint(
        condition=Q(**{f"{end}__isnull": True}) | Q(**{f"{start}__isnull": True}) | Q(**{f"{end}__gte": F(start)}),
        name=name,
    )


def together(*fields: str, name: str) -> models.CheckConstraint:
    """The database holds all of `fields` or none, so that a decision always has its date and its author."""
    none = Q(**{f"{field}__isnull": True for field in fields})
    every = Q(**{f"{field}__isnull": False for field in fields})
    return models.CheckConstraint(condition=none | every, name=name)
