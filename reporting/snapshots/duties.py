"""Which runs are owed, and who holds one. Nothing here trusts a message to arrive once, or at all."""

from __future__ import annotations

import datetime
import uuid

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from csc.days import LONDON
from reporting.models import Run
from reporting.models.runs import MOST_ATTEMPTS

LEASE = datetime.timedelta(minutes=2)
"""How long a worker may be silent before another takes its run."""

READY_AT = datetime.time(3, 0)
"""When in the morning a day's records are taken as all there: before it, the night still belongs to the day before."""

CATCH_UP = 14
"""Nights looked back for a missed one; what is older is inside the next run anyway."""


def last_full_day(now: datetime.datetime) -> datetime.date:
    """The last day a nightly run may be for, by the local clock."""
    local = timezone.localtime(now)
    return local.date() - datetime.timedelta(days=1 if local.time() >= READY_AT else 2)


def knowledge_of(run: Run, now: datetime.datetime) -> datetime.datetime | None:
    """The moment as of which a run is to know the records; none for as they stand now.

    A night made up for later, because the machine was off, knows what had been typed by the morning
    it belongs to: what was typed since belongs to the nights after it.
    """
    if run.kind != Run.Kind.NIGHTLY or run.for_day >= last_full_day(now):
        return None
    return datetime.datetime.combine(run.for_day + datetime.timedelta(days=1), READY_AT, tzinfo=LONDON)


def owe_nightly_runs(now: datetime.datetime, months: tuple[str, str]) -> list[Run]:
    """Write down every night that has no run yet, oldest first, and return those added.

    On a machine that was off for three nights these are three, each for its own day. On a new
    installation it is last night alone. Two callers at once add each night once.
    """
    last = last_full_day(now)
    newest = Run.objects.filter(kind=Run.Kind.NIGHTLY).order_by("-for_day").values_list("for_day", flat=True).first()
    first = max(newest + datetime.timedelta(days=1), last - datetime.timedelta(days=CATCH_UP - 1)) if newest else last
    added = []
    for back in range((last - first).days, -1, -1):
        day = last - datetime.timedelta(days=back)
        run = _owe(day, months)
        if run:
            added.append(run)
    return added


def _owe(day: datetime.date, months: tuple[str, str]) -> Run | None:
    first, last = months
    try:
        with transaction.atomic():
            run, created = Run.objects.get_or_create(
                kind=Run.Kind.NIGHTLY,
                for_day=day,
                defaults={"first_month": first, "last_month": max(first, min(last, f"{day:%Y-%m}"))},
            )
    except IntegrityError:
        return None
    return run if created else None


def claim(run: Run, now: datetime.datetime) -> bool:
    """Take the run, if nobody else holds it: one conditional update, which only one worker can win."""
    token = uuid.uuid4()
    won = (
        Run.objects.waiting(now)
        .filter(pk=run.pk)
        .order_by()
        .update(state=Run.State.RUNNING, token=token, lease_until=now + LEASE, attempts=F("attempts") + 1)
    )
    if won:
        run.refresh_from_db()
    return bool(won)


def hold(run: Run, *, beginning: str | None = None, finished: str | None = None) -> None:
    """Say that the run is alive, and which indicator it begins or has finished.

    What was begun and never finished is what killed the worker: after three times it is left out.

    Raises:
        LostLease: another worker has the run; whatever was computed must be thrown away.
    """
    begun = dict(run.begun)
    if beginning:
        begun[beginning] = begun.get(beginning, 0) + 1
    if finished:
        begun.pop(finished, None)
    held = Run.objects.filter(pk=run.pk, token=run.token, state=Run.State.RUNNING)
    if not held.update(begun=begun, lease_until=timezone.now() + LEASE):
        raise LostLease(f"{run} is held by another worker")
    run.begun = begun


def too_often(run: Run) -> dict[str, str]:
    """Indicators that were begun three times and never finished, with the words for it."""
    return {key: f"stopped the worker {count} times" for key, count in run.begun.items() if count >= MOST_ATTEMPTS}


def give_up_on_hopeless_runs(now: datetime.datetime) -> list[Run]:
    """Runs begun too often without an indicator to blame are failed, so that a person is told."""
    hopeless = [
        run for run in Run.objects.waiting(now) if run.attempts >= MOST_ATTEMPTS * (1 + len(run.begun)) and not too_often(run)
    ]
    for run in hopeless:
        Run.objects.filter(pk=run.pk, token=run.token).update(
            state=Run.State.FAILED, error=run.error or f"Begun {run.attempts} times and never finished."
        )
    return hopeless


class LostLease(Exception):
    """Another worker has taken the run."""
