"""Every step there is: opened by who may and by nobody else, worded, and sent anything at all.

Each app keeps a scene for each of its steps; a step that is added without one fails here. The last test opens what
is open in a synthetic authority, whose records nobody has tidied up for a scene.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape
from hypothesis import HealthCheck, Phase, given, settings

from csc.models import Child, Draft, Submission
from tests.assessments.scenes import SCENES as ASSESSMENTS
from tests.contacts.cast import team
from tests.contacts.scenes import SCENES as CONTACTS
from tests.looked_after.scenes import SCENES as LOOKED_AFTER
from tests.looked_after.test_forms import as_chosen
from tests.protection.scenes import SCENES as PROTECTION
from tests.workforce import fuzz
from tests.workforce.cast import NOON, allocation, post, somebody
from tests.workforce.scenes import SCENES as WORKFORCE
from workforce.models import Allocation, Unit, Worker
from workforce.recording.openings import begins_under
from workforce.recording.steps import Step, address_of, all_steps

pytestmark = pytest.mark.django_db

STEPS = all_steps()
SCENES: dict[str, Any] = {**WORKFORCE, **CONTACTS, **ASSESSMENTS, **PROTECTION, **LOOKED_AFTER}
WRITTEN_BY = ("workforce", "contacts", "assessments", "protection", "looked_after")
EXAMPLES = int(os.environ.get("CSC_FORM_EXAMPLES", "4"))
"""How often anything at all is sent to a step."""

SENT_ANYTHING = list(STEPS) if "CSC_FORM_EXAMPLES" in os.environ else [*WORKFORCE, *CONTACTS]
"""The other apps send anything to their own steps in tests of their own; by hand, with a number given, all are sent it here."""

MOST_QUERIES = 60
OPEN_IN_AN_AUTHORITY = 95
"""Of all steps, how many are open for some child of the synthetic authority; fewer means that it has lost a kind of record."""


@pytest.fixture
def first_of_april() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def person(first_of_april: None) -> Worker:
    return fuzz.everybody(team())


def signed_in(person: Worker) -> Client:
    browser = Client()
    assert person.user is not None
    browser.force_login(person.user)
    return browser


def set_scene(key: str) -> fuzz.Played:
    """The scene of a step, with a child the team holds."""
    step, found = STEPS[key], SCENES[key].setting()
    child = Child.objects.get(pk=fuzz.whose(found).pk)
    if not Allocation.objects.filter(child=child).exists():
        allocation(child, team())
    subject = None if step.about is None else found
    return fuzz.Played(step, child, subject, address_of(step, child, subject))


def draft_of(played: fuzz.Played) -> str:
    """Where the words of the form are sent while they are typed."""
    return reverse("workforce:keep_draft", args=[played.child.uuid, played.step.key, (played.subject or played.child).uuid])


def typed_in(played: fuzz.Played, person: Worker) -> dict[str, Any]:
    """What the scene types, with the people and homes it names chosen from their lists."""
    typed = fuzz.typed_in(played, SCENES[played.step.key], person)
    return {name: as_chosen(name, text) if isinstance(text, str) else text for name, text in typed.items()}


def said_of(answer: Any) -> list[str]:
    """What a page that saved nothing complains of, for the message of a test that fails."""
    found = re.findall(r'(?s)(?:govuk-error-message|id="doubts").*?</(?:p|ul)>', answer.content.decode())
    return [" ".join(re.sub(r"<[^>]*>", " ", part).split()) for part in found]


def test_every_step_has_a_scene_and_every_scene_a_step() -> None:
    assert set(SCENES) == set(STEPS)


@pytest.mark.parametrize("key", STEPS)
def test_nobody_else_gets_the_form_or_keeps_a_draft_of_it(person: Worker, key: str) -> None:
    played = set_scene(key)
    keep = draft_of(played)
    without = fuzz.browser_without(played.step.permission, team())
    elsewhere = signed_in(somebody("Ola", Unit.objects.get(code="T3"), "team_manager"))
    assert without.get(played.address).status_code == 403
    assert without.post(played.address, {}).status_code == 403
    assert without.post(keep, {"note": "x"}).status_code == 404
    asked = elsewhere.get(played.address)
    assert asked.status_code == 302
    assert asked["Location"] == reverse("workforce:give_reason", args=[played.child.uuid]) + "?" + urlencode(
        {"next": played.address}
    )
    assert elsewhere.post(keep, {"note": "x"}).status_code == 404
    Child.objects.filter(pk=played.child.pk).update(restricted=True, restricted_reason="A relative works here")
    assert elsewhere.get(played.address).status_code == 404
    assert not Draft.objects.exists()
    assert not Submission.objects.exists()


@pytest.mark.parametrize("key", STEPS)
def test_a_step_opens_in_words_with_few_queries_keeps_what_is_typed_and_saves_it_once(person: Worker, key: str) -> None:
    played, browser = set_scene(key), signed_in(person)
    with CaptureQueriesContext(connection) as asked:
        opened = browser.get(played.address)
    assert opened.status_code == 200
    assert len(asked) < MOST_QUERIES
    assert played.step.title in opened.content.decode()
    form = fuzz.form_of(played, person)
    for name, field in form.fields.items():
        assert str(field.label).strip(), name
        assert "_" not in str(field.label), name
        if field.required:
            assert str(field.error_messages["required"]) != "This field is required.", name
    typed = typed_in(played, person)
    assert browser.post(draft_of(played), typed).status_code == 200
    assert Draft.objects.get().words.keys() == typed.keys()
    page = browser.get(played.address)
    assert page.status_code == 200
    shown = page.content.decode()
    assert "You had not finished this form." in shown
    assert "There is a problem" not in shown
    for name, text in typed.items():
        if name in form.fields and not hasattr(form.fields[name], "choices") and text not in ("", "on"):
            assert escape(text) in shown, name
    answer = browser.post(played.address, typed)
    assert answer.status_code == 302, said_of(answer)
    assert browser.get(answer["Location"]).status_code == 200
    assert not Draft.objects.exists()
    assert Submission.objects.count() == 1


@pytest.mark.parametrize("key", SENT_ANYTHING)
def test_whatever_is_sent_is_saved_whole_or_refused_whole(person: Worker, key: str) -> None:
    played, browser = set_scene(key), signed_in(person)
    held = fuzz.rows(*WRITTEN_BY)

    # Not shrunk: an example fails on a page of its own, and making it smaller costs hundreds of pages more.
    @settings(max_examples=EXAMPLES, phases=[Phase.generate], suppress_health_check=list(HealthCheck), database=None)
    @given(typed=fuzz.answers_to(fuzz.form_of(played, person)))
    def anything(typed: dict[str, Any]) -> None:
        with fuzz.undone():
            answer = fuzz.press(browser, played, typed)
            assert answer.status_code in (302, 422), typed
            assert (fuzz.rows(*WRITTEN_BY) == held) == (answer.status_code == 422), typed

    anything()


def test_what_is_open_in_an_authority_opens(settings) -> None:
    """One child for each step, as the journeys of the synthetic authority left them."""
    settings.CSC_MODE = "demo"
    until = NOON.date() - datetime.timedelta(days=1)
    call_command("make_authority", profile="tiny", seed=1, until=until, verbosity=0)
    with time_machine.travel(NOON, tick=False):
        opened = {key: found for key, step in STEPS.items() if (found := somewhere_open(step)) is not None}
        browser = signed_in(of_the_whole_authority())
        wrong = {}
        for key, address in opened.items():
            with CaptureQueriesContext(connection) as asked:
                status = browser.get(address).status_code
            if status != 200 or len(asked) >= MOST_QUERIES:
                wrong[key] = (status, len(asked))
    assert wrong == {}
    assert len(opened) >= OPEN_IN_AN_AUTHORITY, f"nobody to do these for: {sorted(set(STEPS) - set(opened))}"


def somewhere_open(step: type[Step]) -> str | None:
    """The address of the step for the first child it is open for."""
    children = Child.objects.filter(restricted=False, merged_into=None).order_by("pk")
    if step.about is not None and any(field.name == "child" for field in step.about._meta.fields):
        children = children.filter(pk__in=step.about._default_manager.values("child"))
    for child in children:
        if step.about is None:
            if begins_under(step, child):
                return address_of(step, child)
        elif (subject := step.open_for(child).first()) is not None:
            return address_of(step, child, subject)
    return None


def of_the_whole_authority() -> Worker:
    """Somebody who manages the authority and chairs its conferences: may do every step for every child."""
    everything = Unit.objects.get(kind="authority")
    made = somebody("Max", everything, "head_of_service")
    post(made, everything, "conference_chair")
    return made
