"""What beat is told to ring, and when."""

from __future__ import annotations

import datetime
import logging
from datetime import timedelta

import pytest
from celery.schedules import crontab
from django.conf import settings
from django.utils import timezone

from contacts.models import Contact
from csc.celery import app, ring
from csc.models import AuditEvent
from csc.tasks import check_due_dates
from tests.contacts.cast import contact, day
from tests.workforce.cast import clerk, worker
from workforce.services import end_employment
from workforce.tasks import close_accounts


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


# ── What is rung every night ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "task", "hour"),
    [
        ("due dates follow their clocks", "csc.tasks.check_due_dates", 2),
        ("accounts of leavers", "workforce.tasks.close_accounts", 0),
    ],
)
def test_every_night_once(name, task, hour):
    entry = app.conf.beat_schedule[name]
    assert (entry["task"], entry["schedule"].hour) == (task, {hour})
    assert len(entry["schedule"].minute) == 1


@pytest.mark.django_db
def test_a_due_date_that_drifted_is_corrected_and_said(caplog):
    """A contact of Thursday 14 March 2019 is to be decided on Friday."""
    one = contact()
    with caplog.at_level(logging.WARNING, logger="csc.tasks"):
        check_due_dates()
    assert not caplog.records
    Contact.objects.filter(pk=one.pk).update(due_on=day("2019-03-20"))
    with caplog.at_level(logging.WARNING, logger="csc.tasks"):
        check_due_dates()
    one.refresh_from_db()
    assert one.due_on == day("2019-03-15")
    assert "1 due dates" in caplog.text
    assert one.history.order_by("-history_id").first().history_change_reason == "Found by the nightly check"


@pytest.mark.django_db
def test_whoever_left_by_today_can_no_longer_sign_in():
    today = timezone.localdate()
    gone, going = worker("Gus"), worker("Ida")
    end_employment(by=clerk(), worker=going, ended_on=today + datetime.timedelta(days=1))
    gone.employments.update(ended_on=today)
    close_accounts()
    for one, active in ((gone, False), (going, True)):
        one.user.refresh_from_db()
        assert one.user.is_active is active
    event = AuditEvent.objects.get(verb="close_account")
    assert (event.actor, event.record) == (None, gone.uuid)
