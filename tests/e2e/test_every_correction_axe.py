"""The form that corrects a record of every kind, blank and refused, on a large and on a small screen, with no barrier."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.utils.html import escape
from playwright.sync_api import Browser

from tests.e2e.glass import SCREENS, Glass
from tests.e2e.test_every_form_axe import UNREADABLE, unreadable
from tests.workforce.every_kind import CORRECTED, record_of
from tests.workforce.test_every_step import first_of_april, person, signed_in  # noqa: F401 - fixtures
from workforce.models import Worker
from workforce.reach import Reader
from workforce.recording.correcting import correction_form
from workforce.recording.kinds import address_of_record

pytestmark = [pytest.mark.e2e, pytest.mark.django_db]


@pytest.fixture(scope="module")
def glass(browser: Browser) -> Iterator[Glass]:
    one = Glass(browser)
    yield one
    one.close()


def refused_words(form: Any) -> dict[str, str]:
    """Answers no field can read and a few words in each field for words, without the reason that is asked for."""
    words = {name: f"Written in {name}" for name, field in form.fields.items() if type(field) is forms.CharField}
    return unreadable(form) | words | {"correction_reason": ""}


@pytest.mark.parametrize("kind", CORRECTED)
def test_a_correction_holds_no_barrier_blank_or_refused(glass: Glass, person: Worker, kind: str) -> None:  # noqa: F811 - fixture
    browser, before = signed_in(person), glass.looked
    record = record_of(kind, person, browser)
    address = address_of_record(record) + "correct/"
    assert glass.look(browser.get(address), address) == []
    assert person.user is not None
    typed = refused_words(correction_form(record)(instance=record, reader=Reader(person.user)))
    refused = browser.post(address, typed)
    assert refused.status_code == 422
    assert glass.look(refused, address, refused=True) == []
    shown = refused.content.decode()
    assert [name for name, words in typed.items() if words != UNREADABLE and escape(words) not in shown] == []
    assert shown.count(f'value="{UNREADABLE}"') >= sum(name.endswith(("_date", "_time")) for name in typed)
    assert glass.looked - before == 2 * len(SCREENS)
