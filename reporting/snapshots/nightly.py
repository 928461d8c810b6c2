"""The nightly duty: owe what is owed, take what nobody holds, build it."""

from __future__ import annotations

import logging

from django.utils import timezone

from reporting.models import Run
from reporting.snapshots import duties
from reporting.snapshots.building import Hooks, build
from reporting.snapshots.extent import months_to_make

log = logging.getLogger(__name__)


def sweep(*, hooks: Hooks | None = None) -> list[Run]:
    """Build every run that is owed and held by nobody, oldest first; returns those built here.

    Safe to call at any moment, from any number of workers: a run is won by one of them.
    """
    now = timezone.now()
    duties.owe_nightly_runs(now, months_to_make(timezone.localdate(now)))
    for hopeless in duties.give_up_on_hopeless_runs(now):
        log.error("run %s failed: %s", hopeless.pk, hopeless.error)
    built = []
    while run := Run.objects.waiting(timezone.now()).first():
        if not duties.claim(run, timezone.now()):
            break
        try:
            built.append(build(run, hooks=hooks))
        except duties.LostLease:
            log.warning("run %s was taken by another worker", run.pk)
        except Exception as failure:
            log.exception("run %s stopped", run.pk)
            _stopped(run, failure)
            break
    return built


def _stopped(run: Run, failure: Exception) -> None:
    """Leave the run to the next sweep, until it has been tried too often."""
    over = run.attempts >= duties.MOST_ATTEMPTS
    Run.objects.filter(pk=run.pk, token=run.token, state=Run.State.RUNNING).update(
        state=Run.State.FAILED if over else Run.State.DUE,
        error=f"{type(failure).__name__}: {failure}",
        token=None,
        lease_until=None,
    )
