"""What reach is made of: the posts somebody holds, and the ways in which they lead to children."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import QuerySet

from csc.models import Reach
from csc.permissions import Role, RoleReach


@dataclass(frozen=True)
class HeldPost:
    """A post held today: ids of worker and unit, the unit's kind, and the role with its rights."""

    worker: int
    unit: int
    unit_kind: str
    role: Role


@dataclass(frozen=True)
class Way:
    """One way of reaching children: rows that name them in `child`, or every child there is.

    `few` says that it is a handful, such as one worker's cases: a list of children names them by key.
    What a team or a service holds stays a subquery.
    """

    reach: Reach
    rows: QuerySet
    every: bool = False
    few: bool = False
    opens_restricted: bool = False

    @property
    def many(self) -> bool:
        return not self.every and not self.few


@dataclass(frozen=True)
class KindOfWay:
    """A way without its rows."""

    reach: Reach
    every: bool
    few: bool
    opens_restricted: bool

    @classmethod
    def of(cls, way: Way) -> KindOfWay:
        return cls(way.reach, way.every, way.few, way.opens_restricted)


class Asked(Protocol):
    """A child as far as reach depends on it: the record itself, or these columns of it."""

    @property
    def pk(self) -> Any: ...
    @property
    def uuid(self) -> Any: ...
    @property
    def restricted(self) -> Any: ...


Posts = tuple[HeldPost, ...]


def reach_by_unit(post: HeldPost) -> Reach | None:
    """How a post that reaches by its unit stands to the children of that unit; None where it does not."""
    if post.role.reach == RoleReach.AUTHORITY:
        return Reach.AUTHORITY
    if post.role.reach == RoleReach.UNIT:
        return {"team": Reach.TEAM, "authority": Reach.AUTHORITY}.get(post.unit_kind, Reach.SERVICE)
    return None
