"""An authority small enough to count by hand, with the figures a nightly run makes of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

import pytest
from django.test import Client
from django.utils import timezone

from contacts.models import Contact
from csc.days import LONDON
from csc.models import Child
from reporting.models import Run
from reporting.snapshots import duties
from reporting.snapshots.building import ask_for_run, build
from tests.workforce.cast import allocation, child, clerk, small_authority, somebody
from workforce.models import Unit, Worker

MADE = ["contacts_received", "contacts_decided_within_1_working_day", "cp_plans_open"]
LAST_DAY = datetime.date(2026, 3, 31)


@dataclass
class Place:
    """Units by code, children by name, and who signs in by role."""

    units: dict[str, Unit]
    people: dict[str, Worker]
    children: dict[str, Child] = field(default_factory=dict)

    def visitor(self, role: str) -> Client:
        client = Client()
        client.force_login(self.people[role].user)
        return client


def contact(about: Child, team: Unit, day: datetime.date, days_to_decision: int) -> Contact:
    received = datetime.datetime.combine(day, datetime.time(10), tzinfo=LONDON)
    return Contact.objects.create(
        child=about,
        team=team,
        received_at=received,
        method_id="contact_method:phone",
        source_id="contact_source:1A",
        decided_outcome_id="contact_outcome:referral",
        decided_at=received + datetime.timedelta(days=days_to_decision),
        decided_by=Worker.objects.first(),
        state="complete",
        recorded_by=clerk(),
    )


def run_figures() -> Run:
    run = ask_for_run(as_at=LAST_DAY, first_month="2026-01", last_month="2026-03")
    assert duties.claim(run, timezone.now())
    return build(run, only=MADE)


@pytest.fixture
def place(db) -> Place:
    """Team T1 has three contacts in March 2026, two of them decided in time; T3 has one. One child of T1 is restricted."""
    units = small_authority()
    people = {
        "director": somebody("Dora", units["AUTH"], "director"),
        "performance_analyst": somebody("Anna", units["AUTH"], "performance_analyst"),
        "scorecard_reader": somebody("Sid", units["AUTH"], "scorecard_reader"),
        "team_manager": somebody("Tom", units["T1"], "team_manager"),
        "social_worker": somebody("Wes", units["T1"], "social_worker"),
    }
    made = Place(units, people)
    for name, team, days, restricted in (
        ("Ada", "T1", 1, False),
        ("Ben", "T1", 0, False),
        ("Cy", "T1", 6, True),
        ("Di", "T3", 1, False),
    ):
        made.children[name] = child(name, restricted=restricted)
        contact(made.children[name], units[team], datetime.date(2026, 3, 10), days)
        allocation(made.children[name], units[team])
    run_figures()
    return made
