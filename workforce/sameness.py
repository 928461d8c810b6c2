"""One child under two records: a duplicate is linked to the record that stands, and nothing is moved.

Whoever reads a child's records reads those of merged duplicates with them (`keys_of`). Because nothing was
moved, a merge is undone by taking the link away.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F, QuerySet

from csc.models import Child, Person, Reach
from csc.permissions import RoleReach
from csc.prepared import Prepared
from workforce.models import Allocation
from workforce.reach import Reader
from workforce.ways import HeldPost, Way


def same_child(child: Person) -> list[int]:
    """The keys under which records of this child are held: its own, and those of duplicates merged into it."""
    return [child.pk, *Person.objects.filter(merged_into=child.pk).values_list("pk", flat=True)]


@Prepared
def _merged_into(keys: list[int]) -> QuerySet[Any, Any]:
    return Person.objects.filter(merged_into__in=keys).order_by("pk").values_list("pk", "merged_into")


def duplicates_of(children: Iterable[int]) -> list[tuple[int, int]]:
    """The key of every duplicate merged into one of these children, with the key of the record that stands. One query."""
    keys = sorted(children)
    return list(_merged_into(keys)) if keys else []


def keys_of(child: Child) -> list[int]:
    """`same_child`, read once for a request."""
    known: list[int] | None = child.__dict__.get("_keys")
    if known is None:
        known = child.__dict__["_keys"] = same_child(child)
    return known


def records_of(child: Child) -> list[Child]:
    """The child as each of their records has them: the record that stands first, then the duplicates. Read once for a request."""
    known: list[Child] | None = child.__dict__.get("_records")
    if known is None:
        others = [key for key in keys_of(child) if key != child.pk]
        duplicates = list(Child.objects.filter(pk__in=others).order_by("pk")) if others else []
        known = child.__dict__["_records"] = [child, *duplicates]
    return known


def through_a_merge(reader: Reader, posts: list[HeldPost]) -> Iterable[Way]:
    """Whoever holds a child under a duplicate reaches the record it was merged into: no worker loses a child by a merge."""
    held = Allocation.objects.open_on(reader.today).filter(child__merged_into__isnull=False)
    own = held.filter(worker__in={post.worker for post in posts})
    yield Way(Reach.ALLOCATED, _standing(own), few=True)
    if units := {post.unit for post in posts if post.role.reach == RoleReach.UNIT}:
        yield Way(Reach.TEAM, _standing(held.filter(team__in=reader.tree.below(units))), few=True)


def _standing(held: QuerySet[Allocation]) -> QuerySet[Person]:
    duplicates = Person.objects.filter(pk__in=held.values("child"))
    return duplicates.annotate(child=F("merged_into"))
