"""Every form, blank and refused, on a large and on a small screen: no barrier, nothing too wide, errors that lead to fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.test import Client
from playwright.sync_api import Browser

from csc.forms import MomentField
from tests.e2e.glass import SCREENS, Glass
from tests.workforce import fuzz
from tests.workforce.test_every_step import STEPS, first_of_april, person, set_scene, signed_in  # noqa: F401 - fixtures
from workforce.models import Worker

pytestmark = [pytest.mark.e2e, pytest.mark.django_db]

UNREADABLE = "?"
"""What no field takes for an answer but those for words."""


@pytest.fixture(scope="module")
def glass(browser: Browser) -> Iterator[Glass]:
    one = Glass(browser)
    yield one
    one.close()


def refusal(browser: Client, played: fuzz.Played, hand: Worker) -> Any:
    """The page after a press that saved nothing: sent empty or, where that is enough, with answers no field can read."""
    with fuzz.undone():
        answer = fuzz.press(browser, played, {})
    if answer.status_code != 422:
        with fuzz.undone():
            answer = fuzz.press(browser, played, unreadable(fuzz.form_of(played, hand)))
    return answer


def unreadable(form: forms.BaseForm) -> dict[str, str]:
    sent: dict[str, str] = {}
    for name, field in form.fields.items():
        parts = (f"{name}_date", f"{name}_time") if isinstance(field, MomentField) else (name,)
        sent |= dict.fromkeys(parts, UNREADABLE)
    return sent


@pytest.mark.parametrize("key", STEPS)
def test_a_form_holds_no_barrier_blank_or_refused(glass: Glass, person: Worker, key: str) -> None:  # noqa: F811 - fixture
    played, browser = set_scene(key), signed_in(person)
    before = glass.looked
    assert glass.look(browser.get(played.address), played.address) == []
    if not fuzz.form_of(played, person).fields:
        return  # A button alone: nothing is asked, so nothing is refused.
    refused = refusal(browser, played, person)
    assert refused.status_code == 422, "no way was found to have this form refused"
    assert glass.look(refused, played.address, refused=True) == []
    assert glass.looked - before == 2 * len(SCREENS)
