"""Codes retired since: a list offers what was in use on the day that is recorded, and a refusal says when a code was in use."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client

from assessments.models import CinVisit
from csc.models import Code
from tests.contacts.cast import team
from tests.workforce import fuzz
from tests.workforce.cast import NOON
from tests.workforce.test_every_step import draft_of, said_of, set_scene, signed_in, typed_in
from workforce.casework import version_of
from workforce.models import Worker
from workforce.recording.kinds import address_of_record

pytestmark = pytest.mark.django_db

VAN, POD = "visit_place:van", "visit_place:pod"
OFFERED_VAN = "Advice van (until 15 March 2026)"


@pytest.fixture(autouse=True)
def first_of_april() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def person() -> Worker:
    """Somebody in a county whose van drove until 15 March 2026 and whose pod opened on the 25th."""
    for number, (key, label, dates) in enumerate(
        (
            (VAN, "Advice van", {"valid_to": datetime.date(2026, 3, 15)}),
            (POD, "Family pod", {"valid_from": datetime.date(2026, 3, 25)}),
        )
    ):
        Code.objects.create(
            key=key, code_set_id="visit_place", code=key.split(":")[1], label=label, number=9_999_990 + number, **dates
        )
    return fuzz.everybody(team())


@pytest.fixture
def played(person: Worker) -> fuzz.Played:
    """A visit under a plan that began on 9 March 2026."""
    return set_scene("record_cin_visit")


@pytest.fixture
def browser(person: Worker) -> Client:
    return signed_in(person)


def places(answer: Any) -> list[str]:
    """What the list of places offers on a page."""
    found = re.search(r'(?s)<select[^>]*name="place".*?</select>', answer.content.decode())
    assert found is not None
    return [html.unescape(each.strip()) for each in re.findall(r"<option[^>]*>([^<]*)", found[0])]


def send(browser: Client, played: fuzz.Played, person: Worker, **changes: Any) -> Any:
    return browser.post(played.address, typed_in(played, person) | changes)


@pytest.mark.parametrize(
    ("visited_on", "place", "said"),
    [
        ("12/3/2026", VAN, ""),
        ("15/3/2026", VAN, ""),
        ("16/3/2026", VAN, "“Advice van” was in use until 15 March 2026. For 16 March 2026 choose another"),
        ("24/3/2026", POD, "“Family pod” has been in use since 25 March 2026. For 24 March 2026 choose another"),
        ("25/3/2026", POD, ""),
        ("12/3/2026", "visit_place:moon", "from the list"),
    ],
)
def test_a_code_is_taken_for_a_day_on_which_it_was_in_use(browser, played, person, visited_on, place, said) -> None:
    answer = send(browser, played, person, visited_on=visited_on, place=place)
    assert answer.status_code == (422 if said else 302)
    assert said in html.unescape(answer.content.decode())
    assert CinVisit.objects.filter(place=place).exists() is not bool(said)


def test_the_list_is_made_again_for_the_day_that_was_typed(browser, played, person) -> None:
    today = places(browser.get(played.address))
    assert "Family pod" in today
    assert not any("van" in place for place in today)
    then = places(send(browser, played, person, visited_on="12/3/2026", place=""))
    assert OFFERED_VAN in then
    assert "Family pod" not in then
    assert places(send(browser, played, person, visited_on="31/2/2026", place="")) == today


def test_a_draft_comes_back_with_the_list_of_its_day(browser, played, person) -> None:
    typed = typed_in(played, person) | {"visited_on": "12/3/2026", "place": VAN}
    assert browser.post(draft_of(played), typed).status_code == 200
    page = browser.get(played.address)
    assert OFFERED_VAN in places(page)
    assert f'value="{VAN}" selected' in page.content.decode()


def test_an_old_record_is_corrected_with_the_codes_of_its_day_and_keeps_its_own(browser, played, person) -> None:
    assert send(browser, played, person, visited_on="12/3/2026", place="visit_place:home").status_code == 302
    visit = CinVisit.objects.get(visited_on="2026-03-12")
    address = f"{address_of_record(visit)}correct/"
    assert OFFERED_VAN in places(browser.get(address))
    held = {
        "visited_on": "12/3/2026",
        "completed_at_date": "1/4/2026",
        "completed_at_time": "12:00",
        "child_seen": "yes",
        "seen_alone": "visit_alone:alone",
        "narrative": "At the van.",
        "place": VAN,
    }
    said = {"seen_version": version_of(visit), "correction_reason": "It was the van."}
    answer = browser.post(address, held | said)
    assert answer.status_code == 302, said_of(answer)
    visit.refresh_from_db()
    assert visit.place_id == VAN
    later = {"visited_on": "17/3/2026", "seen_version": version_of(visit), "correction_reason": "A slip."}
    moved = browser.post(address, held | later)
    assert moved.status_code == 302, "a record keeps the code it has"
    visit.refresh_from_db()
    assert (str(visit.visited_on), visit.place_id) == ("2026-03-17", VAN)
