"""The steps of looked-after children and care leavers, as they are typed."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.test import Client

from csc.models import AuditEvent, Child, Submission
from looked_after.models import FosterCarerHousehold
from tests.looked_after.cast import team
from tests.looked_after.scenes import SCENES
from tests.workforce.cast import NOON, allocation, somebody
from workforce.models import Worker
from workforce.recording.openings import begins_under
from workforce.recording.steps import Step, address_of, all_steps

pytestmark = pytest.mark.django_db
OURS = {key: step for key, step in all_steps().items() if step.__module__.startswith("looked_after.")}


@pytest.fixture(autouse=True)
def first_of_april():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def manager() -> Worker:
    """The manager of the team the children of these tests are held in."""
    return somebody("Mo", team(), "team_manager")


@pytest.fixture
def browser(manager: Worker) -> Client:
    client = Client()
    client.force_login(manager.user)
    return client


def opened(key: str) -> tuple[type[Step], Child, Any, str, dict[str, str]]:
    """The step in its scene: itself, the child, what it is done to, its address and what is typed."""
    step, scene = OURS[key], SCENES[key]
    found = scene.setting()
    subject = None if step.about is None else found
    child = found if isinstance(found, Child) else found.child
    allocation(child, team())
    typed = {name: as_chosen(name, text) for name, text in scene.typed.items()}
    return step, child, subject, address_of(step, child, subject), {"submission": str(uuid.uuid4()), **typed}


def as_chosen(name: str, text: str) -> str:
    """What a list of people or households sends for the one that a scene names."""
    people = {"officer": "conference_chair", "adviser": "personal_adviser"}
    if text in people:
        return str(somebody(text.title(), team(), people[text]).pk)
    return str(FosterCarerHousehold.objects.get(local_id=text).pk) if name == "household" else text


def test_every_step_of_the_journey_has_its_scene() -> None:
    assert set(SCENES) == set(OURS)


@pytest.mark.parametrize("key", SCENES)
def test_a_step_is_recorded_once_with_one_line_of_who_did_it(browser: Client, key: str) -> None:
    step, child, subject, address, typed = opened(key)
    assert subject is not None or begins_under(step, child) == child
    assert browser.get(address).status_code == 200
    answer = browser.post(address, typed)
    assert answer.status_code == 302, answer.context["forms"][0].errors if answer.context else answer
    submission = Submission.objects.get()
    record = apps.get_model(submission.model)._default_manager.get(uuid=submission.record)
    assert (record.child, submission.children) == (child, 1)
    lines = AuditEvent.objects.filter(verb=SCENES[key].verb, record=record.uuid)
    assert lines.count() == 1
    written = AuditEvent.objects.count()
    following = browser.get(answer["Location"]).content.decode()
    assert step.done in following
    again = browser.post(address, typed)
    assert again["Location"] == answer["Location"]
    assert (AuditEvent.objects.count(), Submission.objects.count()) == (written, 1)
