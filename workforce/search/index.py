"""The index of names, kept true by looking: whoever was written since, by whatever way, is indexed before the next search."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from django.db import connections, models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat

from csc.models import Child, Person
from workforce.models import NameKey
from workforce.search.names import sound_of, words_of

BATCH = 2000
_SOURCE = Concat(F("forename"), Value("|"), F("surname"), Value("|"), F("known_as"), output_field=models.TextField())


def refresh_names() -> int:
    """Index the people whose names are not, or no longer, in the index; one query when there are none. Returns how many."""
    stale = Person.objects.annotate(current=_SOURCE).filter(Q(name_key__isnull=True) | ~Q(name_key__source=F("current")))
    found = 0
    while rows := list(stale.order_by("pk").values_list("pk", "forename", "surname", "known_as", "current")[:BATCH]):
        former = _former_names([row[0] for row in rows])
        keys = [_key_of(pk, source, words_of(*names, *former[pk])) for pk, *names, source in rows]
        NameKey.objects.bulk_create(
            keys, update_conflicts=True, unique_fields=["person"], update_fields=["source", "words", "sounds"]
        )
        found += len(rows)
    return found


def _key_of(person: int, source: str, words: list[str]) -> NameKey:
    sounds = dict.fromkeys(map(sound_of, words))
    return NameKey(person_id=person, source=source, words=f" {' '.join(words)} ", sounds=f" {' '.join(sounds)} ")


def _former_names(people: list[int]) -> dict[int, list[str]]:
    """What the people were called in earlier versions of their records, kept apart for those written as children."""
    former: dict[int, list[str]] = defaultdict(list)
    for history in (Person.history, Child.history):  # type: ignore[attr-defined]
        versions = history.filter(id__in=people).order_by().values_list("id", "forename", "surname", "known_as").distinct()
        for person, *names in versions:
            former[person] += [name for name in names if name]
    return former


@cache
def has_trigrams(alias: str = "default") -> bool:
    """Whether the database finds likeness itself: PostgreSQL with pg_trgm, which the migration put in where it could."""
    connection = connections[alias]
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
        return cursor.fetchone() is not None
