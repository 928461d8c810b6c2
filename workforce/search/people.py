"""Finding people: who fits what was typed, the likeliest first. Whom a reader may not find is absent, from counts too."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from csc.keys import listed
from csc.models import Child, Identifier, Person
from workforce.access import children_findable_by, findable_among
from workforce.models import NamePart
from workforce.particulars.held import ever_held
from workforce.particulars.numbers import ADOPTED_LINK
from workforce.reach import Reader
from workforce.search.names import SHORTEST, words_of
from workforce.search.near import EXACT, NamesNear, Near

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


def find_children(reader: Reader, typed: str, born: Born | None = None, names: NamesNear | None = None) -> list[Found]:
    """The children who fit a name or a number, and a date of birth as far as it is known; the likeliest first.

    Every word has to fit: a name of the child, present or former, as typed, begun, by sound or mistyped. With an exact
    date of birth one of several words is enough. A number is looked for as a whole.
    """
    words = words_of_name(typed)
    if born or not words:
        return find_among(children_findable_by(reader), typed, born, names)
    return _by_name(lambda children: findable_among(reader, children), words, names or NamesNear())


def find_among(findable: QuerySet[Child], typed: str, born: Born | None = None, names: NamesNear | None = None) -> list[Found]:
    """The same, of the children given."""
    if born:
        findable = findable.filter(born.condition("date_of_birth") | born.condition("expected_on"))
    if any(letter.isdigit() for letter in typed):
        return _by_number(findable, typed)
    words = words_of_name(typed)
    if not words:
        return _by_birth(findable) if born and not typed.strip() else []

    def among(children: Collection[int]) -> set[int]:
        return set(findable.filter(pk__in=listed(children)).order_by().values_list("pk", flat=True))

    return _by_name(among, words, names or NamesNear(), lenient=bool(born and born.day))


def words_of_name(typed: str) -> list[str]:
    """The words to look for among names; none where a number was typed."""
    if any(letter.isdigit() for letter in typed):
        return []
    return [word for word in words_of(typed) if len(word) >= SHORTEST]


Among = Callable[[Collection[int]], set[int]]
"""Those of some children, by key, who are looked among."""


def _by_name(among: Among, words: list[str], names: NamesNear, *, lenient: bool = False) -> list[Found]:
    """Children by their own names and by those on a record that was merged into theirs."""
    near = {each.person: each for each in names.of(NamePart.Whose.CHILD, words, lenient=lenient)}
    duplicates = {each.person: each for each in names.of(NamePart.Whose.DUPLICATE, words, lenient=lenient)}
    stands = _records_that_stand(duplicates)
    own = among(near.keys() | stands.values()) if near or stands else set()
    found = {key: Found(key, each.score, "former name" if each.former else "") for key, each in near.items() if key in own}
    for each in sorted(duplicates.values(), key=likeliest):
        key = stands.get(each.person)
        if key in own and key not in found:
            found[key] = Found(key, each.score, "name on a duplicate record")
    return sorted(found.values(), key=likeliest)


def _records_that_stand(duplicates: Collection[int]) -> dict[int, int]:
    if not duplicates:
        return {}
    merged = Person.objects.filter(pk__in=listed(duplicates), merged_into__has_record=True, merged_into__merged_into=None)
    return {pk: stands for pk, stands in merged.values_list("pk", "merged_into") if stands}


def likeliest(found: Found | Near) -> tuple[float, int]:
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
