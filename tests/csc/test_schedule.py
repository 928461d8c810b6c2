"""What beat is told to ring, and when."""

from __future__ import annotations

from datetime import timedelta

import pytest
from celery.schedules import crontab
from django.conf import settings

from csc.celery import app, ring


@pytest.fixture(autouse=True)
def schedule_as_it_was():
    before = dict(app.conf.beat_schedule)
    yield
    app.conf.beat_schedule = before


@pytest.mark.parametrize("at", [crontab(hour=2, minute=15), crontab(minute="*/5"), timedelta(minutes=5)])
def test_an_app_adds_its_ring(at):
    ring("nightly figures", task="reporting.tasks.ring_nightly", at=at, expires=3600)
    assert app.conf.beat_schedule["nightly figures"] == {
        "task": "reporting.tasks.ring_nightly",
        "schedule": at,
        "options": {"expire_seconds": 3600},
    }
    assert "sign of life" in app.conf.beat_schedule


@pytest.mark.parametrize("minute", [0, 30, 59])
def test_no_ring_in_the_hour_that_the_clock_change_removes(minute):
    with pytest.raises(ValueError, match="01:00 and 01:59"):
        ring("nightly figures", task="reporting.tasks.ring_nightly", at=crontab(hour=1, minute=minute), expires=3600)


def test_every_ring_is_for_a_task_that_exists_and_expires_before_the_next():
    app.loader.import_default_modules()
    for name, entry in app.conf.beat_schedule.items():
        assert entry["task"] in app.tasks, name
        assert entry["options"]["expire_seconds"] > 0, name


def test_tasks_carry_ids_as_json_and_one_at_a_time():
    assert app.conf.accept_content == ["json"]
    assert app.conf.task_serializer == "json"
    assert app.conf.worker_prefetch_multiplier == 1
    assert str(app.conf.timezone) == settings.TIME_ZONE == "Europe/London"
    assert app.conf.task_soft_time_limit < app.conf.task_time_limit


@pytest.mark.redis
def test_redis_hands_a_running_task_to_nobody_else():
    assert app.conf.broker_transport_options["visibility_timeout"] > app.conf.task_time_limit
