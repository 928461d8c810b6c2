"""The load run does what it says with a few people: it ends by itself, errs nowhere, and is refused in production."""

from __future__ import annotations

import datetime
import json

import pytest
from django.core.management import CommandError, call_command

from contacts.models import CaseNote
from csc.models import Draft
from reporting.bench import load
from reporting.models import Run

pytestmark = pytest.mark.django_db(transaction=True)


def test_three_people_at_once_meet_no_error(settings, monkeypatch, capsys) -> None:
    settings.CSC_MODE = "demo"
    monkeypatch.setattr(load, "MIX", {"my_work": 1, "child": 1, "search": 1, "case_note": 1, "draft": 1})
    monkeypatch.setattr(load, "BUILD", (*load.BUILD, "--only", "contacts_received"))
    call_command("make_authority", profile="tiny", seed=3, until=datetime.date(2026, 3, 31), verbosity=0)
    notes = CaseNote.objects.count()
    capsys.readouterr()
    call_command("bench_load", users=3, requests=4, think=0.1, longest=20)
    told = json.loads(capsys.readouterr().out)
    assert told["P9_first_errors"] == []
    assert (told["P9_users"], told["P9_requests"], told["P9_errors"]) == (3, 12, 0)
    assert told["P9_p95_to_idle"] > 0
    assert told["P9_builds_meanwhile"] >= 1
    assert Run.objects.filter(state=Run.State.DONE).count() == told["P9_builds_meanwhile"]
    assert CaseNote.objects.count() > notes
    assert Draft.objects.exists()


def test_an_authoritys_own_records_are_left_alone(settings) -> None:
    settings.CSC_MODE = "production"
    with pytest.raises(CommandError, match="demo"):
        call_command("bench_load")
