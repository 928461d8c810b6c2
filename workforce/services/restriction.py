"""Making a record restricted, naming who may open it, and making it an ordinary record again.

Whoever grants answers for who sees the record and need not see it themselves: nobody grants to
themselves (the database says so too), and a grant is ended, never deleted.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from csc.audit import record_event
from csc.models import Child, RestrictionGrant, User
from csc.permissions import TEAM_MANAGER, Permission
from workforce.access import can
from workforce.casework import save_record
from workforce.models import Allocation, Post, Worker
from workforce.reach import Reader
from workforce.refusals import refuse_blank
from workforce.worklist.notifications import tell_once

LONGEST_REASON = 200


@transaction.atomic
def restrict_child(
    *, by: User, child: Child, reason: str, named: Iterable[User], until: datetime.date | None = None
) -> list[RestrictionGrant]:
    """Keep the record from everybody but `named`, from now on, in lists, counts, search and figures' records alike.

    Duplicates merged into the record become restricted with it. Somebody other than `by` has to be
    named, or nobody could work with the child.

    Raises:
        PermissionDenied: `by` may not grant access to this child, or may not open it to begin with.
        ValidationError: by field; no reason, nobody named, restricted already.
    """
    _refuse_unless_in_charge(by, child)
    refuse_blank(reason, "reason", "Say why the record has to be restricted.")
    people = list(dict.fromkeys(named))
    if not people:
        raise ValidationError({"named": "Name at least one person besides yourself, or nobody could work with the child."})
    child = Child.objects.select_for_update().get(pk=child.pk)
    if child.restricted:
        raise ValidationError("This record is restricted already.")
    if not can(by, Permission.READ_CHILDREN, child):
        raise PermissionDenied
    for record in _records_of(child):
        record.restricted, record.restricted_reason = True, reason.strip()[:LONGEST_REASON]
        _save(record, by=by, reason=reason)
    record_event(by=by, verb="restrict_child", record=child, child=child, reason=reason.strip(), named=people)
    return [grant_access(by=by, child=child, user=user, reason=reason, until=until) for user in people]


@transaction.atomic
def grant_access(*, by: User, child: Child, user: User, reason: str, until: datetime.date | None = None) -> RestrictionGrant:
    """Let one more person open a restricted record; on the day `until` they no longer may.

    Raises:
        PermissionDenied: `by` may not grant access to this child.
        ValidationError: by field; no reason, oneself, somebody who is not in post or has a grant already, a day gone by.
    """
    _refuse_unless_in_charge(by, child)
    refuse_blank(reason, "reason", "Say why this person needs the record.")
    now = timezone.now()
    if user == by:
        raise ValidationError({"named": "You cannot give access to yourself. Ask somebody else who may grant it."})
    if not Reader(user).may(Permission.READ_CHILDREN):
        raise ValidationError({"named": f"{user} holds no post today in which children’s records are opened."})
    child = Child.objects.select_for_update().get(pk=child.pk)
    if not child.restricted or child.merged_into_id is not None:
        raise ValidationError("This record is not restricted.")
    if until is not None and until <= timezone.localdate(now):
        raise ValidationError({"until": "Enter a day that is still to come."})
    if RestrictionGrant.objects.in_force(now).filter(child=child, user=user).exists():
        raise ValidationError({"named": f"{user} may open this record already."})
    ends_at = timezone.make_aware(datetime.datetime.combine(until, datetime.time())) if until else None
    grant = RestrictionGrant(recorded_by=by, child=child, user=user, granted_by=by, starts_at=now, ends_at=ends_at)
    grant.reason = reason.strip()
    save_record(grant)
    record_event(by=by, verb="grant_access", record=grant, child=child, reason=grant.reason, user=user)
    tell_once(user, by=by, child=child, what="You may open this restricted record from now on")
    return grant


@transaction.atomic
def end_grant(*, by: User, grant: RestrictionGrant, reason: str) -> RestrictionGrant:
    """The person named may no longer open the record, from this moment.

    Raises:
        PermissionDenied: `by` may not grant access to this child.
        ValidationError: no reason, or ended already.
    """
    _refuse_unless_in_charge(by, grant.child)
    refuse_blank(reason, "reason", "Say why this person no longer needs the record.")
    grant = RestrictionGrant.objects.select_for_update().get(pk=grant.pk)
    _end(grant, by=by, reason=reason.strip())
    return grant


@transaction.atomic
def lift_restriction(*, by: User, child: Child, reason: str) -> Child:
    """Make the record an ordinary one again; every grant for it ends.

    Raises:
        PermissionDenied: `by` may not grant access to this child.
        ValidationError: no reason, or not restricted.
    """
    _refuse_unless_in_charge(by, child)
    refuse_blank(reason, "reason", "Say why the record need not be restricted any more.")
    child = Child.objects.select_for_update().get(pk=child.pk)
    if not child.restricted:
        raise ValidationError("This record is not restricted.")
    for grant in RestrictionGrant.objects.in_force(timezone.now()).select_for_update().filter(child=child):
        _end(grant, by=by, reason=reason.strip())
    for record in _records_of(child):
        record.restricted, record.restricted_reason = False, ""
        _save(record, by=by, reason=reason)
    record_event(by=by, verb="lift_restriction", record=child, child=child, reason=reason.strip())
    return child


def end_grants_of(*, by: User | None, user: User) -> int:
    """End whatever `user` was named for: their account is closed. Returns how many grants that were."""
    held = list(RestrictionGrant.objects.select_for_update().filter(user=user, ends_at=None))
    held += RestrictionGrant.objects.select_for_update().filter(user=user, ends_at__gt=timezone.now())
    for grant in held:
        _end(grant, by=by, reason="The account was closed.")
    return len(held)


def suggested_for(child: Child, *, by: User) -> list[User]:
    """Who would lose the child if they were not named: whoever holds the case, and the managers of the team that does."""
    today = timezone.localdate()
    held = Allocation.objects.open_on(today).filter(Q(child=child) | Q(child__merged_into=child))
    managers = Post.objects.open_on(today).filter(unit__in=held.values("team"), role=TEAM_MANAGER.key)
    workers = Worker.objects.filter(Q(pk__in=held.values("worker")) | Q(pk__in=managers.values("worker")))
    users = User.objects.filter(pk__in=workers.values("user"), is_active=True).exclude(pk=by.pk)
    return list(users.order_by("worker__surname", "worker__forename", "pk"))


def _refuse_unless_in_charge(by: User, child: Child) -> None:
    wanted = Permission.GRANT_RESTRICTED_ACCESS
    if not Reader(by).in_charge_of(wanted).filter(pk=child.pk).exists():
        raise PermissionDenied


def _records_of(child: Child) -> list[Child]:
    return list(Child.objects.select_for_update().filter(Q(pk=child.pk) | Q(merged_into=child)).order_by("pk"))


def _end(grant: RestrictionGrant, *, by: User | None, reason: str) -> None:
    now = timezone.now()
    if grant.ends_at is not None and grant.ends_at <= now:
        raise ValidationError("This grant has already ended.")
    grant.ends_at = max(now, grant.starts_at)
    grant.__dict__["_history_user"], grant.__dict__["_change_reason"] = by, reason[:100]
    save_record(grant)
    record_event(by=by, verb="end_grant", record=grant, child=grant.child, reason=reason, user=grant.user)


def _save(child: Child, *, by: User, reason: str) -> None:
    child.__dict__["_history_user"], child.__dict__["_change_reason"] = by, reason.strip()[:100]
    save_record(child)
