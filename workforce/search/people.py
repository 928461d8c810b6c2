"""Finding people: who fits what was typed, the likeliest first. Whom a reader may not find is absent, from counts too."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any, NamedTuple

from django.db.models import F, Lookup, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from csc.keys import listed
from csc.models import Child, Identifier, Person
from workforce.access import children_findable_by
from workforce.models import NameKey
from workforce.particulars.held import ever_held
from workforce.particulars.numbers import ADOPTED_LINK
from workforce.reach import Reader
from workforce.search.index import has_trigrams, loosely_alike, refresh_names
from workforce.search.names import SHORTEST, likeness, sound_of, words_of

ALIKE = 0.3
"""Likeness from which two words may be the same name mistyped."""

EXACT, BEGINS, SOUNDS = 1.0, 0.9, 0.8
"""What a word is worth that is there, begins one that is there, or sounds like one; one mistyped is worth its likeness."""

_BORN = re.compile(r"^\s*(?:(?:(\d{1,2})[\s./-]+)?(\d{1,2})[\s./-]+)?(\d{4})\s*$")


class NotADate(ValueError):
    """What was typed as a date of birth is none, not even a part of one."""


@dataclass(frozen=True)
class Born:
    """A date of birth as far as it is known: the year, the month of a year, or the day."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, typed: str) -> Born | None:
        """`2015`, `5/2015` or `1/5/2015`; None when nothing was typed.

        Raises:
            NotADate: neither of these, or no day of the calendar.
        """
        if not typed.strip():
            return None
        found = _BORN.match(typed)
        if found is None:
            raise NotADate(typed)
        day, month, year = (int(part) if part else None for part in found.groups())
        try:
            datetime.date(year or 0, month or 1, day or 1)
        except ValueError:
            raise NotADate(typed) from None
        return cls(year or 0, month, day)

    def condition(self, column: str) -> Q:
        found = Q(**{f"{column}__year": self.year})
        if self.month:
            found &= Q(**{f"{column}__month": self.month})
        if self.day:
            found &= Q(**{f"{column}__day": self.day})
        return found


class Found(NamedTuple):
    """Somebody who fits, and how well: 1 and more is every word as typed. `why` says what fitted if it was not the name."""

    person: int
    score: float
    why: str = ""


Row = tuple[int, str, str, str]


class NamesNear:
    """Rows of the index of names that may fit some words, whoever they are: read once for a page, however many lists are made
    of them. Nobody stands in two lists: whom `people_named` has chosen for one, the next does not look at.
    """

    def __init__(self) -> None:
        self._rows: dict[tuple[bool, str], list[Row]] = {}

    def rows(self, words: list[str], *, lenient: bool) -> list[Row]:
        """Key, words, sounds and source of everybody who may fit every word or, `lenient`, one of them."""
        asked = (lenient and len(words) > 1, " ".join(words))
        if asked not in self._rows:
            if not self._rows:
                refresh_names()
            near = reduce(or_ if lenient else and_, map(_near, words))
            with loosely_alike():
                self._rows[asked] = list(NameKey.objects.filter(near).values_list("person", "words", "sounds", "source"))
        return self._rows[asked]

    def leave_out(self, people: set[int]) -> None:
        """Take those who are listed out of the rows."""
        for asked, rows in self._rows.items():
            self._rows[asked] = [row for row in rows if row[0] not in people]


def find_children(reader: Reader, typed: str, born: Born | None = None, names: NamesNear | None = None) -> list[Found]:
    """The children who fit a name or a number, and a date of birth as far as it is known; the likeliest first.

    Every word has to fit: a name of the child, present or former, as typed, begun, by sound or mistyped. With an exact
    date of birth one of several words is enough. A number is looked for as a whole.
    """
    return find_among(children_findable_by(reader), typed, born, names)


def find_among(findable: QuerySet[Child], typed: str, born: Born | None = None, names: NamesNear | None = None) -> list[Found]:
    """The same, of the children given."""
    if born:
        findable = findable.filter(born.condition("date_of_birth") | born.condition("expected_on"))
    if any(letter.isdigit() for letter in typed):
        return _by_number(findable, typed)
    words = [word for word in words_of(typed) if len(word) >= SHORTEST]
    if not words:
        return _by_birth(findable) if born and not typed.strip() else []
    lenient, near = bool(born and born.day), names or NamesNear()
    found = people_named(findable, words, lenient=lenient, names=near)
    more = _named_under_a_duplicate(findable, words, found, near, lenient=lenient)
    return sorted(found + more, key=_likeliest) if more else found


def _named_under_a_duplicate(
    findable: QuerySet[Child], words: list[str], found: list[Found], names: NamesNear, *, lenient: bool
) -> list[Found]:
    """Children not found by their own names, but by those on a record that was merged into theirs."""
    duplicates = people_named(Person.objects.filter(merged_into__isnull=False), words, lenient=lenient, names=names)
    if not duplicates:
        return []
    merged = Person.objects.filter(pk__in=[each.person for each in duplicates], merged_into__isnull=False)
    stands: dict[int, Any] = dict(merged.values_list("pk", "merged_into"))
    more = {stands[each.person]: each for each in reversed(duplicates)}
    others = set(more) - {each.person for each in found}
    open_to_find = findable.filter(pk__in=others).values_list("pk", flat=True)
    return [Found(pk, more[pk].score, "name on a duplicate record") for pk in open_to_find]


def _likeliest(found: Found) -> tuple[float, int]:
    return (-found.score, found.person)


def _by_number(findable: QuerySet[Child], typed: str) -> list[Found]:
    """By the authority's number, the NHS number, the UPN, or any number another organisation uses, also of a merged record."""
    number = re.sub(r"[\s-]+", "", typed).upper()
    held = ever_held(Identifier.objects.filter(value__in={typed.strip(), number})).exclude(kind=ADOPTED_LINK)
    fits = Q(local_id__iexact=typed.strip()) | Q(local_id__iexact=number) | Q(nhs_number=number) | Q(upn=number)
    fits |= Q(former_upn=number) | Q(pk__in=held.values("person"))
    numbered = Person.objects.filter(fits).values(stands=Coalesce("merged_into", "pk"))
    return [Found(pk, EXACT, "number") for pk in findable.filter(pk__in=numbered).order_by("pk").values_list("pk", flat=True)]


def _by_birth(findable: QuerySet[Child]) -> list[Found]:
    rows = findable.order_by("date_of_birth", "surname", "forename", "pk").values_list("pk", flat=True)
    return [Found(pk, EXACT, "date of birth") for pk in rows]


def people_named(
    people: QuerySet[Any], words: list[str], *, lenient: bool = False, names: NamesNear | None = None
) -> list[Found]:
    """Those of `people` whose names fit the words, the likeliest first; `lenient` where one of the words is enough."""
    near = names or NamesNear()
    rows = near.rows(words, lenient=lenient)
    if not rows:
        return []
    own = set(people.filter(pk__in=listed(row[0] for row in rows)).order_by().values_list("pk", flat=True))
    near.leave_out(own)
    return ranked((row for row in rows if row[0] in own), words, lenient=lenient)


def ranked(rows: Iterable[Row], words: list[str], *, lenient: bool = False) -> list[Found]:
    """How well each of the rows fits, the likeliest first; those that do not are left out."""
    found = []
    for person, own_words, own_sounds, source in rows:
        scores = [_score(word, own_words, own_sounds) for word in words]
        if (any(scores) if lenient else all(scores)) and (score := sum(scores) / len(scores)) > 0:
            former = "" if lenient or _fits_now(words, source) else "former name"
            found.append(Found(person, score, former))
    return sorted(found, key=_likeliest)


def _near(word: str) -> Any:
    """Rows that may hold a word, found by the database: it is there or begins one, sounds like one, or looks like one."""
    near: Any = Q(words__contains=f" {word}") | Q(sounds__contains=f" {sound_of(word)} ")
    if has_trigrams():
        return near | Q(looks_like(word))
    return near | _shares_letters(word)


def looks_like(word: str) -> Lookup[Any]:
    """PostgreSQL's own likeness, the column first: the other way round it asks something else, and no index answers it."""
    from django.contrib.postgres.lookups import TrigramWordSimilar

    return TrigramWordSimilar(F("words"), Value(word))


def _shares_letters(word: str) -> Q:
    """Without trigrams in the database: the first three letters or the last three are right, whatever went wrong between."""
    if len(word) < 4:
        return Q(pk__in=[])
    return Q(words__contains=f" {word[:3]}") | Q(words__contains=f"{word[-3:]} ")


def _score(word: str, own_words: str, own_sounds: str) -> float:
    """How well a word fits somebody's names and their sounds, each of which stands between spaces."""
    if f" {word}" in own_words:
        return EXACT if f" {word} " in own_words else BEGINS
    best = max((likeness(word, own) for own in own_words.split()), default=0.0)
    if f" {sound_of(word)} " in own_sounds:
        return SOUNDS * (0.9 + best / 10)
    return best * SOUNDS if best >= ALIKE else 0.0


def _fits_now(words: list[str], source: str) -> bool:
    """Whether the child is called that today, and was not only formerly."""
    if set(words) <= set(source.lower().replace("|", " ").split()):
        return True  # Nearly always, and a county has thousands who bear a common name.
    own = words_of(*source.split("|"))
    sounds = f" {' '.join(map(sound_of, own))} "
    return all(_score(word, f" {' '.join(own)} ", sounds) for word in words)
