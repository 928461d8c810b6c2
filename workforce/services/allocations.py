"""Giving a child to a worker, moving many at once, and letting go."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from csc.audit import record_event
from csc.models import Child, RestrictionGrant, SharedPart, User
from workforce.casework import save_record
from workforce.codes import LEAD_SOCIAL_WORKER
from workforce.models import Allocation, Post, Unit, Worker
from workforce.services.guardians import granters_of


@transaction.atomic
def allocate_child(
    *,
    by: User,
    child: Child,
    team: Unit,
    on: datetime.date,
    worker: Worker | None = None,
    role: str = LEAD_SOCIAL_WORKER,
    reason: str | None = None,
    shared_part: SharedPart | None = None,
) -> Allocation:
    """Give a child to a team, and to one worker of it, from the day `on`.

    Without a worker the child waits in the team's queue. A child has one social worker: whoever
    held that role lets go on the same day, so there is no day without and none with two. In other
    roles several workers may stand side by side. `role` and `reason` are keys of codes.

    Raises:
        ValidationError: the team is closed then, the worker is not in post then or may not hold the
            role or the child, or the day is before the present holder's first.
    """
    _refuse_unfit(child=child, team=team, worker=worker, role=role, on=on)
    present = list(Allocation.objects.select_for_update().standing().filter(child=child, role=role, ended_on__isnull=True))
    for allocation in present:
        if (allocation.team_id, allocation.worker_id) == (team.pk, worker and worker.pk):
            raise ValidationError(f"{worker or team} already holds this child in this role.")
        if role == LEAD_SOCIAL_WORKER or allocation.worker_id is None:
            _let_go(allocation, on=on, reason=reason)
    allocation = Allocation(recorded_by=by, child=child, team=team, worker=worker, shared_part=shared_part)
    allocation.role_id, allocation.started_on, allocation.start_reason_id = role, on, reason
    save_record(allocation)
    record_event(by=by, verb="allocate_child", record=allocation, child=child)
    return allocation


@transaction.atomic
def transfer_children(
    *,
    by: User,
    allocations: Iterable[Allocation],
    to_team: Unit,
    on: datetime.date,
    to_worker: Worker | None = None,
    reason: str | None = None,
) -> list[Allocation]:
    """Move many allocations to one team, and to one worker of it, each in the role it had.

    Every child is held on every day: the old allocation ends on the day the new one starts. All
    move or none does. Returns the new allocations, in the order of the old.

    Raises:
        ValidationError: naming each child that cannot be moved, with the reason.
    """
    chosen = list(
        Allocation.objects.select_for_update(of=("self",))
        .standing()
        .filter(pk__in=[allocation.pk for allocation in allocations], ended_on__isnull=True)
        .select_related("child", "role")
        .order_by("pk")
    )
    _refuse_unfit_team(to_team, on)
    if to_worker is not None:
        _refuse_unfit_worker(to_worker, on)
        _refuse_unqualified(to_worker, {allocation.role_id for allocation in chosen})
        _refuse_without_grant(to_worker, [allocation.child for allocation in chosen])
    if problems := [
        f"{allocation.child.full_name}: held only since {allocation.started_on:%-d %B %Y}."
        for allocation in chosen
        if allocation.started_on > on
    ]:
        raise ValidationError(problems)
    for allocation in chosen:
        allocation.ended_on, allocation.end_reason_id = on, reason
    bulk_update_with_history(chosen, Allocation, ["ended_on", "end_reason"], default_user=by, batch_size=500)
    begun = [
        Allocation(
            recorded_by=by,
            child=allocation.child,
            team=to_team,
            worker=to_worker,
            role=allocation.role,
            started_on=on,
            start_reason_id=reason,
        )
        for allocation in chosen
    ]
    begun = bulk_create_with_history(begun, Allocation, default_user=by, batch_size=500)
    for allocation in begun:
        record_event(by=by, verb="transfer_child", record=allocation, child=allocation.child)
    return begun


@transaction.atomic
def end_allocation(*, by: User, allocation: Allocation, ended_on: datetime.date, reason: str | None = None) -> Allocation:
    """Let a child go without a successor: the case has closed, or a second worker is no longer needed.

    Raises:
        ValidationError: ended already, or before it started.
    """
    if allocation.ended_on is not None:
        raise ValidationError("This allocation has already ended.")
    _let_go(allocation, on=ended_on, reason=reason)
    record_event(by=by, verb="end_allocation", record=allocation, child=allocation.child)
    return allocation


def _let_go(allocation: Allocation, *, on: datetime.date, reason: str | None) -> None:
    if on < allocation.started_on:
        raise ValidationError(
            {"on": f"{allocation.worker or allocation.team} has held this child since {allocation.started_on:%-d %B %Y}."}
        )
    allocation.ended_on, allocation.end_reason_id = on, reason
    save_record(allocation)


def _refuse_unfit(*, child: Child, team: Unit, worker: Worker | None, role: str, on: datetime.date) -> None:
    if child.merged_into_id is not None:
        raise ValidationError({"child": "This record has been merged. Allocate the child on the record that stands."})
    _refuse_unfit_team(team, on)
    if worker is not None:
        _refuse_unfit_worker(worker, on)
        _refuse_unqualified(worker, {role})
        _refuse_without_grant(worker, [child])


def _refuse_unfit_team(team: Unit, on: datetime.date) -> None:
    if not team.is_open_on(on):
        raise ValidationError({"team": f"{team} is not open on {on:%-d %B %Y}. Choose its successor."})


def _refuse_unfit_worker(worker: Worker, on: datetime.date) -> None:
    if not Post.objects.open_on(on).filter(worker=worker).exists():
        raise ValidationError({"worker": f"{worker} holds no post on {on:%-d %B %Y}."})


def _refuse_unqualified(worker: Worker, roles: set[str]) -> None:
    if LEAD_SOCIAL_WORKER in roles and not worker.qualified:
        raise ValidationError({"worker": f"{worker} is not a qualified social worker and cannot be a child's social worker."})


def _refuse_without_grant(worker: Worker, children: list[Child]) -> None:
    """A restricted child may go only to somebody named in a grant: allocation never opens what is restricted."""
    restricted = {child.pk for child in children if child.restricted}
    if not restricted:
        return
    granted = RestrictionGrant.objects.in_force(timezone.now()).filter(user=worker.user_id, child__in=restricted)
    if restricted - set(granted.values_list("child", flat=True)):
        able = {user.get_full_name() or str(user) for child in children if child.pk in restricted for user in granters_of(child)}
        ask = f"Ask {' or '.join(sorted(able))} to name them" if able else "Have them named"
        raise ValidationError({"worker": f"{worker} has not been named for a restricted record. {ask} for it first."})
