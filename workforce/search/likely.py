"""Who may be the child that somebody describes: shown before a second record is made, or told to those who may know."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet

from csc.models import Child
from workforce.access import children_findable_by
from workforce.reach import Reader
from workforce.search.people import Born, find_among

SHEET = 20

NEAR = datetime.timedelta(days=366)
"""How far two dates of birth may lie apart where a name is all that is alike: one of them may be an estimate."""


def likely_duplicates(reader: Reader, facts: Mapping[str, Any]) -> list[Child]:
    """Children the reader may find who may be the one described; the likeliest first, a sheet of them at most."""
    findable = children_findable_by(reader)
    return _in_order(findable, _likely_among(findable, facts))[:SHEET]


def hidden_duplicates(reader: Reader, facts: Mapping[str, Any]) -> list[Child]:
    """Restricted children whom the reader may not find and who may be the one described.

    Never shown to the reader, in words or by what happens next. Narrower than what is shown to somebody who looks at a
    list: the same number, the same day of birth with one like name, or a like name with a birth not far from it.
    """
    hidden = Child.objects.filter(restricted=True, merged_into=None)
    hidden = hidden.exclude(pk__in=reader.children().filter(restricted=True).values("pk"))
    day = _birth(facts)
    near = hidden
    if day:
        between = (day - NEAR, day + NEAR)
        unknown = Q(date_of_birth=None, expected_on=None)
        near = hidden.filter(unknown | Q(date_of_birth__range=between) | Q(expected_on__range=between))
    by_number = _same_number(hidden, facts)
    return _in_order(hidden, by_number | _like_name(near, facts))


def same_number(number: str) -> QuerySet[Child]:
    """Whoever has this NHS number: one child at most, and so nobody else can be given it."""
    return Child.objects.filter(nhs_number=number, merged_into=None)


def _likely_among(children: QuerySet[Child], facts: Mapping[str, Any]) -> dict[int, float]:
    return _like_name(children, facts) | _same_number(children, facts)


def _same_number(children: QuerySet[Child], facts: Mapping[str, Any]) -> dict[int, float]:
    found: dict[int, float] = {}
    for number in (facts.get("nhs_number"), facts.get("upn")):
        if number:
            found |= {each.person: 2.0 for each in find_among(children, number)}
    return found


def _like_name(children: QuerySet[Child], facts: Mapping[str, Any]) -> dict[int, float]:
    """The same or a like name, or one like name and the same birth."""
    found: dict[int, float] = {}
    if names := " ".join(filter(None, (facts.get("forename"), facts.get("surname")))):
        searches = [find_among(children, names)]
        if day := _birth(facts):
            searches.append(find_among(children, names, Born(day.year, day.month, day.day)))
        for each in (one for search in searches for one in search):
            found[each.person] = max(found.get(each.person, 0), each.score)
    return found


def _birth(facts: Mapping[str, Any]) -> datetime.date | None:
    return facts.get("date_of_birth") or facts.get("expected_on")


def _in_order(children: QuerySet[Child], found: dict[int, float]) -> list[Child]:
    best = sorted(found, key=lambda key: (-found[key], key))[:SHEET]
    known = {child.pk: child for child in children.filter(pk__in=best)}
    return [known[key] for key in best if key in known]
