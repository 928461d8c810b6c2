"""Who is around a child as far as a form may name them, and who may be meant by somebody a person describes.

A form knows no more than a search: a child with a record is named where a search would name them
(`workforce.access.children_findable_by`), anybody else where they belong to a child the reader may open. A
restricted person is named by no form but from their own record.
"""

from __future__ import annotations

import datetime

from django.db.models import Q, QuerySet

from csc.formats import lower_first
from csc.keys import listed
from csc.models import Child, Person, Relationship
from workforce.access import children_findable_by
from workforce.family.codes import PROFESSIONAL
from workforce.models import NamePart
from workforce.reach import Reader
from workforce.recording.identity import born
from workforce.search.names import SHORTEST, words_of
from workforce.search.near import NamesNear
from workforce.search.people import Born, find_children, likeliest

LIKELY = 0.7
"""How well a name has to fit, every word of it taken together, for somebody to be asked about; a search shows more."""

MOST = 8
"""Of children and of others each, how many are asked about."""


def ties_of(child: Child) -> QuerySet[Relationship]:
    """The child's relationships that hold, to anybody who may be named: without professionals and restricted people."""
    ties = Relationship.objects.filter(ended_on__isnull=True).exclude(kind=PROFESSIONAL)
    towards = Q(other=child, person__restricted=False)
    return ties.filter(towards | Q(person=child, other__restricted=False)).select_related("person", "other", "kind")


def far_end(tie: Relationship, child: Person) -> Person:
    """Whom the relationship leads to from the child."""
    return tie.person if tie.other_id == child.pk else tie.other


def ties_to_people_without_a_record(child: Child) -> QuerySet[Relationship]:
    """Of those, the ones to people whose particulars are kept nowhere else."""
    return ties_of(child).filter(Q(other=child, person__has_record=False) | Q(person=child, other__has_record=False))


def likely(
    reader: Reader, child: Child, *, forename: str, surname: str, birth: datetime.date | None, with_records: bool
) -> list[Person]:
    """People who may be the one described, the likeliest first; with `with_records`, children with a record before others."""
    words = [word for word in words_of(forename, surname) if len(word) >= SHORTEST]
    if not words:
        return []
    children = _children(reader, child, " ".join((forename, surname)), birth) if with_records else []
    return [*children, *_others(reader, words)]


def _children(reader: Reader, child: Child, name: str, birth: datetime.date | None) -> list[Child]:
    scores = {each.person: each.score for each in find_children(reader, name)}
    if birth is not None:
        for each in find_children(reader, name, Born(birth.year, birth.month, birth.day)):
            scores[each.person] = max(scores.get(each.person, 0), LIKELY)
    best = sorted((key for key in scores if scores[key] >= LIKELY), key=lambda key: (-scores[key], key))[: MOST + 1]
    shown = {one.pk: one for one in children_findable_by(reader).filter(pk__in=best).exclude(pk=child.pk)}
    return [shown[key] for key in best if key in shown][:MOST]


def _others(reader: Reader, words: list[str]) -> list[Person]:
    """Parents, carers and professionals of children whose records the reader may open."""
    near = {each.person: each for each in NamesNear().of(NamePart.Whose.OTHER, words) if each.score >= LIKELY}
    if not near:
        return []
    opened = reader.children().values("pk")
    known = Q(pk__in=Relationship.objects.filter(other__in=opened).values("person"))
    known |= Q(pk__in=Relationship.objects.filter(person__in=opened).values("other"))
    people = Person.objects.filter(known, pk__in=listed(near), has_record=False, restricted=False, merged_into=None)
    shown = {person.pk: person for person in people}
    return [shown[each.person] for each in sorted(near.values(), key=likeliest) if each.person in shown][:MOST]


def described(person: Person, reader: Reader) -> str:
    """Somebody among several of the same name: birth, and the number of their record or whom they belong to."""
    parts = [person.full_name]
    if birth := born(person, reader.today):  # type: ignore[arg-type]  # reads the columns of a person alone
        parts.append(birth if person.date_of_birth is None else f"born {birth}")
    if person.has_record:
        parts.append(f"record {person.local_id}")
    else:
        ties = Relationship.objects.filter(person=person, other__in=reader.children().values("pk"), ended_on__isnull=True)
        shown = ties.select_related("kind", "other").order_by("pk")[:3]
        parts += [f"{lower_first(str(tie.kind))} of {tie.other.full_name}" for tie in shown]
    return ", ".join(parts)
