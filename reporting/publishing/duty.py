"""Publishing beside the request: asked for in a row, taken by one worker, done or failed with the reason.

Nothing here trusts a message to arrive: `sweep` finds by its state what was asked for, lost, or dropped by a worker that died.
"""

from __future__ import annotations

import datetime
import logging
import uuid

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from csc.audit import record_event
from csc.models import User
from csc.periods import Month
from reporting.models import Publication, Publishing
from reporting.models.publishing import PublishingQuerySet
from reporting.models.runs import MOST_ATTEMPTS
from reporting.publishing.freezing import OTHER_FIGURES, Freezing, next_issue, publishable_run
from reporting.publishing.restating import restate_what_is_owed
from reporting.scorecards import layout
from reporting.scorecards.layout import Scorecard
from reporting.snapshots.building import Hooks

log = logging.getLogger(__name__)

LEASE = datetime.timedelta(minutes=10)
"""How long a worker may be silent before another takes over. The longest step, reading the records behind the figures, takes
seconds at a small borough and has to fit in."""

STEPS = 3
"""Putting the page together, reading the records behind it, and writing both."""

UNEXPECTED = "Something went wrong that csc has written into its log. Tell the administrator."


class LostLease(Exception):
    """Another worker has taken it."""


def ask_to_publish(
    *, by: User, scorecard: Scorecard, unit: str, period: Month, commentary: str, issue: int
) -> Publishing | Publication:
    """Write down that one month's scorecard is to be published with this commentary, and ring for a worker.

    `issue` is the number the publisher saw announced. Whoever sends the form twice, or at the same moment as somebody else,
    gets what took the number: the request under way, or the publication.

    Raises:
        PermissionDenied: `by` may not publish figures of this unit.
        ValidationError: there are no figures for the month, some could not be computed, or the number is another.
    """
    run = publishable_run(by, scorecard, unit, period)
    named = {"scorecard": scorecard.key, "unit": unit, "month": str(period), "issue": issue}
    if already := _taken(named):
        return already
    if issue != (due := next_issue(scorecard.key, unit, period)):
        raise ValidationError(f"The next issue is number {due}.")
    try:
        with transaction.atomic():
            asked = Publishing.objects.create(**named, commentary=commentary, run=run, asked_by=by)
            record_event(by=by, verb="ask_to_publish", scorecard=scorecard.key, unit=unit, period=str(period), issue=issue)
            transaction.on_commit(ring, robust=True)  # Without a broker the next sweep finds it.
    except IntegrityError:
        if already := _taken(named):
            return already
        raise
    return asked


def _taken(named: dict[str, object]) -> Publishing | Publication | None:
    published = Publication.objects.filter(**named).first()
    return published or Publishing.objects.filter(**named).exclude(state=Publishing.State.FAILED).first()


def ring() -> None:
    """Have a worker look at once."""
    from reporting.tasks import sweep_publications

    sweep_publications.apply_async(retry=False, expires=50)


def sweep(*, hooks: Hooks | None = None) -> list[Publishing]:
    """Publish what was asked for and is held by nobody, then compare what is owed a comparison; returns what was taken here.

    Safe to call at any moment, from any number of workers: each request is won by one of them.
    """
    hooks = hooks or Hooks()
    taken = []
    for asked in list(Publishing.objects.waiting(timezone.now())):
        if asked.attempts >= MOST_ATTEMPTS:
            _fail(asked, f"It was begun {asked.attempts} times and never finished. Tell the administrator.")
        elif _claim(asked):
            taken.append(asked)
            _carry_out(asked, hooks)
    restate_what_is_owed()
    return taken


def _claim(asked: Publishing) -> bool:
    """Take it, if nobody else holds it: one conditional update, which only one worker can win."""
    now = timezone.now()
    won = (
        Publishing.objects.waiting(now)
        .filter(pk=asked.pk)
        .order_by()
        .update(state=Publishing.State.RUNNING, token=uuid.uuid4(), lease_until=now + LEASE, attempts=F("attempts") + 1, steps=0)
    )
    if won:
        asked.refresh_from_db()
    return bool(won)


def _carry_out(asked: Publishing, hooks: Hooks) -> None:
    hooks.at("claimed")
    try:
        scorecard, month = layout.get(asked.scorecard), Month.parse(asked.month)
        if publishable_run(asked.asked_by, scorecard, asked.unit, month) != asked.run:
            raise ValidationError(OTHER_FIGURES)
        freezing = Freezing(scorecard, asked.unit, month, asked.run)
        freezing.put_together()
        _hold(asked, steps=1)
        hooks.at("assembled")
        freezing.read_members()
        _hold(asked, steps=2)
        hooks.at("read")
        with transaction.atomic():
            publication = freezing.write(by=asked.asked_by, commentary=asked.commentary, issue=asked.issue)
            hooks.at("written")
            _finish(asked, publication)
        hooks.at("done")
    except LostLease:
        log.warning("publishing %s was taken by another worker", asked.pk)
    except (ValidationError, PermissionDenied) as refused:
        _fail(asked, " ".join(getattr(refused, "messages", None) or [str(refused)]))
    except Exception as failure:
        log.exception("publishing %s stopped", asked.pk)
        if asked.attempts >= MOST_ATTEMPTS:
            _fail(asked, UNEXPECTED)
        else:
            _held(asked).update(state=Publishing.State.DUE, error=type(failure).__name__, token=None, lease_until=None)


def _held(asked: Publishing) -> PublishingQuerySet:
    """The row, while it is as this worker knows it."""
    return Publishing.objects.filter(pk=asked.pk, token=asked.token, state=asked.state)


def _hold(asked: Publishing, *, steps: int) -> None:
    """Say that it is alive and how far it has come.

    Raises:
        LostLease: another worker has it; whatever was put together must be thrown away.
    """
    if not _held(asked).update(lease_until=timezone.now() + LEASE, steps=steps):
        raise LostLease


def _finish(asked: Publishing, publication: Publication) -> None:
    """In the transaction that writes the publication: both stand, or neither."""
    done = {"state": Publishing.State.DONE, "publication": publication, "finished_at": timezone.now(), "steps": STEPS}
    if not _held(asked).update(**done, token=None, lease_until=None, error=""):
        raise LostLease


def _fail(asked: Publishing, why: str) -> None:
    if _held(asked).update(state=Publishing.State.FAILED, finished_at=timezone.now(), token=None, lease_until=None, error=why):
        log.error("publishing %s failed", asked.pk)
