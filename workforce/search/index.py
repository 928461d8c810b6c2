"""The index of names, kept true by looking: whoever was written since is indexed before the next search.

Comparing everybody with the index takes a second among 360,000 people. So a search compares only those whose records or
versions are newer than the last comparison, and everybody once in an hour: that finds what left no version behind, a bulk
load or a statement typed into the database. The marks are kept in the cache; when it is emptied, everybody is compared.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

from django.core.cache import cache as shared
from django.db import connection, connections, models, transaction
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Concat

from csc.models import Child, Person
from csc.prepared import Prepared
from workforce.models import NameKey
from workforce.search.names import sound_of, words_of

BATCH = 2000
MARKS = "search:names:marks"
EVERYBODY_EACH = 60 * 60
"""Seconds after which everybody is compared again."""

OVERLAP = 500
"""Numbers below a mark that are looked at again: they were given out before it, perhaps to a record saved only after it."""

_SOURCE = Concat(F("forename"), Value("|"), F("surname"), Value("|"), F("known_as"), output_field=models.TextField())

ALIKE_IN_INDEX = 0.5
"""One wrong letter in a short name, Novak for Nowak, leaves half of it; below that a county has thousands who are alike."""


class Marks(NamedTuple):
    """The newest person and the newest version of a person and of a child, when names were last compared."""

    person: int
    person_version: int
    child_version: int

    @classmethod
    def now(cls) -> Marks:
        name = connection.ops.quote_name
        newest = [
            f"(SELECT MAX({name(str(rows.model._meta.pk.column))}) FROM {name(rows.model._meta.db_table)})"  # noqa: S608 - our tables
            for rows in (Person.objects, *_histories())
        ]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(newest)}")
            return cls(*(number or 0 for number in cursor.fetchone()))

    def behind(self, other: Marks) -> bool:
        return all(own <= others for own, others in zip(self, other, strict=True))


def refresh_names() -> int:
    """Index those written since the last search whose names are not, or no longer, in the index. Returns how many."""
    kept: tuple[float, Marks] | None = shared.get(MARKS)
    clock, newest = time.time(), Marks.now()
    if kept is None or kept[0] < clock or not kept[1].behind(newest):
        found, until = index_names(), clock + EVERYBODY_EACH
    else:
        marks, until = kept[1], kept[0]
        written = _stale_since([number - OVERLAP for number in marks])
        found = index_names({person for (person,) in written}) if written else 0
    shared.set(MARKS, (until, newest), EVERYBODY_EACH)
    return found


def index_names(of: set[int] | None = None) -> int:
    """Index those people, or everybody, whose names are not, or no longer, in the index. Returns how many."""
    stale = _stale(Person.objects.all() if of is None else Person.objects.filter(pk__in=of))
    found = 0
    while rows := list(stale.order_by("pk").values_list("pk", "forename", "surname", "known_as", "current")[:BATCH]):
        former = _former_names([row[0] for row in rows])
        keys = [_key_of(pk, source, words_of(*names, *former[pk])) for pk, *names, source in rows]
        NameKey.objects.bulk_create(
            keys, update_conflicts=True, unique_fields=["person"], update_fields=["source", "words", "sounds"]
        )
        found += len(rows)
    return found


def _stale(people: QuerySet[Person]) -> QuerySet[Any, Any]:
    return people.annotate(current=_SOURCE).filter(Q(name_key__isnull=True) | ~Q(name_key__source=F("current")))


@Prepared
def _stale_since(numbers: list[int]) -> QuerySet[Any, Any]:
    """Of the people written since these numbers of a person and of versions were given out, those whose names are not in the
    index, or no longer.
    """
    person, *versions = numbers
    histories = zip(_histories(), versions, strict=True)
    changed = [rows.filter(pk__gt=number).order_by().values_list("id") for rows, number in histories]
    written = Person.objects.filter(pk__gt=person).order_by().values_list("pk").union(*changed)
    return _stale(Person.objects.filter(pk__in=written)).order_by().values_list("pk")


def _histories() -> tuple[QuerySet[Any], QuerySet[Any]]:
    """The versions of people, kept apart for those written as children."""
    return Person.history.all(), Child.history.all()  # type: ignore[attr-defined]


def _key_of(person: int, source: str, words: list[str]) -> NameKey:
    sounds = dict.fromkeys(map(sound_of, words))
    return NameKey(person_id=person, source=source, words=f" {' '.join(words)} ", sounds=f" {' '.join(sounds)} ")


def _former_names(people: list[int]) -> dict[int, list[str]]:
    """What the people were called in earlier versions of their records."""
    former: dict[int, list[str]] = defaultdict(list)
    for history in _histories():
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


@contextmanager
def loosely_alike() -> Iterator[None]:
    """Within it, PostgreSQL's index counts words as alike from `ALIKE_IN_INDEX` on, and not from 0.6 as it comes."""
    if not has_trigrams():
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.word_similarity_threshold', %s, true)", [str(ALIKE_IN_INDEX)])
        yield
