"""What Celery calls. A task carries no data and keeps no state: the duty is in the database."""

from __future__ import annotations

from celery import shared_task

from reporting.snapshots import nightly


@shared_task(name="reporting.tasks.ring_nightly", ignore_result=True)
def ring_nightly() -> None:
    """Three in the morning: look for the night's run at once, without waiting for the next sweep."""
    nightly.sweep()


@shared_task(name="reporting.tasks.sweep_runs", ignore_result=True)
def sweep_runs() -> None:
    """Every minute: take up what was owed, lost or dropped by a worker that died."""
    nightly.sweep()
