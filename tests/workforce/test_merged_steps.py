"""Steps for a child of whom some records lie under a duplicate: offered, opened, and saved where they belong.

Every step that is about something is played on the page of the record that stands, while what it is about is
held under the duplicate.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.urls import reverse
from django.utils.html import escape

from contacts.services import report_missing
from csc.models import Child, Draft, Submission
from tests.assessments import cast as assessing
from tests.contacts.cast import at, clerk, team
from tests.protection import cast as protecting
from tests.workforce import fuzz
from tests.workforce.cast import NOON, allocation, child, somebody
from tests.workforce.test_every_step import STEPS, draft_of, said_of, set_scene, signed_in, typed_in
from workforce.models import Allocation, Notification, Unit, Worker
from workforce.recording.openings import begins_under
from workforce.recording.steps import address_of
from workforce.services.merging import merge_children, undo_merge

pytestmark = pytest.mark.django_db

ABOUT_SOMETHING = [key for key, step in STEPS.items() if step.about is not None]


@pytest.fixture(autouse=True)
def first_of_april() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def person() -> Worker:
    return fuzz.everybody(team())


def merged_since(duplicate: Child) -> Child:
    """The record that stands from now on, held by the same team, with the same facts about the child."""
    stands = child("Beatrice")
    for name in ("date_of_birth", "expected_on", "sex"):
        setattr(stands, name, getattr(duplicate, name))
    stands.save()
    merge_children(by=clerk(), duplicate=duplicate, into=stands, reason="Same NHS number")
    return Child.objects.get(pk=stands.pk)


@pytest.mark.parametrize("key", ABOUT_SOMETHING)
def test_a_step_is_done_on_the_page_of_the_record_that_stands_and_saved_with_what_it_is_about(person: Worker, key: str) -> None:
    before, browser = set_scene(key), signed_in(person)
    typed = typed_in(before, person)
    stands = merged_since(before.child)
    address = address_of(before.step, stands, before.subject)
    played = fuzz.Played(before.step, stands, before.subject, address)
    assert not before.step.in_menu or address in browser.get(fuzz.menu_of(stands)).content.decode()
    opened = browser.get(address)
    assert opened.status_code == 200
    assert escape(f"{before.child.local_id}, which was merged into this record") in opened.content.decode()
    assert browser.post(draft_of(played), typed).status_code == 200
    answer = browser.post(address, typed)
    assert answer.status_code == 302, said_of(answer)
    assert browser.get(answer["Location"]).status_code == 200
    assert not Draft.objects.exists()
    made = Submission.objects.get()
    assert made.child == stands
    model = apps.get_model(made.model)
    record: Any = model._default_manager.get(uuid=made.record)
    if hasattr(record, "child_id"):
        assert record.child_id == before.child.pk


def test_nobody_else_reaches_the_step_by_way_of_the_duplicate(person: Worker) -> None:
    before = set_scene("finish_cin_visit")
    stands = merged_since(before.child)
    elsewhere = signed_in(somebody("Ola", Unit.objects.get(code="T3"), "team_manager"))
    for one in (stands, before.child):
        address = address_of(before.step, one, before.subject)
        asked = elsewhere.get(address)
        assert asked.status_code == 302
        assert reverse("workforce:give_reason", args=[stands.uuid]) in asked["Location"]
    Child.objects.filter(pk=stands.pk).update(restricted=True, restricted_reason="A relative works here")
    assert elsewhere.get(address_of(before.step, stands, before.subject)).status_code == 404
    assert signed_in(person).get(address_of(before.step, stands, before.subject)).status_code == 404


def test_the_step_is_gone_when_the_merge_is_undone(person: Worker) -> None:
    before, browser = set_scene("finish_cin_visit"), signed_in(person)
    stands = merged_since(before.child)
    allocation(stands, team())
    address = address_of(before.step, stands, before.subject)
    assert browser.get(address).status_code == 200
    undo_merge(by=clerk(), duplicate=Child.objects.get(pk=before.child.pk), reason="Two cousins")
    assert browser.get(address).status_code == 404
    assert address not in browser.get(fuzz.menu_of(stands)).content.decode()


def begun_under_the_duplicate(key: str) -> Child:
    """A child with a protection plan, an episode missing or an assessment that is kept under a duplicate."""
    duplicate = child("Bee")
    allocation(duplicate, team())
    if key == "report_missing":
        kind = assessing.code("missing_type:M")
        report_missing(by=clerk(), child=duplicate, team=team(), worker=None, kind=kind, started_at=at("2026-03-31 22:00"))
    elif key == "start_assessment":
        assessing.assessment(duplicate, "2026-03-20")
    else:
        protecting.plan(duplicate)
    return duplicate


@pytest.mark.parametrize("key", ["report_missing", "start_assessment", "start_temporary_plan"])
def test_what_is_under_way_under_a_duplicate_is_not_begun_a_second_time(person: Worker, key: str) -> None:
    duplicate, browser, stands = begun_under_the_duplicate(key), signed_in(person), child("Beatrice")
    allocation(stands, team())
    if key == "start_assessment":
        assessing.case(stands, "2026-03-02")
    address = address_of(STEPS[key], stands)
    assert address in browser.get(fuzz.menu_of(stands)).content.decode()
    merge_children(by=clerk(), duplicate=duplicate, into=stands, reason="Same NHS number")
    assert address not in browser.get(fuzz.menu_of(stands)).content.decode()


def test_an_assessment_of_a_referral_under_a_duplicate_begins_beside_it(person: Worker) -> None:
    played, browser = set_scene("start_assessment"), signed_in(person)
    typed = typed_in(played, person)
    stands = merged_since(played.child)
    assert begins_under(played.step, stands) == played.child
    answer = browser.post(address_of(played.step, stands), typed)
    assert answer.status_code == 302, said_of(answer)
    assert STEPS["start_assessment"].under_way(played.child)
    assert not STEPS["start_assessment"].under_way(stands)


def test_whoever_is_told_of_a_step_is_told_of_the_record_they_can_open(person: Worker) -> None:
    played, browser = set_scene("report_missing"), signed_in(person)
    sam = somebody("Sam", team(), "social_worker")
    Allocation.objects.filter(child=played.child).update(worker=sam)
    stands = merged_since(played.child)
    assert browser.post(address_of(played.step, stands), typed_in(played, person)).status_code == 302
    assert Notification.objects.get().child == stands
