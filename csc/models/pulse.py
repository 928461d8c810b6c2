"""When each part that works out of sight was last seen to work."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Pulse(models.Model):
    """The last sign of life of one part of csc: the worker, say, which has no other way to show that it runs."""

    part = models.CharField(max_length=40, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.part}, {self.seen_at:%d %B %Y %H:%M}"

    @classmethod
    def beat(cls, part: str) -> None:
        """Note that `part` works now."""
        cls.objects.update_or_create(part=part, defaults={"seen_at": timezone.now()})
