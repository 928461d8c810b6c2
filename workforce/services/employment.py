"""Starting, moving and leaving. Leaving is one switch: access goes at once and no child is left unheld."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from knox.models import AuthToken

from csc.audit import record_event
from csc.models import User
from csc.single_sign_on.linking import unlink_subject
from workforce.codes import WORKER_LEFT
from workforce.models import Absence, Allocation, Employment, Post, Unit, Worker
from workforce.services.allocations import transfer_children
from workforce.services.restriction import end_grants_of


@dataclass(frozen=True)
class Departure:
    """What leaving set in motion: allocations handed to a colleague, and those waiting in a team's queue."""

    employment: Employment | None
    handed_over: list[Allocation]
    waiting: list[Allocation]


@transaction.atomic
def start_employment(
    *,
    by: User,
    worker: Worker,
    started_on: datetime.date,
    agency: bool,
    recruitment_route: str | None = None,
    origin: str | None = None,
) -> Employment:
    """Begin a spell with the authority or, where one was awaited, turn it into a spell that has begun."""
    awaited = worker.employments.filter(started_on__isnull=True, agency=agency).first()
    employment = awaited or Employment(recorded_by=by, worker=worker, agency=agency)
    employment.started_on = started_on
    if recruitment_route is not None:
        employment.recruitment_route_id = recruitment_route
    if origin is not None:
        employment.origin_id = origin
    employment.full_clean()
    employment.save()
    record_event(by=by, verb="start_employment", record=employment)
    return employment


@transaction.atomic
def start_post(
    *,
    by: User,
    worker: Worker,
    unit: Unit,
    started_on: datetime.date,
    role: str = "",
    post_role: str | None = None,
    grade: str = "",
    fte: Decimal | None = None,
    student_of: Worker | None = None,
) -> Post:
    """Put a worker into a post. From that day the role decides what they may do and see.

    Raises:
        ValidationError: the unit is closed then, there is no such role, or the same post is held already.
    """
    if not unit.is_open_on(started_on):
        raise ValidationError({"unit": f"{unit} is not open on {started_on:%-d %B %Y}."})
    if Post.objects.open_on(started_on).filter(worker=worker, unit=unit, role=role, post_role=post_role).exists():
        raise ValidationError(f"{worker} already holds this post.")
    post = Post(
        recorded_by=by,
        worker=worker,
        unit=unit,
        role=role,
        post_role_id=post_role,
        grade=grade,
        fte=fte,
        student_of=student_of,
        started_on=started_on,
    )
    post.full_clean()
    post.save()
    record_event(by=by, verb="start_post", record=post)
    return post


@transaction.atomic
def end_post(*, by: User, post: Post, ended_on: datetime.date) -> Post:
    """End one post of a worker who stays. Their allocations stay too: moving them is a decision of its own."""
    if post.ended_on is not None and post.ended_on <= ended_on:
        raise ValidationError("This post has already ended.")
    post.ended_on = ended_on
    post.full_clean()
    post.save()
    record_event(by=by, verb="end_post", record=post)
    return post


@transaction.atomic
def record_absence(
    *,
    by: User,
    worker: Worker,
    reason: str,
    started_on: datetime.date,
    ended_on: datetime.date | None = None,
    working_days_lost: Decimal | None = None,
) -> Absence:
    """Record time away. An absence that overlaps another of the same worker is refused: the days would count twice."""
    until = ended_on or datetime.date.max
    for other in worker.absences.filter(started_on__lt=until):
        if other.ended_on is None or other.ended_on > started_on:
            raise ValidationError(f"{worker} is already recorded as away from {other.started_on:%-d %B %Y}.")
    absence = Absence(
        recorded_by=by,
        worker=worker,
        reason_id=reason,
        started_on=started_on,
        ended_on=ended_on,
        working_days_lost=working_days_lost,
    )
    absence.full_clean()
    absence.save()
    record_event(by=by, verb="record_absence", record=absence)
    return absence


@transaction.atomic
def end_employment(
    *,
    by: User,
    worker: Worker,
    ended_on: datetime.date,
    leaving_reason: str | None = None,
    destination: str | None = None,
    hand_over_to: Worker | None = None,
    hand_over: Mapping[int, Worker | None] | None = None,
) -> Departure:
    """End a worker's time with the authority: employment, posts, access and allocations, in one switch.

    Children go to `hand_over_to`, or to the colleague that `hand_over` names for the team (by its key), or,
    without one, back to the queue of the team that holds them, where the manager sees them waiting; none is
    left unheld. Somebody who was in post without an employment leaves their posts alone. When the day has come the account is
    closed at once: the next request of any open session, and of any token, is refused. For a day
    still to come, posts end on it (and with them everything the worker may see) and
    `close_accounts_of_leavers` closes the account that morning.

    Raises:
        ValidationError: no open spell, or the day is before the spell or a post began.
    """
    employment = worker.employments.filter(started_on__isnull=False, ended_on__isnull=True).first()
    if employment is None and (worker.employments.exists() or not _posts_beyond(worker, ended_on)):
        raise ValidationError(f"{worker} has no open spell of employment.")
    if employment is not None:
        employment.ended_on = ended_on
        employment.leaving_reason_id, employment.destination_id = leaving_reason, destination
        employment.full_clean()
        employment.save()
    for post in _posts_beyond(worker, ended_on):
        # A post that was to begin after the worker leaves never holds: it ends on the day it would have begun.
        post.ended_on = max(ended_on, post.started_on)
        post.full_clean()
        post.save()
    handed_over, waiting = _hand_over(by=by, worker=worker, on=ended_on, to=hand_over_to, by_team=hand_over or {})
    if ended_on <= timezone.localdate() and worker.user is not None:
        close_account(worker.user, by=by)
    record_event(by=by, verb="end_employment", record=employment or worker)
    return Departure(employment=employment, handed_over=handed_over, waiting=waiting)


@transaction.atomic
def close_accounts_of_leavers(*, by: User | None, on: datetime.date) -> int:
    """Close the account of every worker whose last post and spell have ended by `on`; returns how many.

    Runs daily, of itself: `by` is then empty.
    """
    in_post = Post.objects.filter(ended_on__isnull=True) | Post.objects.filter(ended_on__gt=on)
    left = (
        Worker.objects.filter(
            Q(employments__ended_on__lte=on) | Q(employments=None, posts__ended_on__lte=on), user__is_active=True
        )
        .exclude(pk__in=in_post.values("worker"))
        .exclude(pk__in=Employment.objects.filter(ended_on__isnull=True).values("worker"))
        .select_related("user")
        .distinct()
    )
    closed = [worker.user for worker in left if worker.user is not None]
    for worker, user in zip(left, closed, strict=True):
        close_account(user, by=by)
        record_event(by=by, verb="close_account", record=worker)
    return len(closed)


def _posts_beyond(worker: Worker, day: datetime.date) -> list[Post]:
    return [post for post in worker.posts.select_for_update() if post.ended_on is None or post.ended_on > day]


def _hand_over(
    *, by: User, worker: Worker, on: datetime.date, to: Worker | None, by_team: Mapping[int, Worker | None]
) -> tuple[list[Allocation], list[Allocation]]:
    # An allocation that was to begin after the worker leaves changes hands on the day it would have begun.
    held: defaultdict[tuple[Unit, datetime.date], list[Allocation]] = defaultdict(list)
    for allocation in Allocation.objects.standing().filter(worker=worker, ended_on__isnull=True).select_related("team"):
        held[allocation.team, max(on, allocation.started_on)].append(allocation)
    moved = [
        allocation
        for (team, day), allocations in held.items()
        for allocation in transfer_children(
            by=by, allocations=allocations, to_team=team, to_worker=by_team.get(team.pk, to), on=day, reason=WORKER_LEFT
        )
    ]
    return [each for each in moved if each.worker_id], [each for each in moved if not each.worker_id]


def close_account(user: User, *, by: User | None) -> None:
    """Refuse the next request of every open session and token of `user`, and any new sign-in, the provider's too.

    A session is tied to the password by a hash, so taking the password away ends all of them
    wherever they are stored; `is_active` is asked on every request besides. Whatever the user was
    named for by a grant ends with the account: who comes back is named again.
    """
    user.is_active = False
    user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])
    AuthToken.objects.filter(user=user).delete()
    for account in SocialAccount.objects.filter(user=user):
        unlink_subject(by=by, account=account)
    end_grants_of(by=by, user=user)
