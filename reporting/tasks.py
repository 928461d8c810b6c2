"""What Celery calls. A task carries no data and keeps no state: the duty is in the database."""

from __future__ import annotations

from celery import shared_task

from reporting.publishing import duty
from reporting.snapshots import nightly


@shared_task(name="reporting.tasks.ring_nightly", ignore_result=True)
def ring_nightly() -> None:
    """Three in the morning: look for the night's run at once, without waiting for the next sweep."""
    nightly.sweep()


@shared_task(name="reporting.tasks.sweep_runs", ignore_result=True)
def sweep_runs() -> None:
    """Every minute: take up what was owed, lost or dropped by a worker that died."""
    nightly.sweep()


@shared_task(name="reporting.tasks.sweep_publications", ignore_result=True)
def sweep_publications() -> None:
    """When somebody asks, and every minute: publish what was asked for, and compare what later figures say of it."""
    duty.sweep()
