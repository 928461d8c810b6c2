"""The index of names, kept true by looking: whoever was written since is indexed before the next search.

Comparing everybody with the index takes a second among 360,000 people. So a search compares only those whose records or
versions are newer than the last comparison, and everybody once in an hour: that finds what left no version behind, a bulk
load or a statement typed into the database. A task does so twice an hour, so that nobody who searches waits for it. The marks
are kept in the cache; when it is emptied, everybody is compared.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

from django.core.cache import cache as shared
from django.db import connection, connections, models, transaction
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Concat

from csc.models import Child, Person
from csc.prepared import Prepared
from workforce.models import NameKey, NamePart, NameWord
from workforce.search.names import sound_of, words_of

BATCH = 2000
MARKS = "search:names:marks"
EVERYBODY_EACH = 60 * 60
"""Seconds after which everybody is compared again."""

OVERLAP = 100
"""Numbers below a mark that are looked at again: they were given out before it, perhaps to a record saved only after it. A
hundred are more than the people of a county write between the beginning and the end of one save; of a longer one, a load of
thousands, the rest is found within the half hour."""

_WHOSE = Case(
    When(merged_into__isnull=False, then=Value(NamePart.Whose.DUPLICATE.value)),
    When(has_record=True, then=Value(NamePart.Whose.CHILD.value)),
    default=Value(NamePart.Whose.OTHER.value),
)
_SOURCE = Concat(
    _WHOSE, Value("|"), F("forename"), Value("|"), F("surname"), Value("|"), F("known_as"), output_field=models.TextField()
)

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


def refresh_names(*, everybody: bool = False) -> int:
    """Index those written since the last search, or everybody, whose names are not, or no longer, in the index.

    Returns how many.
    """
    kept: tuple[float, Marks] | None = None if everybody else shared.get(MARKS)
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
    while sources := dict(stale.order_by("pk").values_list("pk", "current")[:BATCH]):
        _write(sources)
        found += len(sources)
    return found


@transaction.atomic
def _write(sources: dict[int, str]) -> None:
    """Write the words of people anew, by key, from what their records say and said."""
    former = _former_names(sources)
    words_by_person: dict[int, dict[str, bool]] = {}
    for person, source in sources.items():
        _, *names = source.split("|")
        words = dict.fromkeys(words_of(*former[person]), True)
        words_by_person[person] = words | dict.fromkeys(words_of(*names), False)
    numbers = _numbers_of({word for words in words_by_person.values() for word in words})
    NamePart.objects.filter(person__in=sources).delete()
    parts = [
        NamePart(person_id=person, word_id=numbers[word], former=is_former, whose=sources[person].partition("|")[0])
        for person, words in words_by_person.items()
        for word, is_former in words.items()
    ]
    # Somebody else who searches in the same second may be writing the same.
    NamePart.objects.bulk_create(parts, ignore_conflicts=True)
    keys = [NameKey(person_id=person, source=source) for person, source in sources.items()]
    NameKey.objects.bulk_create(keys, update_conflicts=True, unique_fields=["person"], update_fields=["source"])


def _numbers_of(words: set[str]) -> dict[str, int]:
    """The key of each word; those that nobody bore so far are added."""
    known = dict(NameWord.objects.filter(word__in=words).values_list("word", "pk"))
    if new := words - set(known):
        rows = [NameWord(word=word, sound=sound_of(word)) for word in sorted(new)]
        NameWord.objects.bulk_create(rows, ignore_conflicts=True)
        known |= dict(NameWord.objects.filter(word__in=new).values_list("word", "pk"))
    return known


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


def _former_names(people: Iterable[int]) -> dict[int, list[str]]:
    """What the people were called in earlier versions of their records."""
    former: dict[int, list[str]] = defaultdict(list)
    for history in _histories():
        versions = history.filter(id__in=list(people)).order_by().values_list("id", "forename", "surname", "known_as").distinct()
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
