"""Supervision of workers and of cases: one awaited at a time, actions carried on, the two kept apart."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError

from tests.workforce.cast import child, clerk, small_authority, somebody
from workforce.models import CaseSupervision, PersonalSupervision, SupervisionAction
from workforce.services import (
    ActionAgreed,
    call_off_personal_supervision,
    finish_supervision_action,
    plan_case_supervision,
    plan_personal_supervision,
    record_case_supervision,
    record_personal_supervision,
)

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 4, 1)
TOMORROW = datetime.date(2026, 4, 2)


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(datetime.datetime(2026, 4, 1, 12, 0, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def units():
    return small_authority()


@pytest.fixture
def wren(units):
    return somebody("Wren", units["T1"], "social_worker")


@pytest.fixture
def tess(units):
    return somebody("Tess", units["T1"], "team_manager")


def discuss(wren, tess, units, of, on=TODAY, **facts):
    return record_case_supervision(
        by=tess.user, child=of, team=units["T1"], worker=wren, supervisor=tess, held_on=on, decisions="Carry on", **facts
    )


def test_a_personal_supervision_meets_the_one_awaited_and_awaits_the_next_six_weeks_on(wren, tess):
    planned = plan_personal_supervision(by=tess.user, worker=wren, supervisor=tess, due_on=datetime.date(2026, 3, 30))
    assert list(PersonalSupervision.objects.overdue_on(TODAY)) == [planned]
    held = record_personal_supervision(by=tess.user, worker=wren, supervisor=tess, held_on=TODAY, notes="Workload")
    assert (held.pk, held.due_on, held.held_on) == (planned.pk, datetime.date(2026, 3, 30), TODAY)
    assert PersonalSupervision.objects.awaited().get().due_on == datetime.date(2026, 5, 13)
    assert not PersonalSupervision.objects.overdue_on(datetime.date(2026, 5, 13)).exists()
    assert PersonalSupervision.objects.overdue_on(datetime.date(2026, 5, 14)).exists()


def test_a_supervision_that_did_not_take_place_says_why_and_awaits_another(wren, tess):
    planned = plan_personal_supervision(by=tess.user, worker=wren, supervisor=tess, due_on=TODAY)
    with pytest.raises(ValidationError):
        call_off_personal_supervision(by=tess.user, supervision=planned, reason=" ", next_due_on=TOMORROW)
    call_off_personal_supervision(by=tess.user, supervision=planned, reason="Both at court", next_due_on=TOMORROW)
    assert PersonalSupervision.objects.awaited().get().due_on == TOMORROW
    with pytest.raises(ValidationError, match="no longer awaited"):
        call_off_personal_supervision(by=tess.user, supervision=planned, reason="Again", next_due_on=TOMORROW)


def test_nobody_supervises_themselves_and_nobody_in_the_future(wren, tess):
    with pytest.raises(ValidationError):
        record_personal_supervision(by=tess.user, worker=tess, supervisor=tess, held_on=TODAY)
    with pytest.raises(ValidationError, match="future"):
        record_personal_supervision(by=tess.user, worker=wren, supervisor=tess, held_on=TOMORROW)


def test_one_supervision_is_awaited_at_a_time(wren, tess):
    plan_personal_supervision(by=tess.user, worker=wren, supervisor=tess, due_on=TODAY)
    with pytest.raises(ValidationError):
        plan_personal_supervision(by=tess.user, worker=wren, supervisor=tess, due_on=TOMORROW)


def test_a_discussion_of_a_child_meets_the_one_awaited_and_awaits_the_next_eight_weeks_on(units, wren, tess):
    ada = child("Ada")
    planned = plan_case_supervision(by=clerk(), child=ada, team=units["T1"], worker=wren, due_on=datetime.date(2026, 3, 31))
    assert list(CaseSupervision.objects.overdue_on(TODAY)) == [planned]
    assert discuss(wren, tess, units, ada).pk == planned.pk
    assert list(CaseSupervision.objects.held_between(TODAY, TODAY)) == [planned]
    assert CaseSupervision.objects.awaited().get().due_on == datetime.date(2026, 5, 27)


def test_the_last_discussion_before_closing_awaits_no_other(units, wren, tess):
    discuss(wren, tess, units, child(), another=False)
    assert not CaseSupervision.objects.awaited().exists()


def test_a_discussion_decides_something(units, wren, tess):
    with pytest.raises(ValidationError):
        record_case_supervision(
            by=tess.user, child=child(), team=units["T1"], worker=wren, supervisor=tess, held_on=TODAY, decisions=""
        )


def test_actions_not_done_come_up_again_at_the_next_discussion(units, wren, tess):
    ada = child("Ada")
    visit = ActionAgreed("Visit the grandmother", wren, datetime.date(2026, 3, 20))
    refer = ActionAgreed("Refer to the clinic", wren, datetime.date(2026, 4, 20))
    first = discuss(wren, tess, units, ada, on=datetime.date(2026, 3, 2), actions=[visit, refer])
    finish_supervision_action(by=wren.user, action=first.actions.get(what=refer.what), done_on=datetime.date(2026, 3, 10))
    discuss(wren, tess, units, ada)
    carried = SupervisionAction.objects.open().filter(supervision__child=ada)
    assert [one.what for one in carried] == ["Visit the grandmother"]
    assert [one.what for one in SupervisionAction.objects.overdue_on(TODAY)] == ["Visit the grandmother"]


def test_an_action_is_done_once_and_not_in_the_future(units, wren, tess):
    action = discuss(wren, tess, units, child(), actions=[ActionAgreed("Ring the school", wren, TOMORROW)]).actions.get()
    with pytest.raises(ValidationError, match="future"):
        finish_supervision_action(by=wren.user, action=action, done_on=TOMORROW)
    finish_supervision_action(by=wren.user, action=action, done_on=TODAY, outcome="Spoke to the head")
    with pytest.raises(ValidationError, match="already done"):
        finish_supervision_action(by=wren.user, action=action, done_on=TODAY)
