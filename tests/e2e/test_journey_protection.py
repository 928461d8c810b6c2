"""A child's way from the first call to the first review, recorded through the forms alone; then the figures of the night.

Everything lies in the weeks before today, on working days, because a browser's clock cannot be moved.
"""

from __future__ import annotations

import datetime
import re

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from csc.models import Child
from csc.working_days import current_calendar
from protection.models import ConferenceAttendance, ProtectionPlan
from protection.services import book_conference_without_enquiry
from reporting.snapshots import nightly
from tests.e2e.conftest import DESKTOP, Visitor
from tests.e2e.hands import Keyboard
from tests.protection import cast
from tests.workforce.cast import allocation, child, small_authority, somebody
from workforce.models import Worker

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.django_db(transaction=True),
    pytest.mark.parametrize("visitor", [DESKTOP], indirect=True),
]

PASSWORD = "an ordinary password"
Answers = dict[str, str | list[str] | bool]


def ago(working_days: int) -> datetime.date:
    """The day so many working days before today."""
    day, today = timezone.localdate(), timezone.localdate()
    while current_calendar().count(day, today) < working_days or day.weekday() > 4:
        day -= datetime.timedelta(days=1)
    return day


def typed(working_days: int) -> str:
    return f"{ago(working_days):%-d/%-m/%Y}"


class Recorder:
    """Fills forms for one child with the keys alone, as whoever is signed in; every page is looked at for barriers."""

    def __init__(self, visitor: Visitor, of: Child) -> None:
        self.visitor, self.child, self.hands = visitor, of, Keyboard(visitor.page)

    @property
    def page(self) -> Page:
        return self.visitor.page

    def sign_in(self, who: Worker) -> None:
        assert who.user is not None
        self.page.context.clear_cookies()
        self.visitor.sign_in(who.user.username, PASSWORD)

    def open(self, title: str) -> None:
        """Go to a step from the child's page, where it has to be offered."""
        self.visitor.open(reverse("workforce:child", args=[self.child.uuid]))
        self.hands.press(self.page.locator("#record").get_by_role("link", name=title, exact=True))
        self.page.get_by_role("heading", level=1, name=title).wait_for()
        assert self.visitor.barriers() == []

    def answer(self, answers: Answers) -> None:
        for name, value in answers.items():
            field = self.page.locator(f'main [name="{name}"]')
            kind = field.first.evaluate("field => field.type")
            if kind == "radio":
                self.hands.choose(self.page.locator(f'main [name="{name}"][value="{value}"]'))
            elif kind == "checkbox" and isinstance(value, list):
                for key in value:
                    self.hands.choose(self.page.locator(f'main [name="{name}"][value="{key}"]'))
            elif kind == "checkbox":
                self.hands.choose(field)
            elif kind.startswith("select"):
                self.hands.select(field, field.locator(f'option[value="{value}"]').inner_text())
            else:
                self.hands.write(field, str(value))

    def save(self) -> None:
        self.hands.press(self.page.locator("main button[value=save]"))
        self.page.wait_for_load_state()

    def refused(self) -> str:
        """The page after a press that saved nothing; the browser's complaint of its status is no error of ours."""
        self.page.locator(".govuk-error-summary, #doubts").first.wait_for()
        assert self.visitor.barriers() == []
        self.visitor.complaints[:] = [said for said in self.visitor.complaints if "422" not in said]
        return self.page.locator("main").inner_text()

    def record(self, title: str, done: str, answers: Answers) -> str:
        """Do a whole step; returns what the page after it says."""
        self.open(title)
        self.answer(answers)
        self.save()
        self.page.get_by_role("heading", level=1, name=done).wait_for()
        assert self.visitor.barriers() == []
        return self.page.locator("main").inner_text()


@pytest.fixture
def people(db) -> dict[str, Worker]:
    team = small_authority()["T1"]
    roles = {"worker": "social_worker", "manager": "team_manager", "chair": "conference_chair"}
    return {part: somebody(part.title(), team, role) for part, role in roles.items()}


@pytest.fixture
def recorder(visitor: Visitor, people: dict[str, Worker]) -> Recorder:
    """A child the worker holds."""
    ada = child("Ada")
    team = people["worker"].posts.get().unit
    allocation(ada, team, people["worker"])
    return Recorder(visitor, ada)


def test_from_the_first_call_to_the_first_review(recorder: Recorder, people: dict[str, Worker]) -> None:
    at_the_front_door(recorder, people)
    enquired_into(recorder, people)
    conferred_on(recorder, people)
    worked_with(recorder, people)
    counted(recorder, people)


def at_the_front_door(recorder: Recorder, people: dict[str, Worker]) -> None:
    recorder.sign_in(people["worker"])
    contact = {
        "received_at_date": typed(17),
        "received_at_time": "10:30",
        "method": "contact_method:phone",
        "source": "contact_source:1A",
        "reason": "A neighbour heard shouting on three nights.",
        "consent": "consent:obtained",
    }
    recorder.record("Record a contact", "Contact recorded", contact)
    recorder.sign_in(people["manager"])
    decision = {"decided_outcome": "contact_outcome:referral", "decision_reason": "She may not be safe."}
    recorder.record("Decide on a contact", "Contact decided", decision)
    recorder.record("Open the referral", "Referral opened", {"received_on_holds": True, "primary_need": "primary_need:N1"})
    accepted = {"outcome": "referral_outcome:assessment", "decision_reason": "Assess."}
    recorder.record("Decide on a referral", "Referral decided", accepted)
    recorder.sign_in(people["worker"])
    following = recorder.record("Open the child’s case", "Case opened", {})
    assert "Start an assessment" in following


def enquired_into(recorder: Recorder, people: dict[str, Worker]) -> None:
    recorder.record("Start an assessment", "Assessment started", {"started_on": typed(17)})
    discussion = {
        "held_at_date": typed(14),
        "held_at_time": "2pm",
        "name_1": "Uma Reed",
        "way_1": "attendance_way:in_person",
        "name_2": "DS Hale",
        "role_2": "Child abuse team",
        "way_2": "attendance_way:phone",
        "agency_3": "agency:health_visitor",
        "way_3": "attendance_way:video",
        "concern": "A bruise nobody explains.",
        "decision": "Enquire together.",
    }
    recorder.open("Record a strategy discussion")
    recorder.answer(discussion)
    recorder.save()
    assert "Answer the question “Does it start a section 47 enquiry about this child?”" in recorder.refused()
    recorder.answer({"launches_enquiry": "yes"})
    recorder.save()
    recorder.page.get_by_role("heading", level=1, name="Strategy discussion recorded").wait_for()
    seen = {"child_seen_on": typed(13), "child_seen_alone": "visit_alone:alone", "own_words": "It hurt."}
    recorder.record("Record that the child was seen in the enquiry", "Recorded that the child was seen", seen)
    recorder.sign_in(people["manager"])
    outcome = {
        "completed_on": typed(8),
        "outcome": "s47_outcome:substantiated_continuing_risk",
        "category": "category_of_abuse:NEG",
        "analysis": "Left alone for days.",
    }
    following = recorder.record("Complete a section 47 enquiry", "Section 47 enquiry completed", outcome)
    due = current_calendar().add(ago(14), 15)
    assert f"due {due:%-d %B %Y}" in following


def conferred_on(recorder: Recorder, people: dict[str, Worker]) -> None:
    recorder.sign_in(people["worker"])
    booking: Answers = {"planned_for_date": typed(6), "planned_for_time": "10:00", "invited_holds": True}
    recorder.record("Book an initial child protection conference", "Conference booked", booking)
    recorder.sign_in(people["chair"])
    came: Answers = {f"came_{key}": "came" for key in attendances()}
    recorder.record("Record who came to an initial conference, and whose report arrived", "Attendance and reports recorded", came)
    decision: Answers = {
        "held_on": typed(6),
        "outcome": "conference_outcome:plan",
        "category_holds": True,
        "danger_statement": "She is left alone.",
        "own_words": "I want Mum.",
    }
    following = recorder.record("Record the decision of an initial conference", "Decision of the conference recorded", decision)
    for title in ("Record a core group", "Record a child protection visit", "Record the decision of a review conference"):
        assert title in following


def attendances() -> list[str]:
    """The rows of all who were invited."""
    return [str(key) for key in ConferenceAttendance.objects.values_list("pk", flat=True)]


def worked_with(recorder: Recorder, people: dict[str, Worker]) -> None:
    recorder.sign_in(people["worker"])
    visit = {
        "visited_on": typed(4),
        "place": "visit_place:home",
        "child_seen": "yes",
        "seen_alone": "visit_alone:alone",
        "bedroom_seen": "yes",
        "own_words": "I like my room.",
    }
    recorder.record("Record a child protection visit", "Child protection visit recorded", visit)
    group = {"held_on": typed(3), "attended_by": "Jo Hill, mother\nPat Reed, head", "notes": "Better."}
    recorder.record("Record a core group", "Core group recorded", group)
    recorder.sign_in(people["chair"])
    review = {"held_on": typed(2), "outcome": "review_outcome:continue", "participation": "review_participation:PN2"}
    recorder.record("Record the decision of a review conference", "Decision of the review recorded", review)
    plan = ProtectionPlan.objects.get()
    assert (plan.started_on, plan.initial_category_id) == (ago(6), "category_of_abuse:NEG")
    assert [plan.visits.child_seen().count(), plan.core_groups.held().count(), plan.reviews.held().count()] == [1, 1, 1]
    recorder.visitor.open(reverse("workforce:child", args=[recorder.child.uuid]))
    assert "Child protection plan: neglect" in recorder.page.locator("body").inner_text()
    assert recorder.visitor.barriers() == []


def counted(recorder: Recorder, people: dict[str, Worker]) -> None:
    """When the month is over, the night's figures count the plan once, and the list behind the figure is this child."""
    month = timezone.localdate().replace(day=1)
    second_of_next = (month + datetime.timedelta(days=32)).replace(day=2)
    with time_machine.travel(datetime.datetime.combine(second_of_next, datetime.time(12), tzinfo=datetime.UTC)):
        (run,) = nightly.sweep()
        assert run.state == "done"
        recorder.sign_in(people["manager"])
        _read_figures(recorder, f"{month:%Y-%m}")


def _read_figures(recorder: Recorder, month: str) -> None:
    recorder.visitor.open(f"/scorecards/all/?period={month}&unit=T1")
    row = recorder.page.locator("tr", has=recorder.page.locator('a[href^="/indicators/cp_plans_open/"]')).first
    assert re.search(r"\b1\b", row.inner_text())
    recorder.visitor.open(f"/indicators/cp_plans_open/records/?period={month}&unit=T1")
    said = recorder.page.locator("main").inner_text()
    assert "1 record" in said
    assert "Ada Sample" in said


def test_a_visit_is_recorded_with_the_keyboard_alone(recorder: Recorder, people: dict[str, Worker]) -> None:
    """From the heading to the button with Tab, Space, arrows and Enter; hidden questions are passed over."""
    team = people["worker"].posts.get().unit
    conference = book_conference_without_enquiry(
        by=people["manager"].user,
        child=recorder.child,
        team=team,
        planned_for=timezone.make_aware(datetime.datetime.combine(ago(6), datetime.time(10))),
    )
    cast.decide(conference, f"{ago(6)}")
    recorder.sign_in(people["worker"])
    recorder.open("Record a child protection visit")
    page = recorder.page

    def reach(name: str) -> None:
        for _ in range(60):
            if page.evaluate("(({name, value}) => name === 'action' ? value : name)(document.activeElement)") == name:
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"{name} is not reached with the keyboard")

    reach("visited_on")
    page.keyboard.type(typed(4))
    reach("place")
    page.keyboard.type("Home")
    reach("child_seen")
    page.keyboard.press("Space")
    reach("seen_alone")
    page.keyboard.press("Space")
    reach("own_words")
    page.keyboard.type("I like my room.")
    reach("save")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Child protection visit recorded").wait_for()
    visit = ProtectionPlan.objects.get().visits.child_seen().get()
    assert (visit.visited_on, visit.seen_alone_id, visit.own_words) == (ago(4), "visit_alone:alone", "I like my room.")
