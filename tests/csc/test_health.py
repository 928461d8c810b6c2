"""`/health/` as a monitor reads it."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.utils import timezone

from csc import health
from csc.models import Pulse
from csc.tasks import WORKER, show_sign_of_life


@pytest.fixture(autouse=True)
def checks_as_they_were(monkeypatch):
    monkeypatch.setattr(health, "_checks", {name: health._checks[name] for name in ("database", "broker", "worker")})


def ask(client):
    answer = client.get("/health/")
    return answer.status_code, answer.json()


@pytest.mark.django_db
def test_a_stranger_may_ask_and_nobody_keeps_the_answer(client):
    answer = client.get("/health/")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_it_only_tells(client):
    assert client.post("/health/").status_code == 405


@pytest.mark.django_db
def test_the_database_and_the_broker_are_well(client):
    _, told = ask(client)
    assert told["database"] == {"status": "ok" if not told["database"]["migrations_missing"] else "attention"} | {
        "vendor": connection.vendor,
        "migrations_missing": told["database"]["migrations_missing"],
    }
    assert told["broker"]["status"] == "ok"


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "status"), [(0, "ok"), (4, "ok"), (6, "attention"), (60 * 24, "attention")])
def test_a_worker_that_was_not_heard_for_five_minutes_needs_attention(client, minutes, status):
    Pulse.objects.create(part=WORKER, seen_at=timezone.now() - datetime.timedelta(minutes=minutes))
    code, told = ask(client)
    assert code == 200
    assert told["worker"]["status"] == status
    assert told["worker"]["silent_seconds"] == pytest.approx(minutes * 60, abs=5)


@pytest.mark.django_db
def test_a_worker_never_heard_needs_attention_until_its_first_sign_of_life(client):
    assert ask(client)[1]["worker"] == {"status": "attention", "seen_at": None}
    show_sign_of_life()
    assert ask(client)[1]["worker"]["status"] == "ok"


@pytest.mark.django_db
def test_an_app_adds_a_check_of_its_own_and_the_worst_finding_is_the_answer(client):
    show_sign_of_life()
    health.check("figures")(lambda: health.Finding(health.FAILING, {"lag_seconds": 90_000}))
    code, told = ask(client)
    assert told["figures"] == {"status": "failing", "lag_seconds": 90_000}
    assert told["status"] == "failing"
    assert code == 200  # Yesterday's figures are no reason to send people away from their records.


@pytest.mark.django_db
def test_a_check_that_breaks_fails_without_telling_strangers_why(client):
    def broken():
        raise RuntimeError("postgres://csc:hunter2@db")

    health.check("figures")(broken)
    _, told = ask(client)
    assert told["figures"]["status"] == "failing"
    assert "hunter2" not in str(told)


@pytest.mark.django_db
def test_without_a_database_the_answer_is_503(client):
    def gone():
        raise ConnectionError

    health.check("database")(gone)
    code, told = ask(client)
    assert (code, told["status"]) == (503, "failing")
