"""The kernel's own work out of sight: showing that the worker is alive, and clearing away what has expired."""

from __future__ import annotations

from celery import shared_task
from django.core.management import call_command

from csc.models import Pulse

WORKER = "worker"


@shared_task(ignore_result=True)
def show_sign_of_life() -> None:
    """Rung every minute by beat: a fresh pulse shows that beat rings, the broker carries and a worker hears."""
    Pulse.beat(WORKER)


@shared_task(ignore_result=True)
def clear_expired() -> None:
    """Remove sessions that nobody can use any more."""
    call_command("clearsessions")
