"""What the menu finds for all steps together is what each of them says for itself."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from csc.models import Child
from tests.assessments.scenes import SCENES as ASSESSMENTS
from tests.contacts.scenes import SCENES as CONTACTS
from tests.looked_after.scenes import SCENES as LOOKED_AFTER
from tests.protection.scenes import SCENES as PROTECTION
from tests.workforce import fuzz
from tests.workforce.cast import NOON, child
from tests.workforce.scenes import SCENES as WORKFORCE
from workforce.recording import offered
from workforce.recording.offered import open_to
from workforce.recording.steps import Step, all_steps
from workforce.sameness import records_of

pytestmark = pytest.mark.django_db

SCENES: dict[str, Any] = {**WORKFORCE, **CONTACTS, **ASSESSMENTS, **PROTECTION, **LOOKED_AFTER}
ABOUT_SOMETHING = {key: step for key, step in all_steps().items() if step.about is not None}
LOOK_FURTHER = {
    "open_case",
    "reopen_case",
    "start_cin_plan",
    "record_case_visit",
    "launch_enquiry",
    "hold_education_plan_meeting",
    "record_development_check",
    "record_strengths_and_difficulties",
    "reopen_period_of_care",
}
"""Steps for a child of some age, or after a look at what else is open."""

SHOWN = sorted(LOOK_FURTHER | set({step.about: key for key, step in ABOUT_SOMETHING.items()}.values()))
"""A step about each kind of record; the others about it are compared in the same scene."""


def each_by_itself(steps: list[type[Step]], whose: Child) -> dict[str, list[uuid.UUID]]:
    found = {step.key: [row.uuid for held in records_of(whose) for row in step.open_for(held)] for step in steps}
    return {key: sorted(records) for key, records in found.items() if records}


@pytest.mark.parametrize("key", SHOWN)
def test_what_a_step_can_be_done_to_is_found_with_all_the_others(key: str) -> None:
    with time_machine.travel(NOON, tick=False):
        subject = SCENES[key].setting()
        whose = Child.objects.get(pk=fuzz.whose(subject).pk)
        near = [step for step in ABOUT_SOMETHING.values() if step.about is ABOUT_SOMETHING[key].about]
        found = open_to(ABOUT_SOMETHING.values(), whose)
        assert subject.uuid in found[key]
        asked = {step.key for step in near}
        assert {name: sorted(records) for name, records in found.items() if name in asked} == each_by_itself(near, whose)


def test_what_is_held_under_a_duplicate_is_found_too() -> None:
    with time_machine.travel(NOON, tick=False):
        subject = SCENES["end_cin_plan"].setting()
        stands = child("Stands")
        Child.objects.filter(pk=subject.child_id).update(merged_into=stands.pk)
        found = open_to(ABOUT_SOMETHING.values(), Child.objects.get(pk=stands.pk))
        assert found["end_cin_plan"] == [subject.uuid]


def test_only_steps_that_look_further_are_asked_by_themselves() -> None:
    assert set(ABOUT_SOMETHING) - set(offered._together()) == LOOK_FURTHER


def test_what_is_put_into_sql_for_a_day_does_not_depend_on_the_hour() -> None:
    def written(hour: int) -> dict[str, Any]:
        with time_machine.travel(datetime.datetime(2026, 4, 1, hour, tzinfo=datetime.UTC), tick=False):
            return {key: offered._asked_of_a_key(all_steps()[key], 1).query.sql_with_params() for key in offered._together()}

    assert written(9) == written(17)


def test_it_is_one_question_whatever_the_number_of_steps(ada: Child) -> None:
    together = [all_steps()[key] for key in offered._together()]
    whose = Child.objects.get(pk=ada.pk)
    open_to(together, whose)
    with CaptureQueriesContext(connection) as asked:
        open_to(together, whose)
    assert len(asked) == 1
