"""The steps of child protection, as they are typed: with plausible answers, and with any text at all."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings

from csc.models import Submission
from tests.contacts.cast import team
from tests.protection.scenes import SCENES
from tests.workforce import fuzz
from workforce.models import Worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_of_april")]
OURS = fuzz.steps_of("protection")
APPS = ("assessments", "protection")


def test_every_step_has_its_scene() -> None:
    assert set(SCENES) == set(OURS)


@pytest.mark.parametrize("key", SCENES)
def test_a_step_is_recorded_once_with_its_lines_of_who_did_it(browser: Client, person: Worker, key: str) -> None:
    played = fuzz.set_scene(key, SCENES[key])
    assert browser.get(played.address).status_code == 200
    typed = fuzz.typed_in(played, SCENES[key], person)
    before = fuzz.last_line()
    answer = browser.post(played.address, typed)
    assert answer.status_code == 302, fuzz.complaints(answer)
    submission = Submission.objects.get()
    record = apps.get_model(submission.model)._default_manager.get(uuid=submission.record)
    assert (record.child.pk, submission.children) == (played.child.pk, 1)
    assert tuple(fuzz.logged_since(before)) == SCENES[key].verbs
    following = browser.get(answer["Location"]).content.decode()
    assert played.step.done in following
    held = fuzz.rows(*APPS)
    assert browser.post(played.address, typed)["Location"] == answer["Location"]
    assert fuzz.rows(*APPS) == held


@pytest.mark.parametrize("key", SCENES)
def test_a_step_is_offered_on_the_childs_page_and_to_those_who_may_alone(browser: Client, key: str) -> None:
    played = fuzz.set_scene(key, SCENES[key])
    assert f'href="{played.address}"' in browser.get(fuzz.menu_of(played.child)).content.decode()
    other = fuzz.browser_without(played.step.permission, team())
    assert other.get(fuzz.menu_of(played.child)).status_code == 200
    assert other.get(played.address).status_code == 403


@pytest.mark.parametrize("key", SCENES)
def test_any_text_at_all_is_saved_or_refused_and_when_refused_nothing_is_written(
    browser: Client, person: Worker, key: str
) -> None:
    played = fuzz.set_scene(key, SCENES[key])
    held = fuzz.rows(*APPS)

    @settings(max_examples=fuzz.EXAMPLES, phases=[Phase.generate], suppress_health_check=list(HealthCheck), database=None)
    @given(typed=fuzz.answers_to(fuzz.form_of(played, person)))
    def any_text(typed: dict) -> None:
        with fuzz.undone():
            answer = fuzz.press(browser, played, typed)
            assert answer.status_code in (302, 422)
            assert (fuzz.rows(*APPS) == held) == (answer.status_code == 422)

    any_text()
