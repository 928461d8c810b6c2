"""On the child's page: whom to reach first and how, and who must not be contacted, or only with care."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString

from csc.components import Column, Link, Table
from csc.models import Child, Relationship
from csc.prepared import Prepared
from workforce.child_record.network import is_hidden
from workforce.family.codes import PROFESSIONAL
from workforce.family.contact import warnings_of, ways_to
from workforce.reach import Reader
from workforce.sameness import keys_of

FIRST = ("next of kin", "parental responsibility")
"""Who is told first, in this order."""


def safety_panel(child: Child, reader: Reader) -> SafeString | None:
    """The child, and everybody the child is related to, whom it is not safe to contact without knowing how."""
    around = ((tie.person, str(tie.kind)) for tie in _reached(child, reader))
    return warnings_of([(child, ""), *around])


def reach_panel(child: Child, reader: Reader) -> Table | None:
    """The next of kin and those who hold parental responsibility, with how to reach them."""
    rows: dict[int, tuple[int, list[object]]] = {}
    for tie in _reached(child, reader):
        said = [words for words, holds in zip(FIRST, (tie.next_of_kin, tie.parental_responsibility), strict=True) if holds]
        if said and tie.person_id not in rows and tie.person.died_on is None:
            relation = ", ".join([str(tie.kind), *said])
            rows[tie.person_id] = FIRST.index(said[0]), [tie.person.full_name, relation, ways_to(tie.person)]
    if not rows:
        return None
    ordered = [row for _, row in sorted(rows.values(), key=lambda each: each[0])]
    columns = [Column("Who"), Column("What they are to the child"), Column("How to reach them")]
    more = Link("Everybody around the child", reverse("workforce:people", args=[child.uuid]))
    return Table("How to reach the family", columns, ordered, caption_size="hidden", counted=False, actions=[more])


def _reached(child: Child, reader: Reader) -> list[Relationship]:
    """The child's relationships that say whom to reach or how, without people this reader may not see."""
    known: list[Relationship] | None = child.__dict__.get("_reached")
    if known is None:
        known = child.__dict__["_reached"] = [tie for tie in _told_first(keys_of(child)) if not is_hidden(tie.person, reader)]
    return known


@Prepared
def _told_first(children: list[int]) -> QuerySet[Any, Any]:
    matters = Q(next_of_kin=True) | Q(parental_responsibility=True) | ~Q(person__contact_safety="")
    ties = Relationship.objects.filter(matters, other__in=children, ended_on__isnull=True).exclude(kind=PROFESSIONAL)
    return ties.select_related("person", "kind").order_by("pk")
