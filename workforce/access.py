"""The doors to a child's record. Lists come from `children_visible_to` (or, where the list exists already, `visible_among`
by the same rule), one record from `get_child`; there is no third.

What a reader may do comes from the roles of the posts they hold today (`csc.permissions`); to whom,
from `workforce.reach`. A restricted child is invisible without a named grant: in lists, in counts,
in search, and as a page that does not exist. A child who is merely not the reader's own opens for a
reason, which is kept, told to the child's worker and reviewed.
"""

from __future__ import annotations

import datetime
import uuid as uuids
from collections.abc import Collection, Iterable

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from csc.audit import record_event, record_read
from csc.keys import listed
from csc.models import BreakGlass, Child, Reach, User
from csc.permissions import TEAM_MANAGER, Permission
from workforce.models import AccessNotice, Allocation, Post, ReasonedRead, Worker
from workforce.querysets import UnitQuerySet
from workforce.reach import Reader
from workforce.sameness import same_child

REASON_LASTS = datetime.timedelta(hours=12)
"""A reason opens the record for the rest of a working day, not for one page: covering a colleague means many pages."""

BREAK_GLASS_LASTS = datetime.timedelta(hours=4)

Somebody = User | AnonymousUser | Reader
"""Who asks: a user or, within one request, the reader already made of them, which has read the posts."""


class ChildNotVisible(Http404):
    """There is no such child for this reader. Says the same whether the record is restricted or does not exist."""

    def __init__(self) -> None:
        super().__init__("There is no such record, or it is not open to you.")


class ReasonNeeded(ChildNotVisible):
    """The child is outside the reader's reach and opens for a reason. A view that does not catch this shows 404."""

    def __init__(self, child: Child) -> None:
        super().__init__()
        self.uuid = child.uuid


# ── Lists ────────────────────────────────────────────────────────────────────────────────────────


def children_visible_to(user: Somebody, *, permission: Permission = Permission.READ_CHILDREN) -> QuerySet[Child]:
    """The children this user may open now: for every list, count, search result, export and drill-down.

    Takes three queries before the caller's own (the posts, the reader's students, the few children
    reached one by one) and a fourth for the units where a post reaches by unit. The number does not
    grow with teams, children or grants.
    """
    return _reader(user).children(permission)


def visible_among(user: Somebody, children: Iterable[Child]) -> set[Child]:
    """Those of `children` that `children_visible_to` holds, by the same rule, and by no query that lists a whole service.

    For rows that name their children already, such as a team's allocations.
    """
    standing = [child for child in children if child.merged_into_id is None]
    open_to = _reader(user).opens(standing)
    return {child for child in standing if child.pk in open_to}


def visible_by_key(user: Somebody, children: Iterable[int]) -> set[int]:
    """The same, of hundreds of children named by key, for those around people of a common name."""
    rows = Child.objects.filter(pk__in=listed(children), merged_into=None).order_by()
    return _reader(user).opens(rows.values_list("pk", "uuid", "restricted", named=True))


def children_findable_by(user: Somebody) -> QuerySet[Child]:
    """The children a search may show by name, date of birth and team, so that no second record is made of one child.

    Those who may begin a record, or open one for a reason, find everyone who is not restricted. To find is
    not to open: outside their reach a record asks for the reason, or stays closed to whoever may give none.
    Everybody else finds only whom they may open.
    """
    reader = _reader(user)
    if not reader.may(Permission.SEARCH_CHILDREN):
        return Child.objects.none()
    if not _finds_everybody(reader):
        return reader.children()
    opened = reader.restricted_children()
    return Child.objects.filter(Q(restricted=False) | Q(pk__in=opened) if opened else Q(restricted=False), merged_into=None)


def findable_among(user: Somebody, children: Collection[int]) -> set[int]:
    """Those of the children, by key, whom `children_findable_by` holds; all of them are children whose records stand.

    For a search by a common name, which thousands bear: only the few who are restricted are asked for.
    """
    reader = _reader(user)
    if not _finds_everybody(reader):
        return set(children_findable_by(reader).filter(pk__in=listed(children)).order_by().values_list("pk", flat=True))
    restricted = Child.objects.filter(restricted=True).order_by().values_list("pk", flat=True)
    return set(children) - (set(restricted) - reader.restricted_children())


def _finds_everybody(reader: Reader) -> bool:
    """Whether the reader may begin a record, or open one for a reason."""
    if not reader.may(Permission.SEARCH_CHILDREN):
        return False
    return reader.may(Permission.READ_CHILDREN_OUTSIDE_REACH) or reader.may(Permission.RECORD_CONTACTS)


def openable_among(user: Somebody, children: Iterable[Child]) -> set[int]:
    """Keys of those of the `children` found whose name may lead to the record: open now, or open for a reason."""
    reader, asked = _reader(user), list(children)
    for_a_reason: set[int] = set()
    if reader.may(Permission.READ_CHILDREN_OUTSIDE_REACH):
        for_a_reason = {child.pk for child in asked if not child.restricted}
    return for_a_reason | reader.opens(child for child in asked if child.pk not in for_a_reason)


# ── One record ───────────────────────────────────────────────────────────────────────────────────


def get_child(
    user: Somebody,
    uuid: uuids.UUID | str,
    *,
    channel: str,
    reason: str = "",
    permission: Permission = Permission.READ_CHILDREN,
) -> Child:
    """One child, if the user may open the record; the read is logged before the record is handed over.

    The uuid of a merged record leads to the record that stands. `channel` names the page, export or
    address of the API. With a `reason` a child outside the user's reach opens for `REASON_LASTS`
    and the child's worker is told.

    Raises:
        ReasonNeeded: the child is not restricted, outside reach, and the user may give a reason.
        ChildNotVisible: no such child, or restricted without a grant, or the role opens no children.
    """
    reader = _reader(user)
    if not reader.may(permission):
        raise ChildNotVisible
    child = _standing_record(Q(uuid=key) if (key := _as_uuid(uuid)) else Q(pk=None))
    if child is None:
        raise ChildNotVisible
    reach = reader.reach_of(child, permission)
    if reach is None:
        if child.restricted or not reader.may(Permission.READ_CHILDREN_OUTSIDE_REACH):
            record_event(by=reader.user, verb="refuse_read", child=child)
            raise ChildNotVisible
        if not reason.strip():
            raise ReasonNeeded(child)
        _open_for_reason(reader, child, reason.strip())
        reach = Reach.REASON
    record_read(by=reader.user, child=child, channel=channel, reach=reach, reason=reason.strip())
    return child


def can(user: Somebody, permission: Permission, child: Child | None = None) -> bool:
    """Whether the user may do this: at all or, given a child, to this child.

    A right counts only for the children reached by a post that holds it: a team manager of one team
    who is a social worker in another manages the first team's children alone.
    """
    reader = _reader(user)
    return reader.may(permission) if child is None else reader.reach_of(child, permission) is not None


def roles_of(user: User | AnonymousUser, on: datetime.date | None = None) -> frozenset[str]:
    """Keys of the roles the user holds on a day, today when none is given. An account that is closed holds none."""
    if on is None:
        return Reader(user).roles
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    held = Post.objects.open_on(on).filter(worker__user=user).exclude(role="")
    return frozenset(held.values_list("role", flat=True))


def units_in_reach(user: Somebody) -> UnitQuerySet:
    """The units whose scorecards the user may read."""
    return _reader(user).units()


def _reader(user: Somebody) -> Reader:
    return user if isinstance(user, Reader) else Reader(user)


# ── Opening what is not one's own ────────────────────────────────────────────────────────────────


@transaction.atomic
def break_glass(*, by: User, number: str, reason: str) -> Child:
    """Open a restricted child in an emergency, for `BREAK_GLASS_LASTS`; the worker is told and somebody else reviews it.

    `number` is the authority's own number for the child, or the uuid: a restricted record cannot be
    found by name.

    Raises:
        ChildNotVisible: no such child, or the user may not break glass.
        ValidationError: no reason given, or the record is open to the user anyway.
    """
    reader = Reader(by)
    child = _standing_record(Q(uuid=key) if (key := _as_uuid(number)) else Q(local_id=number))
    if child is None or not reader.may(Permission.BREAK_GLASS):
        raise ChildNotVisible
    if not reason.strip():
        raise ValidationError({"reason": "Say why a child's safety cannot wait."})
    if reader.reach_of(child) is not None:
        raise ValidationError("This record is open to you without an emergency.")
    opening = BreakGlass(
        recorded_by=by,
        user=by,
        child=child,
        reason=reason.strip(),
        started_at=reader.now,
        expires_at=reader.now + BREAK_GLASS_LASTS,
    )
    opening.full_clean()
    opening.save()
    _tell_holders(reader, child, break_glass=opening)
    record_event(by=by, verb="break_glass", record=opening, child=child, reason=reason.strip())
    return child


@transaction.atomic
def see_notice(*, by: User, notice: AccessNotice) -> AccessNotice:
    """The worker who was told has read the notice.

    Raises:
        ChildNotVisible: the notice is for somebody else.
    """
    if notice.told.user_id != by.pk:
        raise ChildNotVisible
    if notice.seen_at is None:
        notice.seen_at = timezone.now()
        notice.save()
        record_event(by=by, verb="see_notice", record=notice)
    return notice


@transaction.atomic
def _open_for_reason(reader: Reader, child: Child, reason: str) -> None:
    opening = ReasonedRead(
        recorded_by=reader.user,
        reader=reader.user,
        child=child,
        reason=reason,
        standing=_standing_towards(reader, child),
        started_at=reader.now,
        expires_at=reader.now + REASON_LASTS,
    )
    opening.full_clean()
    opening.save()
    reader.forget()
    _tell_holders(reader, child, reasoned_read=opening)
    record_event(by=reader.user, verb="open_for_reason", record=opening, child=child, reason=reason)


def _standing_towards(reader: Reader, child: Child) -> ReasonedRead.Standing:
    held = Allocation.objects.open_on(reader.today).filter(child__in=same_child(child))
    teams = set(held.values_list("team", flat=True))
    if not teams:
        return ReasonedRead.Standing.NOT_HELD
    own = {post.unit for post in reader.posts}
    return ReasonedRead.Standing.OWN_TEAM if teams & own else ReasonedRead.Standing.OTHER_TEAM


def _tell_holders(reader: Reader, child: Child, **opening: ReasonedRead | BreakGlass) -> None:
    for worker in _holders(reader, child):
        notice = AccessNotice(recorded_by=reader.user, told=worker, **opening)
        notice.full_clean()
        notice.save()


def _holders(reader: Reader, child: Child) -> Iterable[Worker]:
    """Who answers for the child today besides the reader: the worker or, without one, the managers of the team."""
    held = Allocation.objects.open_on(reader.today).case_holders().filter(child__in=same_child(child))
    workers = Worker.objects.filter(pk__in=held.values("worker")).exclude(user=reader.user)
    if workers.exists():
        return workers
    managers = Post.objects.open_on(reader.today).filter(unit__in=held.values("team"), role=TEAM_MANAGER.key)
    return Worker.objects.filter(pk__in=managers.values("worker")).exclude(user=reader.user)


def _as_uuid(text: uuids.UUID | str) -> uuids.UUID | None:
    try:
        return uuids.UUID(str(text))
    except ValueError:
        return None


def _standing_record(wanted: Q) -> Child | None:
    """The child asked for or, where the record was merged, however often, the one that stands."""
    child = Child.objects.filter(wanted).first()
    passed: set[int] = set()
    while child is not None and child.merged_into_id is not None and child.pk not in passed:
        passed.add(child.pk)
        child = Child.objects.filter(pk=child.merged_into_id).first()
    return child
