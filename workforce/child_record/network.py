"""A child's family and network: people, how they stand to one another, seen from any of them.

A restricted person whom the reader may not see is not there: not as a name, not as a line, and nobody is
reached through them.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

from django.db.models import Q
from django.http import Http404

from csc.codes import in_group
from csc.models import Child, FamilyMembership, Person, Relationship
from workforce.access import children_visible_to, openable_among
from workforce.reach import Reader
from workforce.sameness import keys_of

STEPS = 3
"""How many relationships away from the child somebody may be and still be put in the middle, as a grandparent's partner."""

ABOVE, BESIDE, BELOW, AROUND = "above", "beside", "below", "around"
PLACES = {
    "parent": (ABOVE, BELOW, "Child"),
    "wider_family": (ABOVE, BELOW, "Grandchild or younger relative"),
    "sibling": (BESIDE, BESIDE, ""),
    "partner": (BESIDE, BESIDE, ""),
    "child": (BELOW, ABOVE, "Parent or carer"),
    "household": (BESIDE, BESIDE, "Same household"),
    "carer": (AROUND, AROUND, "Cared for by them"),
}
"""Where somebody stands as seen from the middle, by the group of the relationship, seen from either end, and what the
relationship is called from the other end where it is not called the same."""


@dataclass
class Tie:
    """Somebody as seen from the person in the middle."""

    person: Person
    kind: str
    place: str
    parental_responsibility: bool | None
    note: str = ""
    next_of_kin: bool = False
    record: bool = False
    """Whether they have a record that this reader may look for."""


@dataclass
class Network:
    """The person in the middle and those around, in the order in which one speaks of them."""

    centre: Person
    ties: list[Tie] = field(default_factory=list)

    def at(self, place: str) -> list[Tie]:
        return [tie for tie in self.ties if tie.place == place]


def network_of(child: Child, reader: Reader, about: uuid.UUID | None = None) -> Network:
    """The network of a child, as seen from `about`, somebody in it.

    Raises:
        Http404: `about` is nobody in the child's network, or nobody this reader may see.
    """
    centre: Person = child
    keys = keys_of(child)
    if about is not None and about != child.uuid:
        centre = _within(child, reader, about)
        keys = [centre.pk]
    found = [tie for tie in _ties(keys) if not _hidden(tie, reader, keys)]
    network = Network(centre)
    seen: set[int] = set(keys)
    for tie in sorted(found, key=lambda tie: (tie.kind.order, tie.pk)):
        towards = tie.other_id in keys
        person = tie.person if towards else tie.other
        if person.pk in seen:
            continue
        seen.add(person.pk)
        place, inverse, other_end = PLACES.get(tie.kind.group, (AROUND, AROUND, ""))
        label = str(tie.kind) if towards else other_end or str(tie.kind)
        network.ties.append(
            Tie(
                person,
                label,
                place if towards else inverse,
                tie.parental_responsibility if towards else None,
                tie.note,
                next_of_kin=towards and tie.next_of_kin is True,
            )
        )
    network.ties += _same_family(keys, seen, reader)
    _mark_records(network, reader)
    return network


def _ties(keys: list[int]) -> list[Relationship]:
    between = Relationship.objects.filter(Q(person__in=keys) | Q(other__in=keys), ended_on__isnull=True)
    professional = in_group("relationship", "network") & {"relationship:professional"}
    return list(between.exclude(kind__in=professional).select_related("person", "other", "kind"))


def _hidden(tie: Relationship, reader: Reader, keys: list[int]) -> bool:
    """Whether the far end is a restricted record this reader may not see."""
    return is_hidden(tie.person if tie.other_id in keys else tie.other, reader)


def is_hidden(person: Person | None, reader: Reader) -> bool:
    """Whether somebody has a restricted record that this reader may not see: then nothing names them."""
    return person is not None and person.restricted and person.pk not in _restricted_and_seen(reader)


def _restricted_and_seen(reader: Reader) -> set[int]:
    """The few restricted children this reader may see, read once for a request."""
    known: set[int] | None = reader.__dict__.get("_restricted_and_seen")
    if known is None:
        known = set(children_visible_to(reader).filter(restricted=True).values_list("pk", flat=True))
        reader.__dict__["_restricted_and_seen"] = known
    return known


def _within(child: Child, reader: Reader, about: uuid.UUID) -> Person:
    """Somebody at most `STEPS` relationships away from the child, or in the same family. One query for each step."""
    reached = set(keys_of(child))
    family = {tie.person.pk: tie.person for tie in _same_family(list(reached), set(reached), reader)}
    for person in family.values():
        if person.uuid == about:
            return person
    frontier = list(reached | set(family))
    reached |= set(family)
    for _ in range(STEPS):
        met: dict[int, Person] = {}
        for tie in _ties(frontier):
            for person in (tie.person, tie.other):
                if person.pk not in reached and not (person.restricted and person.pk not in _restricted_and_seen(reader)):
                    met[person.pk] = person
        for person in met.values():
            if person.uuid == about:
                return person
        reached |= set(met)
        frontier = list(met)
        if not frontier:
            break
    raise Http404


def _same_family(keys: list[int], seen: set[int], reader: Reader) -> list[Tie]:
    """People kept in the same family without a relationship of their own."""
    families = FamilyMembership.objects.filter(person__in=keys, ended_on__isnull=True).values("family")
    members = FamilyMembership.objects.filter(family__in=families, ended_on__isnull=True).exclude(person__in=seen)
    ties = []
    for membership in members.select_related("person").order_by("person__date_of_birth", "pk"):
        person = membership.person
        if person.pk in seen or person.merged_into_id or (person.restricted and person.pk not in _restricted_and_seen(reader)):
            continue
        seen.add(person.pk)
        ties.append(Tie(person, "Same family", BESIDE, None))
    return ties


def _mark_records(network: Network, reader: Reader) -> None:
    people = [network.centre.pk, *(tie.person.pk for tie in network.ties)]
    open_to = openable_among(reader, Child.objects.filter(pk__in=people, merged_into__isnull=True))
    for tie in network.ties:
        tie.record = tie.person.pk in open_to
