"""What waits for somebody besides the children they hold: nobody holds the child of a new contact, or that of a chair's meeting.

It is Friday 15 March 2019, at five; contacts came on Thursday at ten.
"""

from __future__ import annotations

import datetime
import re

import pytest
import time_machine
from django.core.cache.backends.locmem import LocMemCache
from django.test import Client
from django.utils.timezone import localdate

from assessments import services as assessing
from contacts import services as front_door
from contacts.models import Contact
from csc.models import Child
from protection import services as protection
from tests.assessments.cast import assessment
from tests.contacts.cast import at, bea, clerk, code, contact, day, decide, referral, returned, team
from tests.protection import cast
from tests.workforce.cast import allocation as given
from tests.workforce.cast import grant, post, worker
from workforce.casework import withdraw
from workforce.models import Allocation, Unit, Worker
from workforce.reach import Reader
from workforce.worklist.tasks import Task, Worklist

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def moment():
    with time_machine.travel(at("2019-03-15 17:00"), tick=False) as now:
        team()
        Unit.objects.update(opened_on=day("2018-01-01"))
        yield now


def somebody(name: str, unit: Unit, role: str) -> Worker:
    """In post since the year before."""
    made = worker(name)
    post(made, unit, role, from_=day("2018-01-01"))
    return made


@pytest.fixture
def tess():
    """Manager of T1."""
    return somebody("Tess", team(), "team_manager")


@pytest.fixture
def wren():
    """Duty worker of T1."""
    return somebody("Wren", team(), "social_worker")


def allocation(of: Child, unit: Unit, to: Worker | None) -> None:
    """Held there from today."""
    given(of, unit, to, from_=localdate())


def list_of(worker: Worker) -> Worklist:
    return Worklist(Reader(worker.user), localdate())


def titles(worker: Worker) -> list[str]:
    work = list_of(worker)
    return [task.title_for(work.reader) for task in work.tasks]


def settled_by(task: Task, worker: Worker) -> int:
    """What the row's link answers."""
    browser = Client()
    browser.force_login(worker.user)
    return browser.get(task.href(Reader(worker.user))).status_code


def test_a_contact_about_a_child_nobody_holds_waits_for_the_manager_of_its_team(tess) -> None:
    one = contact()
    (task,) = list_of(tess).decisions
    assert (task.title_for(Reader(tess.user)), task.child, str(task.due_on), task.left) == (
        "Decide on a contact",
        one.child,
        "2019-03-15",
        0,
    )
    assert settled_by(task, tess) == 200
    decide(one, "no_further_action")
    assert list_of(tess).tasks == []


def test_the_digest_and_the_list_of_the_duty_worker_have_it_until_it_is_decided_and_no_colleagues(wren) -> None:
    contact(worker=wren)
    contact(bea())
    assert titles(wren) == ["Contact"]
    assert titles(somebody("Otis", team(), "social_worker")) == []


@pytest.mark.parametrize(("unit", "role"), [("T2", "team_manager"), ("T3", "team_manager"), ("S2", "head_of_service")])
def test_it_waits_for_no_other_team(unit: str, role: str) -> None:
    contact()
    assert titles(somebody("Max", Unit.objects.get(code=unit), role)) == []


def test_a_head_of_service_has_what_waits_in_each_team(tess) -> None:
    contact()
    allocation(bea(), Unit.objects.get(code="T2"), None)
    head = somebody("Hal", Unit.objects.get(code="S1"), "head_of_service")
    assert titles(head) == ["Decide on a contact"]
    browser = Client()
    browser.force_login(head.user)
    for query, listed in (("?show=soon&team=T1", True), ("?show=soon&team=T2", False), ("?show=soon", True)):
        assert ("Decide on a contact" in browser.get(f"/my-work/{query}").content.decode().split('id="sheet"')[1]) is listed


def test_a_contact_about_a_child_another_team_holds_stands_in_both_lists_and_once_in_each(tess, wren) -> None:
    held = bea()
    given(held, Unit.objects.get(code="T3"), from_=localdate())
    contact(held)
    assert titles(tess) == ["Decide on a contact"]
    assert titles(somebody("Ola", Unit.objects.get(code="T3"), "team_manager")) == ["Decide on a contact"]
    Allocation.objects.update(team=team())
    assert titles(tess) == ["Decide on a contact"]


def test_what_was_decided_to_be_a_referral_waits_to_be_opened_then_decided_then_taken_up(tess) -> None:
    one = decide(contact(), decided="2019-03-14 16:00")
    assert titles(tess) == ["Open the referral"]
    made = referral(one.child, contact=one)
    assert titles(tess) == ["Decide on a referral"]
    front_door.decide_referral(
        by=clerk(), manager=tess, referral=made, outcome=code("referral_outcome:assessment"), decided_at=at("2019-03-15 11:00")
    )
    (task,) = list_of(tess).tasks
    assert (task.title_for(Reader(tess.user)), str(task.due_on)) == ("Allocate the child", "2019-03-21")
    assert settled_by(task, tess) == 200
    allocation(one.child, team(), None)
    assert titles(tess) == []


@pytest.mark.parametrize("days_later", [0, 13, 14, 15, 90])
def test_what_nobody_opened_waits_however_long_ago_it_was_decided_and_goes_the_moment_it_is_opened(
    tess, moment, monkeypatch, days_later
) -> None:
    """Also where the keys of what has waited for long are remembered, and across the midnight between the two."""
    memory = LocMemCache("the front door", {})
    memory.clear()
    monkeypatch.setattr("contacts.waiting.shared", memory)
    monkeypatch.setattr("contacts.waiting.KEPT_FOR", 3600)
    one = decide(contact(), decided="2019-03-14 16:00")
    moment.shift(datetime.timedelta(days=days_later))
    assert titles(tess) == ["Open the referral"]
    moment.shift(datetime.timedelta(minutes=59, hours=6))
    assert titles(tess) == ["Open the referral"], "after midnight, from what was remembered before it"
    referral(one.child, received=str(localdate()), contact=one)
    assert titles(tess) == ["Decide on a referral"]


def test_a_restricted_child_waits_for_those_alone_who_are_named(tess) -> None:
    one = contact()
    Child.objects.filter(pk=one.child_id).update(restricted=True, restricted_reason="A relative works here")
    assert titles(tess) == []
    grant(one.child, tess, from_=at("2019-03-15 08:00"))
    assert titles(tess) == ["Decide on a contact"]


def test_what_was_withdrawn_waits_for_nobody(tess) -> None:
    withdraw(by=clerk(), record=contact(), reason="Recorded about the wrong child")
    assert titles(tess) == []


def test_a_return_interview_of_a_child_the_team_has_let_go_waits_for_its_manager(tess, moment) -> None:
    moment.move_to(at("2019-03-30 12:00"))
    interview = returned()
    given(interview.child, team(), from_=day("2019-02-01"), until=day("2019-03-27"))
    (task,) = list_of(tess).tasks
    assert (task.record, str(task.due_on)) == (interview, "2019-04-01")


def test_an_assessment_waits_for_authorisation_from_the_day_it_is_sent_however_far_off_it_is_due(tess, wren, moment) -> None:
    one = assessment()
    allocation(one.child, team(), wren)
    moment.move_to(at("2019-03-20 12:00"))
    assert list_of(tess).decisions == []
    assessing.finish_assessment(by=clerk(), assessment=one, finished_on=day("2019-03-20"), analysis="Safe", outcome=None)
    (task,) = list_of(tess).decisions
    assert (task.title_for(Reader(tess.user)), task.due_on) == ("Authorise an assessment", one.due_on)
    assert task.left > 25
    assert "Assessment" not in titles(wren)


def test_a_conference_waits_for_those_who_chair_until_its_decision_is_recorded(moment) -> None:
    chair = somebody("Cai", Unit.objects.get(code="AUTH"), "conference_chair")
    conference = cast.booked(started="2019-03-15", planned="2019-03-28 10:00")
    (task,) = list_of(chair).tasks
    said = task.title_for(Reader(chair.user))
    assert said == "Record the decision of an initial conference (booked for 28 March 2019 at 10am)"
    assert (str(task.due_on), task.decision) == ("2019-03-28", True)
    assert settled_by(task, chair) == 200
    moment.move_to(at("2019-03-29 12:00"))  # the day has passed, and the conference may still be held in time
    (task,) = list_of(chair).tasks
    assert (str(task.due_on), task.overdue) == ("2019-04-05", False)
    cast.decide(conference, "2019-03-28")
    moment.move_to(at("2019-06-20 12:00"))
    (task,) = list_of(chair).tasks
    assert task.title_for(Reader(chair.user)) == "Record the decision of a review conference (not booked yet)"
    assert settled_by(task, chair) == 200


def test_a_booked_conference_leaves_nothing_to_book_and_neither_does_one_that_is_cancelled_since_none_is_needed(wren) -> None:
    enquiry = cast.enquiry(started="2019-03-15")
    allocation(enquiry.child, team(), wren)
    until = enquiry.conference_due_on

    def listed() -> list[str]:
        work = Worklist(Reader(wren.user), until)
        return [task.what for task in work.tasks if task.what != "assessment"]

    assert listed() == ["section 47 enquiry"]
    conference = protection.book_initial_conference(by=clerk(), enquiry=enquiry, planned_for=at("2019-03-28 10:00"))
    assert listed() == ["initial conference"]
    protection.cancel_initial_conference(by=clerk(), conference=conference, reason="The enquiry goes on without one")
    assert listed() == []


def test_nobody_else_is_asked_for_a_conference(wren, tess) -> None:
    cast.booked(started="2019-03-15", planned="2019-03-28 10:00")
    assert not [task for task in (*list_of(wren).tasks, *list_of(tess).tasks) if task.what == "initial conference"]


def test_contacts_are_counted_once_for_a_manager_who_works_in_the_team_too(tess) -> None:
    post(tess, team(), "social_worker")
    contact(worker=tess)
    assert titles(tess) == ["Decide on a contact"]
    assert Contact.objects.count() == 1


def test_a_child_who_waits_for_a_worker_is_one_press_from_the_form_that_names_one(tess) -> None:
    held = bea()
    allocation(held, team(), None)
    browser = Client()
    browser.force_login(tess.user)
    shown = browser.get("/my-teams/").content.decode()
    address = re.search(r'href="([^"]*/record/allocate_child/)"', shown.split('id="waiting"')[1])
    assert address is not None
    assert browser.get(address[1]).status_code == 200


def test_a_director_who_manages_no_team_is_shown_no_nought_of_what_was_not_looked_up() -> None:
    allocation(bea(), team(), None)
    director = somebody("Dee", Unit.objects.get(code="AUTH"), "director")
    browser = Client()
    browser.force_login(director.user)
    shown = browser.get("/my-teams/").content.decode()
    assert "caseloads over the limit" in shown
    assert "Nothing is overdue" not in shown
    assert "without a worker" not in shown


def test_a_visit_counts_once_its_record_is_finished_and_until_then_its_maker_is_told_which_it_is(wren, tess, moment) -> None:
    moment.move_to(at("2019-04-12 12:00"))
    plan = cast.plan()
    given(plan.child, team(), wren, from_=localdate())
    visit = cast.visit(plan, "2019-04-11", finished=False, worker=wren)
    (task,) = [task for task in list_of(wren).tasks if task.record == visit]
    assert task.title_for(Reader(wren.user)) == "Finish the record of a child protection visit (made on 11 April 2019)"
    assert settled_by(task, wren) == 200
    assert "visit to finish" not in [task.what for task in list_of(tess).tasks]
    protection.finish_protection_visit(by=clerk(), visit=visit)
    assert "visit to finish" not in [task.what for task in list_of(wren).tasks]
