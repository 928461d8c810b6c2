"""A visit is due, planned for a day, and made: one row all along. It is 1 April 2026; the visit was due on 10 March."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.test import Client

from assessments.services import plan_visit
from protection import services
from protection.models import ProtectionVisit
from tests.contacts.cast import at, clerk, code, day, manager, refused
from tests.protection import cast
from tests.protection.scenes import SCENES, visit_due
from tests.workforce import fuzz
from workforce.models import Worker
from workforce.recording.steps import step_that_clears
from workforce.worklist.tasks import due_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_of_april")]
TODAY = datetime.date(2026, 4, 1)


def planned(on: str = "2026-04-02") -> ProtectionVisit:
    return plan_visit(by=clerk(), visit=visit_due(), planned_for=day(on), worker=manager("Sam"))


def days_listed(visit: ProtectionVisit, today: datetime.date = TODAY) -> list[datetime.date]:
    """The days on which the list of work names this visit."""
    until = datetime.date(2026, 5, 31)
    return [task.due_on for task in due_for({visit.child_id: visit.child}, until, today) if task.record == visit]


def test_a_planned_visit_stands_in_the_list_of_work_by_its_day_and_by_its_due_date() -> None:
    visit = planned()
    assert sorted(days_listed(visit)) == sorted([visit.due_on, day("2026-04-02")])


def test_the_row_of_the_planned_day_leads_to_the_form_that_records_the_visit() -> None:
    step = step_that_clears(ProtectionVisit, "planned_for")
    assert step is not None
    assert step.key == "record_protection_visit"


def test_recording_the_visit_takes_the_planned_row_along() -> None:
    visit = planned()
    made = cast.visit(visit.plan, "2026-04-01")
    assert (made.pk, made.due_on) == (visit.pk, visit.due_on)
    assert (str(made.planned_for), str(made.visited_on)) == ("2026-04-02", "2026-04-01")
    following = visit.plan.visits.planned().get()
    assert (following.planned_for, following.planned_worker) == (None, None)


def test_a_visit_that_was_not_made_leaves_the_next_one_unplanned() -> None:
    visit = planned()
    reason = code("visit_not_done_reason:no_access")
    services.record_protection_visit_not_done(by=clerk(), plan=visit.plan, reason=reason)
    following = visit.plan.visits.planned().get()
    assert (following.pk != visit.pk, following.due_on, following.planned_for) == (True, visit.due_on, None)


@pytest.mark.parametrize(("today", "listed"), [("2026-04-02", True), ("2026-04-03", False)])
def test_a_planned_day_that_has_passed_is_no_second_delay_beside_the_due_date(today, listed) -> None:
    visit = planned("2026-04-02")
    with time_machine.travel(at(f"{today} 12:00"), tick=False):
        days = days_listed(visit, day(today))
    assert (day("2026-04-02") in days, visit.due_on in days) == (listed, True)


def test_planned_again_it_moves_and_the_history_keeps_the_day_before() -> None:
    visit = planned()
    plan_visit(by=clerk(), visit=visit, planned_for=day("2026-04-08"), worker=manager("Sam"))
    visit.refresh_from_db()
    assert str(visit.planned_for) == "2026-04-08"
    assert [str(version.planned_for) for version in visit.history.order_by("-history_id")[:2]] == ["2026-04-08", "2026-04-02"]


def test_a_day_that_has_passed_and_a_visit_that_was_made_cannot_be_planned() -> None:
    visit = visit_due()
    with refused("planned_for", "passed"):
        plan_visit(by=clerk(), visit=visit, planned_for=day("2026-03-31"), worker=manager("Sam"))
    made = cast.visit(visit.plan, "2026-03-31")
    with refused(None, "no longer ahead"):
        plan_visit(by=clerk(), visit=made, planned_for=day("2026-04-08"), worker=manager("Sam"))


def test_a_day_after_the_due_date_is_asked_about(browser: Client, person: Worker) -> None:
    played = fuzz.set_scene("plan_protection_visit", SCENES["plan_protection_visit"])
    typed = fuzz.typed_in(played, SCENES["plan_protection_visit"], person)
    refused_page = fuzz.press(browser, played, {**typed, "late_is_known": ""})
    assert refused_page.status_code == 422
    assert "Choose an earlier day, or tick that none can be had" in refused_page.content.decode()
    assert fuzz.press(browser, played, typed).status_code == 302


def test_the_day_a_process_goes_on_into_is_asked_anew() -> None:
    """The list of yesterday and that of today look equally far ahead, and one process makes both."""
    visit = planned("2026-04-02")
    listed = []
    for today in ("2026-04-02", "2026-04-03", "2026-04-02"):
        with time_machine.travel(at(f"{today} 12:00"), tick=False):
            listed.append(day("2026-04-02") in days_listed(visit, day(today)))
    assert listed == [True, False, True]
