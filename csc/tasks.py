"""The kernel's own work out of sight: a sign of life, clearing away what has expired, keeping due dates true."""

from __future__ import annotations

import logging

from celery import shared_task
from django.core.management import call_command

from csc.due_dates import correct_drift
from csc.models import Pulse

log = logging.getLogger(__name__)

WORKER = "worker"


@shared_task(ignore_result=True)
def show_sign_of_life() -> None:
    """Rung every minute by beat: a fresh pulse shows that beat rings, the broker carries and a worker hears."""
    Pulse.beat(WORKER)


@shared_task(ignore_result=True)
def clear_expired() -> None:
    """Remove sessions that nobody can use any more."""
    call_command("clearsessions")


@shared_task(ignore_result=True)
def check_due_dates() -> None:
    """Rung every night: write the due dates of open work that are no longer those their clocks give.

    Whatever moves a clock moves its due dates at once, so that finding any here is worth a look: the
    warning is for whoever runs the installation, the new dates are for those who work by them.
    """
    moved = correct_drift(reason="Found by the nightly check")
    if moved:
        log.warning("%s due dates differed from their clocks and were corrected.", moved)
