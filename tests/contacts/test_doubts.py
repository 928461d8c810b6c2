"""Doubts at the front door: each rule has a record it asks about, and one like it that it leaves alone."""

from __future__ import annotations

import datetime

import pytest

from contacts.doubts import doubts
from contacts.models import Contact, MissingEpisode, Referral, ReturnInterview
from csc.doubts import Doubt, doubts_of, register, rules_of
from csc.models import Person
from tests.contacts.cast import accepted, at, bea, clerk, code, contact, missing, referral, returned

pytestmark = pytest.mark.django_db


def asked(record) -> set[tuple[str, str]]:
    return {(doubt.field, doubt.rule) for doubt in doubts(record)}


@pytest.mark.parametrize(("received", "doubtful"), [("2019-03-14", False), ("2019-03-15", True)])
def test_8555q_a_referral_after_death(received, doubtful):
    one = referral(bea(died="2019-03-14"), received)
    assert (("received_on", "8555Q") in asked(one)) is doubtful


@pytest.mark.parametrize(("born", "doubtful"), [("1994-03-14", True), ("1994-03-15", False)])
def test_8775q_a_referral_of_somebody_over_25(born, doubtful):
    assert (("received_on", "8775Q") in asked(referral(bea(born=born)))) is doubtful


@pytest.mark.parametrize(
    ("outcome", "need", "doubtful"),
    [("assessment", None, True), ("assessment", "N1", False), ("no_further_action", None, False)],
)
def test_8610_a_referral_that_goes_on_has_a_need(outcome, need, doubtful):
    one = accepted(outcome=outcome, primary_need=code(f"primary_need:{need}") if need else None)
    assert (("primary_need", "8610") in asked(one)) is doubtful


def test_a_contact_typed_weeks_later():
    long_ago = contact()
    assert ("received_at", "csc-typed-late") in asked(long_ago)
    long_ago.recorded_at = long_ago.received_at + datetime.timedelta(days=28)
    assert not asked(long_ago)


@pytest.mark.parametrize(("back", "doubtful"), [("2019-04-25 22:00", False), ("2019-04-27 22:00", True)])
def test_a_child_away_for_more_than_four_weeks(back, doubtful):
    assert (("ended_at", "csc-long-missing") in asked(returned(back).episode)) is doubtful


@pytest.mark.parametrize(("born", "doubtful"), [("2001-03-28", True), ("2001-03-29", False)])
def test_somebody_missing_at_18(born, doubtful):
    assert (("started_at", "csc-missing-adult") in asked(missing(bea(born=born)))) is doubtful


@pytest.mark.parametrize(("held", "doubtful"), [("2019-04-01 23:00", False), ("2019-04-01 23:01", True)])
def test_an_interview_after_72_hours(held, doubtful):
    interview = returned()
    interview.held_at = at(held)
    assert (("held_at", "csc-interview-late") in asked(interview)) is doubtful


def test_a_record_without_rules_has_no_doubts():
    assert doubts_of(Person(recorded_by=clerk(), surname="Sample")) == []


def test_rules_are_asked_in_order_and_once():
    class Thing:
        """Stands for a model that no app has rules for."""

    def odd(thing):
        return [Doubt("colour", "Is it red? Check.", "csc-red")]

    def odder(thing):
        return [Doubt("size", "Is it big? Check.", "csc-big")]

    for rule in (odd, odder, odd):
        register(Thing)(rule)
    assert rules_of(Thing) == (odd, odder)
    assert [doubt.rule for doubt in doubts_of(Thing())] == ["csc-red", "csc-big"]


@pytest.mark.parametrize("model", [Contact, Referral, MissingEpisode, ReturnInterview])
def test_every_rule_says_what_it_is(model):
    for rule in rules_of(model):
        assert rule.__doc__, rule


def test_rules_can_be_written_to_the_log():
    """The log takes no words with blanks in them."""
    one = referral(bea(died="2019-03-14", born="1990-01-01"), "2019-03-15")
    assert len(doubts(one)) == 2
    assert all(" " not in doubt.rule for doubt in doubts(one))
