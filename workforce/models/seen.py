"""Who of a family was seen or spoken to, beside the child, when a child was visited."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from csc.records import Record


class PersonSeen(Record):
    """Somebody seen or spoken to on a visit: a person of the child's network or, where they are in none, in words.

    They belong to what the visited children share, so that a visit to three names the mother once. The
    day is that of the visits which name the part. A visit to one child has a part of its own for this.
    """

    shared_part = models.ForeignKey("csc.SharedPart", on_delete=models.PROTECT, related_name="people_seen")
    person = models.ForeignKey("csc.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="times_seen")
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "person seen or spoken to"
        verbose_name_plural = "people seen or spoken to"
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, words="") | (Q(person__isnull=True) & ~Q(words="")),
                name="person_seen_named_or_in_words",
            ),
            models.UniqueConstraint(
                fields=["shared_part", "person"], condition=Q(person__isnull=False), name="person_seen_once_on_a_visit"
            ),
        ]

    def __str__(self) -> str:
        return str(self.person) if self.person is not None else self.words
