"""How far a user reaches: from the posts they hold today to the children they may open.

Reach is computed from posts and allocations on every request and stored nowhere, so that a change
of either bites at once. Each way of reaching a child is one query over rows that name a child;
`workforce.access` is the only module that turns them into children.
"""

from __future__ import annotations

import dataclasses
import datetime
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import chain
from typing import Any, cast

from django.contrib.auth.models import AnonymousUser
from django.db.models import BooleanField, Exists, OuterRef, Q, QuerySet, Value
from django.utils import timezone

from csc.models import BreakGlass, Child, Reach, RestrictionGrant, User
from csc.permissions import ROLES, Permission, Role, RoleReach
from csc.prepared import MOMENT, MOST_KEYS, Prepared, in_sheets
from workforce.models import Allocation, Post, ReasonedRead, Unit
from workforce.querysets import UnitQuerySet
from workforce.tree import UnitTree
from workforce.ways import Asked, HeldPost, KindOfWay, Posts, Way, reach_by_unit

LOOK_BACK = datetime.timedelta(days=365)
"""A unit still reaches children it let go of within a year: those behind a rolling-year figure, and
those whose closed case somebody asks about. Older ones need a reason, as anybody else's do."""

READERS_KEPT = 256
"""Readers whose ways to a child a process keeps as SQL for the day; never whom they lead to."""

Source = Callable[["Reader", list[HeldPost]], Iterable[Way]]
_sources: list[Source] = []


def register_reach(source: Source) -> Source:
    """Let an app to the left add ways of its own, such as the cases assigned to an auditor. Call it in `ready()`.

    Of the clock a source reads the reader's `today` and `morning`; of the reader, the posts it is given and the tree.

    `source` is given the reader and those of their posts that hold the permission asked for.
    """
    if source not in _sources:
        _sources.append(source)
    return source


class Reader:
    """A user at one moment. Make one for a request and ask it everything: posts, units and the few are read once."""

    def __init__(
        self,
        user: User | AnonymousUser,
        *,
        now: datetime.datetime | None = None,
        within: frozenset[Permission] | None = None,
    ) -> None:
        """`within` are the only permissions that count, whatever the posts hold: those of the token a request came with."""
        self.signed_in = user.is_authenticated
        self.user = cast("User", user)
        self.now = now or timezone.now()
        self.today = timezone.localdate(self.now)
        self._within = within
        self._few: dict[Posts, dict[int, frozenset[int]]] = {}
        self._stands: dict[tuple[Posts, int], Reach] = {}

    @cached_property
    def posts(self) -> list[HeldPost]:
        """Posts held today by an active account. A role csc does not know gives nothing."""
        if not self.signed_in:
            return []
        rows = _posts_of([self.user.pk], self.today)
        return [HeldPost(worker, unit, kind, self._narrowed(ROLES[role])) for worker, unit, kind, role in rows if role in ROLES]

    def _narrowed(self, role: Role) -> Role:
        if self._within is None:
            return role
        return dataclasses.replace(role, permissions=role.permissions & self._within)

    @cached_property
    def tree(self) -> UnitTree:
        return UnitTree.load()

    @property
    def morning(self) -> datetime.datetime:
        """The moment the day began. A way that looks back counts from it, so that it stays the same question all day."""
        return timezone.make_aware(datetime.datetime.combine(self.today, datetime.time()))

    @cached_property
    def _students(self) -> frozenset[int]:
        """Students on placement with the reader today, whose cases sit in the reader's name."""
        return frozenset(_students_of([self.user.pk], self.today))

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(post.role.key for post in self.posts)

    def may(self, permission: Permission) -> bool:
        """Whether any post held today allows it, to whomever it reaches."""
        return any(permission in post.role.permissions for post in self.posts)

    def units(self, permission: Permission = Permission.READ_FIGURES) -> UnitQuerySet:
        """Units whose figures the reader may read: those of the posts that allow it and all below them, closed ones too."""
        posts = [post for post in self.posts if permission in post.role.permissions]
        if not posts:
            return Unit.objects.none()
        return Unit.objects.filter(pk__in=self.tree.below(self._unit_of(post) for post in posts))

    # ── Children ─────────────────────────────────────────────────────────────────────────────────

    def ways(self, permission: Permission = Permission.READ_CHILDREN) -> list[Way]:
        """Every way in which a post that holds `permission` reaches children, the closest first."""
        return self._ways(self._posts_with(permission))

    def children(self, permission: Permission = Permission.READ_CHILDREN) -> QuerySet[Child]:
        """Children the reader may open without giving a reason now, merged records left out.

        Keys of the few, or one IN over what a unit holds, which both databases turn into a list of
        keys before they look at a single child: a team's list costs what the team holds.
        """
        posts = self._posts_with(permission)
        ways = self._ways(posts)
        if not ways:
            return Child.objects.none()
        known = self._known(posts, ways)
        children = Child.objects.filter(merged_into__isnull=True)
        if not any(way.every for way in ways):
            few = frozenset().union(*known.values())
            many: list[QuerySet] = [way.rows.values("child") for way in ways if way.many]
            if few and many:
                many.append(Child.objects.filter(pk__in=few).values("pk"))
            children = children.filter(pk__in=many[0].union(*many[1:])) if many else children.filter(pk__in=few)
        opened = frozenset().union(*(known[at] for at, way in enumerate(ways) if way.opens_restricted))
        return children.filter(Q(restricted=False) | Q(pk__in=opened) if opened else Q(restricted=False))

    def restricted_children(self) -> frozenset[int]:
        """Keys of the restricted children whom the reader may open: by name alone, whatever their posts reach."""
        return self._named_in(self._posts_with(Permission.READ_CHILDREN))

    def _named_in(self, posts: Sequence[HeldPost]) -> frozenset[int]:
        return frozenset(child for (child,) in _opened_by_name([self.user.pk], at=self.now)) if posts else frozenset()

    def in_charge_of(self, permission: Permission) -> QuerySet[Child]:
        """Children held in the units of the posts that hold `permission`, restricted ones too.

        For whoever answers for who sees a restricted record: they are told its number, and nothing that is in it.
        """
        ways = list(self._by_unit(list(self._posts_with(permission))))
        children = Child.objects.filter(merged_into__isnull=True)
        if any(way.every for way in ways):
            return children
        held = Q(pk__in=[])
        for way in ways:
            held |= Q(pk__in=way.rows.values("child"))
        return children.filter(held)

    def reach_of(self, child: Child, permission: Permission = Permission.READ_CHILDREN) -> Reach | None:
        """How the reader stands to one child, by the closest way; None where the record is closed to them.

        Most records a worker opens are cases of their own or of their team: that is asked first, without all the other ways.
        """
        posts = self._posts_with(permission)
        asked_first = (posts, child.pk) not in self._stands and not child.restricted
        if asked_first and (reach := self._by_case(child, posts)):
            self._stands[posts, child.pk] = reach
        return self.reach_of_each([child], permission)[child.uuid]

    def reach_of_each(
        self, children: Iterable[Asked], permission: Permission = Permission.READ_CHILDREN
    ) -> dict[uuid.UUID, Reach | None]:
        """How the reader stands to each of the children, by their uuid: one query, however long the list.

        A page asks about its child for many permissions, which the same posts mostly hold: an answer
        that opens the record is kept for the request, until `forget`. A refusal is asked anew, since
        the request may itself be the one that opens the record.
        """
        asked = list(children)
        posts = self._posts_with(permission)
        fresh = [child for child in asked if (posts, child.pk) not in self._stands]
        if fresh and posts:
            standing = self._standing(posts)
            ways = _kinds_of_way(standing)
            held = _held_by_each(fresh, standing, ways, self.now)
            for child in fresh:
                if reach := _closest(child, ways, held.get(child.pk, ())):
                    self._stands[posts, child.pk] = reach
        return {child.uuid: self._stands.get((posts, child.pk)) for child in asked}

    def _standing(self, posts: Posts) -> Standing:
        by_case = all(post.role.reach == RoleReach.ALLOCATED for post in posts)
        return Standing(self.user.pk, posts, self._students, self.today, UnitTree({}) if by_case else self.tree)

    def opens(self, children: Iterable[Asked], permission: Permission = Permission.READ_CHILDREN) -> set[int]:
        """Keys of those of the children that some way opens to the reader: restricted ones by name, others by what units hold
        or, for whoever answers for none, by cases; and only who is left by all ways at once.

        A list of a team's or of a worker's own children is settled by one query. In a long list of anybody's children, such as
        those around people of a common name, a worker's cases are too few to be asked for apart.
        """
        asked, posts = list(children), self._posts_with(permission)
        left = {child.pk for child in asked if not child.restricted}
        named = self._named_in(posts) if len(left) < len(asked) else frozenset()
        if left and posts:
            left -= self._by_the_closest(left, posts)
        rest = [child for child in asked if child.pk in left]
        reach = self.reach_of_each(rest, permission) if rest else {}
        return {child.pk for child in asked if (child.pk in named if child.restricted else reach.get(child.uuid, True))}

    def _by_the_closest(self, children: set[int], posts: Posts) -> set[int]:
        """Those of the children, by key, whom the units of the posts reach or, where they answer for none, the cases."""
        standing = self._standing(posts)
        apart = _kinds_apart(standing)
        if any(way.every for way in apart):
            return children
        if any(way.few for way in apart) and len(children) > MOST_KEYS:
            return set()
        found: set[int] = set()
        for number in range(len(apart)):
            for sheet in in_sheets(sorted(children - found)):
                found |= {child for (child,) in _by_one_way(sheet, standing, number)}
        return found

    def forget(self) -> None:
        """Read everything anew at the next question, after something was opened or handed over in the same request."""
        self._few.clear()
        self._stands.clear()

    def _posts_with(self, permission: Permission) -> Posts:
        """The posts that hold a permission and reach anybody: with the same posts, the answer is the same."""
        return tuple(post for post in self.posts if permission in post.role.permissions and post.role.reach != RoleReach.NOBODY)

    def _ways(self, posts: Posts) -> list[Way]:
        if not posts:
            return []
        held = list(posts)
        own = [way for source in _sources for way in source(self, held)]
        return [*self._by_allocation(held), *own, *self._by_unit(held), *self._by_name()]

    def _known(self, posts: Posts, ways: list[Way]) -> dict[int, frozenset[int]]:
        """The children of each way that reaches few, by its place in `ways`, in one query for all of them."""
        if posts not in self._few:
            few = [way.rows.values_list("child", Value(at)).order_by() for at, way in enumerate(ways) if way.few]
            found: dict[int, set[int]] = {at: set() for at, way in enumerate(ways) if way.few}
            if few:
                for child, at in few[0].union(*few[1:], all=True):
                    found[at].add(child)
            self._few[posts] = {at: frozenset(children) for at, children in found.items()}
        return self._few[posts]

    def _unit_of(self, post: HeldPost) -> int:
        """The unit a post reaches from: its own, or the authority above it."""
        if post.role.reach != RoleReach.AUTHORITY:
            return post.unit
        return next(iter(self.tree.above(post.unit) & self.tree.roots))

    def _by_allocation(self, posts: list[HeldPost]) -> Iterable[Way]:
        """Children allocated to the worker or to a student of theirs, and children who wait for a worker in their team."""
        held = Allocation.objects.open_on(self.today)
        workers = {post.worker for post in posts}
        yield Way(Reach.ALLOCATED, held.filter(worker__in=workers | self._students), few=True)
        if teams := {post.unit for post in posts if post.role.reach == RoleReach.ALLOCATED}:
            yield Way(Reach.TEAM, held.waiting().filter(team__in=teams), few=True)

    def _by_case(self, child: Child, posts: Posts) -> Reach | None:
        """The same two ways for one child, in questions written once; asked for posts in which cases are worked."""
        teams = {post.unit for post in posts if post.role.reach == RoleReach.ALLOCATED}
        if not teams:
            return None
        if _cases_held([child.pk, *sorted({post.worker for post in posts} | self._students)], self.today):
            return Reach.ALLOCATED
        return Reach.TEAM if _cases_waiting([child.pk, *sorted(teams)], self.today) else None

    def _by_unit(self, posts: list[HeldPost]) -> Iterable[Way]:
        """Children the units of the posts hold today or let go of within the look-back, one way for each kind of unit."""
        for reach in (Reach.TEAM, Reach.SERVICE, Reach.AUTHORITY):
            units = {self._unit_of(post) for post in posts if reach_by_unit(post) == reach}
            if not units:
                continue
            below = self.tree.below(units)
            if self.tree.covers_everything(below):
                yield Way(Reach.AUTHORITY, Allocation.objects.none(), every=True)
            else:
                lately = Q(ended_on__isnull=True) | Q(ended_on__gt=self.today - LOOK_BACK)
                yield Way(reach, Allocation.objects.standing().filter(lately, team__in=below, started_on__lte=self.today))

    def _by_name(self) -> Iterable[Way]:
        """Children opened to this reader by name: a grant, an emergency opening, a reason given."""
        for reach, rows in _opening_restricted(self.user.pk, self.now):
            yield Way(reach, rows, few=True, opens_restricted=True)
        yield Way(Reach.REASON, ReasonedRead.objects.in_force(self.now).filter(reader=self.user.pk), few=True)


def _opening_restricted(user: int, at: datetime.datetime) -> list[tuple[Reach, QuerySet[Any, Any]]]:
    """What opens restricted children to a user, and nothing else does: being named, and an emergency."""
    return [
        (Reach.GRANT, RestrictionGrant.objects.in_force(at).filter(user=user)),
        (Reach.BREAK_GLASS, BreakGlass.objects.in_force(at).filter(user=user)),
    ]


@Prepared
def _opened_by_name(users: list[int], at: datetime.datetime) -> QuerySet[Any, Any]:
    """Keys of the restricted children that are open to a user, whose key is the only one."""
    first, *others = (rows.order_by().values_list("child") for _, rows in _opening_restricted(users[0], at))
    return first.union(*others)


@Prepared
def _posts_of(users: list[int], day: datetime.date) -> QuerySet[Any, Any]:
    held = Post.objects.open_on(day).filter(worker__user__in=users, worker__user__is_active=True)
    return held.order_by("pk").values_list("worker", "unit", "unit__kind", "role")


@Prepared
def _students_of(users: list[int], day: datetime.date) -> QuerySet[Any, Any]:
    return Post.objects.open_on(day).filter(student_of__user__in=users).values_list("worker", flat=True)


@Prepared
def _cases_held(keys: list[int], day: datetime.date) -> QuerySet[Any, Any]:
    """Allocations of a child, whose key is the first, to workers, whose keys follow."""
    child, *workers = keys
    return Allocation.objects.open_on(day).filter(child=child, worker__in=workers).values_list("pk")


@Prepared
def _cases_waiting(keys: list[int], day: datetime.date) -> QuerySet[Any, Any]:
    """Allocations of a child, whose key is the first, that wait for a worker in teams, whose keys follow."""
    child, *teams = keys
    return Allocation.objects.open_on(day).waiting().filter(child=child, team__in=teams).values_list("pk")


# ── How a reader stands to children, in a question written once a day ────────────────────────────


@dataclass(frozen=True)
class Standing:
    """What the ways of a reader rest on besides the moment: with the same, they are the same questions."""

    user: int
    posts: Posts
    students: frozenset[int]
    today: datetime.date
    tree: UnitTree

    def ways(self, at: datetime.datetime) -> list[Way]:
        """The ways of the reader at a moment of that day. Nothing is read from the database."""
        return self._reader(at)._ways(self.posts)

    def apart(self) -> list[Way]:
        """The ways by which most children of a list are reached: by units or, for whoever answers for none, by cases."""
        reader, posts = self._reader(MOMENT), list(self.posts)
        return list(reader._by_unit(posts)) or list(reader._by_allocation(posts))

    def _reader(self, at: datetime.datetime) -> Reader:
        reader = Reader(User(pk=self.user), now=at)
        reader.today = self.today
        reader.__dict__ |= {"tree": self.tree, "_students": self.students, "posts": list(self.posts)}
        return reader


@lru_cache(READERS_KEPT)
def _kinds_of_way(standing: Standing) -> tuple[KindOfWay, ...]:
    return tuple(map(KindOfWay.of, standing.ways(MOMENT)))


@lru_cache(READERS_KEPT)
def _kinds_apart(standing: Standing) -> tuple[KindOfWay, ...]:
    return tuple(map(KindOfWay.of, standing.apart()))


def _held_by_each(
    children: list[Asked], standing: Standing, ways: tuple[KindOfWay, ...], at: datetime.datetime
) -> dict[int, tuple[bool, ...]]:
    """For each child, by key, which of the ways name it, as far as one can be the closest. Nothing is asked where the first
    way reaches everybody."""
    last = len(ways) if any(child.restricted for child in children) else _first_that_reaches_all(ways)
    if all(way.every for way in ways[:last]):
        return {}
    keys = [child.pk for child in children]
    rows = chain.from_iterable(_held(sheet, standing, last, at=at) for sheet in in_sheets(keys))
    return {pk: tuple(held) for pk, *held in rows}


def _first_that_reaches_all(ways: tuple[KindOfWay, ...]) -> int:
    return next((number for number, way in enumerate(ways) if way.every), len(ways))


@partial(Prepared, kept=READERS_KEPT)
def _by_one_way(children: list[int], standing: Standing, number: int) -> QuerySet[Any, Any]:
    """Those of the children whom one of the ways that are asked apart names."""
    return standing.apart()[number].rows.order_by().filter(child__in=children).values_list("child")


@partial(Prepared, kept=READERS_KEPT)
def _held(children: list[int], standing: Standing, last: int, at: datetime.datetime) -> QuerySet[Any, Any]:
    """The key of each child, and whether each way up to the `last` names the child, or reaches all there are."""
    told = [
        Value(True, BooleanField()) if way.every else Exists(way.rows.filter(child=OuterRef("pk")))
        for way in standing.ways(at)[:last]
    ]
    return Child.objects.filter(pk__in=children).values_list("pk", *told)


def _closest(child: Asked, ways: tuple[KindOfWay, ...], held: tuple[bool, ...]) -> Reach | None:
    for number, way in enumerate(ways):
        if child.restricted and not way.opens_restricted:
            continue
        if way.every or (number < len(held) and held[number]):
            return way.reach
    return None
