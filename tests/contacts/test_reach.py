"""Whom the front door opens: children with something undecided in the reader's team, though nobody holds them."""

from __future__ import annotations

import pytest
import time_machine

from contacts import services
from csc.models import AccessLog, RestrictionGrant
from tests.contacts.cast import accepted, at, bea, clerk, code, contact, day, decide, manager, referral, team
from tests.workforce.cast import allocation, grant, sees, small_authority, somebody
from workforce.access import get_child
from workforce.casework import withdraw

pytestmark = pytest.mark.django_db

RECEIVED = "2020-03-13 10:00"


@pytest.fixture(autouse=True)
def the_week_it_happened():
    with time_machine.travel(at("2020-03-18 12:00"), tick=False):
        yield


@pytest.fixture
def units():
    return small_authority()


@pytest.fixture
def readers(units):
    """A worker and a manager of T1, a worker of T2, and the head of the service of T1."""
    return {
        "worker": somebody("Wren", units["T1"], "social_worker"),
        "manager": somebody("Tess", units["T1"], "team_manager"),
        "head": somebody("Hal", units["S1"], "head_of_service"),
        "neighbour": somebody("Otis", units["T2"], "social_worker"),
        "other service": somebody("Ola", units["T3"], "team_manager"),
        "auditor": somebody("Abe", units["T1"], "administrator"),
    }


def who_sees(readers, child) -> set[str]:
    return {name for name, reader in readers.items() if sees(reader, child)}


def test_a_contact_opens_the_child_to_its_team_until_it_is_decided(readers):
    one = contact(received=RECEIVED)
    assert who_sees(readers, one.child) == {"worker", "manager", "head"}
    decide(one, "no_further_action", "2020-03-13 16:00")
    assert who_sees(readers, one.child) == set()


def test_a_contact_to_become_a_referral_stays_open_until_it_is_one_and_that_until_it_is_allocated(readers, units):
    one = decide(contact(received=RECEIVED), decided="2020-03-13 16:00")
    assert who_sees(readers, one.child) == {"worker", "manager", "head"}
    made = services.open_referral(by=clerk(), contact=one)
    assert who_sees(readers, one.child) == {"worker", "manager", "head"}
    services.decide_referral(
        by=clerk(),
        manager=manager(),
        referral=made,
        outcome=code("referral_outcome:assessment"),
        decided_at=at("2020-03-16 09:00"),
    )
    assert who_sees(readers, one.child) == {"worker", "manager", "head"}
    allocation(one.child, units["T2"], readers["neighbour"], from_=day("2020-03-16"))
    assert who_sees(readers, one.child) == {"neighbour", "head"}


def test_once_somebody_has_held_the_child_the_old_referral_opens_nothing(readers, units):
    one = accepted(received="2020-03-13", team=team("T1"))
    assert who_sees(readers, one.child) == {"worker", "manager", "head"}
    allocation(one.child, units["T2"], readers["neighbour"], from_=day("2020-03-16"), until=day("2020-03-17"))
    assert who_sees(readers, one.child) == {"head"}, "the head's service held the child within the year"


def test_a_referral_nobody_took_up_within_a_year_is_no_longer_in_the_queue(readers):
    one = accepted(received="2020-03-13", team=team("T1"))
    for hour, seen in (("2021-03-12 00:00", {"worker", "manager", "head"}), ("2021-03-15 00:00", set())):
        with time_machine.travel(at(hour), tick=False):
            assert who_sees(readers, one.child) == seen


def test_a_referral_that_led_to_nothing_closes_the_record(readers):
    one = referral(received="2020-03-13")
    assert who_sees(readers, one.child) == {"worker", "manager", "head"}
    services.decide_referral(by=clerk(), manager=manager(), referral=one, outcome=code("referral_outcome:no_further_action"))
    assert who_sees(readers, one.child) == set()


def test_withdrawn_opens_nothing(readers):
    one = contact(received=RECEIVED)
    withdraw(by=clerk(), record=one, reason="Wrong child")
    assert who_sees(readers, one.child) == set()


def test_a_restricted_child_stays_closed_without_a_grant(readers):
    one = contact(bea(restricted=True, restricted_reason="Relative of a member of staff"), RECEIVED)
    assert who_sees(readers, one.child) == set()
    grant(one.child, readers["worker"], from_=at("2020-03-13 10:00"))
    assert who_sees(readers, one.child) == {"worker"}
    assert RestrictionGrant.objects.count() == 1


def test_the_log_says_that_the_team_was_the_way(readers):
    one = accepted(received="2020-03-13", team=team("T1"))
    get_child(readers["worker"].user, one.child.uuid, channel="test")
    assert AccessLog.objects.get(actor=readers["worker"].user.uuid).reach == "team"
