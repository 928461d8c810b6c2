"""The clocks of the front door, as a manager would count them."""

from __future__ import annotations

import datetime

import pytest

from contacts.timescales import CONTACT_DECISION, REFERRAL_DECISION, REPEAT_CONTACT, REREFERRAL, RETURN_INTERVIEW, SUBJECT_ACCESS
from csc.days import LONDON
from csc.timescales import Basis, Override
from tests.csc.tables import date, rows

# received  due
DECISIONS = """
2019-03-15 16:00  2019-03-18
2019-03-16 02:00  2019-03-18
2019-04-18 09:00  2019-04-23
2020-12-24 12:00  2020-12-29
2019-06-30 23:30  2019-07-01
"""


def at(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=LONDON)


@pytest.mark.parametrize(("received", "due"), rows(DECISIONS))
def test_a_contact_is_decided_by_the_end_of_the_next_working_day(received, due):
    decided = datetime.datetime.combine(date(due), datetime.time(23, 59), LONDON)

    assert CONTACT_DECISION.due_on(at(received)) == REFERRAL_DECISION.due_on(at(received).date()) == date(due)
    assert CONTACT_DECISION.in_time(at(received), decided)
    assert not CONTACT_DECISION.in_time(at(received), decided + datetime.timedelta(days=3))


def test_who_sets_the_limits():
    assert (CONTACT_DECISION.latest.basis, CONTACT_DECISION.latest.override) == (Basis.LOCAL, Override.ANY)
    assert (REFERRAL_DECISION.latest.basis, REFERRAL_DECISION.latest.override) == (Basis.SG, Override.STRICTER)


def test_a_referral_on_the_anniversary_is_a_rereferral():
    """P25."""
    assert REREFERRAL.in_time(date("2018-03-15"), date("2019-03-15"))
    assert not REREFERRAL.in_time(date("2018-03-15"), date("2019-03-16"))
    assert REPEAT_CONTACT.in_time(date("2018-03-15"), date("2019-03-15"))


@pytest.mark.parametrize(
    ("found", "due"),
    [
        ("2019-03-29 22:00", "2019-04-01 23:00"),
        ("2019-10-25 18:00", "2019-10-28 17:00"),
        ("2024-12-24 15:30", "2024-12-27 15:30"),
    ],
)
def test_a_return_interview_is_due_in_72_hours(found, due):
    """H1 to H3: over both changes of the clocks, and over Christmas."""
    assert RETURN_INTERVIEW.due_at(at(found)) == at(due)
    assert RETURN_INTERVIEW.in_time(at(found), at(due))
    assert RETURN_INTERVIEW.overdue(at(found), at(due) + datetime.timedelta(minutes=1))


def test_a_request_for_records_is_answered_within_a_month():
    assert SUBJECT_ACCESS.due_on(date("2024-01-31")) == date("2024-02-29")
