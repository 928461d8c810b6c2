"""The list of overdue decisions says what the clock says, on a weekend too."""

from __future__ import annotations

import datetime

import pytest

from contacts.models import Contact
from contacts.services import record_contact
from contacts.timescales import CONTACT_DECISION
from csc.days import LONDON
from csc.models import Child
from tests.csc.tables import date
from tests.workforce.cast import clerk, small_authority

pytestmark = pytest.mark.django_db

RECEIVED = datetime.datetime(2019, 3, 14, 10, 0, tzinfo=LONDON)
"""A Thursday: the decision is due on Friday 15 March 2019."""


@pytest.fixture
def contact() -> Contact:
    child = Child.objects.create(recorded_by=clerk(), local_id="C1", surname="Sample", has_record=True)
    facts = {"method_id": "contact_method:phone", "source_id": "contact_source:1A"}
    return record_contact(by=clerk(), child=child, team=small_authority()["T1"], received_at=RECEIVED, **facts)


@pytest.mark.parametrize(
    ("verdict", "today", "overdue"),
    [
        ("count", "2019-03-15", False),
        ("count", "2019-03-16", False),
        ("count", "2019-03-17", False),
        ("count", "2019-03-18", True),
        ("due_date", "2019-03-15", False),
        ("due_date", "2019-03-16", True),
    ],
)
def test_overdue(settings, contact, verdict, today, overdue):
    settings.CLOCK_VERDICT = verdict

    assert Contact.objects.decision_overdue(date(today)).exists() is overdue
    assert CONTACT_DECISION.overdue(contact.received_at, date(today)) is overdue
