"""When somebody of a child's family was last seen or spoken to: read from the child's own visits.

A visit made to a brother or sister alone stands in their record and says nothing here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from csc.models import Child
from workforce.models import PersonSeen
from workforce.recording.kinds import address_of_record, kinds, title_of
from workforce.records import VisitRecord
from workforce.sameness import keys_of


@dataclass(frozen=True)
class Sighting:
    """The last visit on which somebody was seen or spoken to."""

    on: datetime.date
    what: str
    href: str


def last_seen(child: Child) -> dict[int, Sighting]:
    """The last time each person was seen or spoken to, by their key; the child's own last time is under the child's key.

    Brothers and sisters count as seen on the visits made to them together with this child.
    """
    visits = sorted(_visits_to(child), key=lambda visit: (visit.visited_on, visit.pk))
    parts = {visit.shared_part_id for visit in visits if visit.shared_part_id}
    with_them = _seen_with(parts)
    found: dict[int, Sighting] = {}
    for visit in visits:  # the later one stands
        sighting = Sighting(visit.visited_on, title_of(visit), address_of_record(visit))
        people = set(with_them.get(visit.shared_part_id, ())) | ({child.pk} if visit.child_seen else set())
        found |= dict.fromkeys(people, sighting)
    return found


def _visits_to(child: Child) -> Iterator[Any]:
    for model in _kinds_of_visit():
        made = model._default_manager.filter(child__in=keys_of(child), visited_on__isnull=False, state="complete")
        yield from made.select_related("child")


def _seen_with(parts: set[int]) -> dict[int, set[int]]:
    """The keys of those who were seen, by shared part: people who were ticked, and the other children of the visit."""
    found: dict[int, set[int]] = {}
    if not parts:
        return found
    seen = PersonSeen.objects.filter(shared_part__in=parts, person__isnull=False).values_list("shared_part", "person")
    together = [
        pair
        for model in _kinds_of_visit()
        for pair in model._default_manager.filter(
            shared_part__in=parts, child_seen=True, visited_on__isnull=False, state="complete"
        ).values_list("shared_part", "child")
    ]
    for part, person in [*seen, *together]:
        found.setdefault(part, set()).add(person)
    return found


def _kinds_of_visit() -> list[type[VisitRecord]]:
    return [model for model in kinds().values() if issubclass(model, VisitRecord)]
