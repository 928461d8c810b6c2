"""Moments as the engine reads them: minutes, on either database, in the day that England had then."""

from __future__ import annotations

import datetime

import pytest

from contacts.models import Contact
from csc.days import LONDON, day_number
from reporting.facts.load import open_facts
from tests.workforce.cast import child, clerk, unit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        (datetime.datetime(2026, 3, 31, 15, 49, tzinfo=LONDON), datetime.date(2026, 3, 31)),
        (datetime.datetime(2026, 7, 1, 0, 30, tzinfo=LONDON), datetime.date(2026, 7, 1)),  # 30 June, 23:30, in universal time
    ],
)
def test_a_contact_is_received_on_its_day_in_england(typed: datetime.datetime, day: datetime.date) -> None:
    team = unit("AUTH", "authority")
    Contact.objects.create(
        child=child(),
        team=team,
        received_at=typed,
        method_id="contact_method:phone",
        source_id="contact_source:1A",
        state="complete",
        recorded_by=clerk(),
    )
    with open_facts(as_at=day) as facts:
        contacts = facts.tables["contacts"]
        assert contacts["received_on"].tolist() == [day_number(day)]
        assert contacts["received_at"].tolist() == [int(typed.timestamp()) // 60]
