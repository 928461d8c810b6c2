"""Telling people in csc: what happened to their children by somebody else's hand."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import timezone

from csc.models import Child, User
from workforce.models import Allocation, Notification, Worker
from workforce.sameness import same_child


def tell(worker: Worker | None, *, by: User, child: Child, what: str, address: str = "") -> Notification | None:
    """Tell one worker; nobody is told of what they did themselves, and a worker without an account cannot be told.

    What happened under a duplicate is told of the record it was merged into, which is the one the worker can open.
    """
    if worker is None or worker.user_id is None or worker.user_id == by.pk:
        return None
    return Notification.objects.create(told_id=worker.user_id, child=child.merged_into or child, what=what, address=address)


def tell_holder(*, by: User, child: Child, what: str, address: str = "") -> Notification | None:
    """Tell whoever holds the child today as their social worker or adviser."""
    held = (
        Allocation.objects.open_on(timezone.localdate()).case_holders().filter(child__in=same_child(child.merged_into or child))
    )
    allocation = held.filter(worker__isnull=False).select_related("worker").order_by("pk").first()
    return tell(allocation.worker if allocation else None, by=by, child=child, what=what, address=address)


def tell_once(user: User, *, by: User, child: Child, what: str, address: str = "") -> Notification | None:
    """Tell somebody by account; not of what they did themselves, and not again while they have not seen it."""
    waiting = Notification.objects.unseen().filter(told=user, child=child, what=what, address=address)
    if user == by or waiting.exists():
        return None
    return Notification.objects.create(told=user, child=child, what=what, address=address)


def unseen_for(user: User) -> QuerySet[Notification]:
    """What the user has not seen yet, the newest first."""
    return Notification.objects.unseen().filter(told=user).select_related("child").order_by("-made_at", "-pk")


def see(*, by: User, notification: int) -> None:
    """The user has seen one of theirs; anybody else's stays as it is."""
    Notification.objects.unseen().filter(told=by, pk=notification).update(seen_at=timezone.now())
