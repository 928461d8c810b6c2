"""Who else a record may be about: the brothers and sisters of a child, as far as the writer reaches them."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable

from django.db.models import Q

from csc.codes import in_group
from csc.models import Child, FamilyMembership, Relationship
from csc.permissions import Permission
from workforce.access import children_visible_to
from workforce.querysets import holds_on
from workforce.reach import Reader


def siblings_of(child: Child, reader: Reader, permission: Permission) -> list[Child]:
    """Children of the same family or named as brothers or sisters today, to whom the reader may do what `permission` says."""
    found = sibling_keys(child, reader.today)
    return list(children_visible_to(reader, permission=permission).filter(pk__in=found).order_by("date_of_birth", "pk"))


def sibling_keys(child: Child, day: datetime.date) -> set[int]:
    """Primary keys of the people who are the child's brothers or sisters on `day`, with a record or without."""
    held = (holds_on(day) | Q(started_on__isnull=True, ended_on__isnull=True)) & ~Q(person=child)
    families = FamilyMembership.objects.filter(person=child, ended_on__isnull=True).values("family")
    same_family = FamilyMembership.objects.filter(held, family__in=families).values_list("person", flat=True)
    kinds = in_group("relationship", "sibling")
    named = Relationship.objects.filter(kind__in=kinds, ended_on__isnull=True).filter(Q(person=child) | Q(other=child))
    pairs = named.values_list("person", "other")
    return (set(same_family) | {key for pair in pairs for key in pair}) - {child.pk}


def chosen_from(siblings: Iterable[Child], sent: Iterable[str]) -> list[Child]:
    """Those of `siblings` whose uuid was sent; anything else that was sent is ignored."""
    wanted = set()
    for text in sent:
        try:
            wanted.add(uuid.UUID(text))
        except ValueError:
            continue
    return [sibling for sibling in siblings if sibling.uuid in wanted]
