"""Celery: the doorbell, never the record.

A task is told an id and looks the work up in the database. What is due is found there by date, so a
lost message, a doubled one or an emptied broker delays work and never loses or repeats it.
"""

from __future__ import annotations

import os
from datetime import timedelta

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "csc.settings")

app = Celery("csc")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


def ring(name: str, *, task: str, at: crontab | timedelta, expires: int) -> None:
    """Have beat send `task` at the times `at`, in Europe/London time; apps call this when they are ready.

    A crontab must stay clear of 01:00 to 01:59, which one night in spring does not have and one night
    in autumn has twice. A ring that no worker heard within `expires` seconds is dropped, so that a
    worker that was away does not answer each of those it missed.
    """
    if isinstance(at, crontab) and 1 in at.hour and len(at.hour) == 1:
        raise ValueError(f"{name} would ring between 01:00 and 01:59, an hour the clock change removes or repeats.")
    app.conf.beat_schedule = {
        **app.conf.beat_schedule,
        name: {"task": task, "schedule": at, "options": {"expire_seconds": expires}},
    }
