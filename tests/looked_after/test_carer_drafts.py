"""Words typed into the forms of households and providers are kept on the server while they are typed, as those of steps are."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from csc.models import Draft
from looked_after.models import FosterCarerHousehold, PlacementProvider
from tests.looked_after.test_carer_pages import browser_of, household, token_of
from tests.workforce.cast import NOON
from workforce.recording.drafts import KEPT, drop_old_drafts

pytestmark = pytest.mark.django_db

FOUND = {"held_on": "1/3/2026", "notes": "Warm, tidy and tired."}


@pytest.fixture(autouse=True)
def first_of_april() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def browser() -> Client:
    return browser_of("business_support")


@pytest.fixture
def home() -> FosterCarerHousehold:
    return household()


def review(home: FosterCarerHousehold) -> str:
    return reverse("looked_after:home_form", args=[home.uuid, "review"])


def test_what_was_typed_is_there_again_after_the_session_ended(browser: Client, home) -> None:
    page = browser.get(review(home)).content.decode()
    assert f'data-draft="{review(home)}?keep"' in page
    kept = browser.post(f"{review(home)}?keep", FOUND)
    assert kept.status_code == 200
    assert set(kept.json()) == {"saved"}
    draft = Draft.objects.get()
    assert (draft.child, draft.about, draft.words["notes"]) == (None, home.uuid, ["Warm, tidy and tired."])
    again = Client()
    again.force_login(draft.owner)
    page = again.get(review(home)).content.decode()
    assert "You had not finished this form." in page
    assert "Warm, tidy and tired." in page
    assert "There is a problem" not in page


def test_keeping_saves_nothing_and_saving_keeps_nothing(browser: Client, home) -> None:
    typed = FOUND | {"outcome": "foster_review_outcome:continue"}
    browser.post(f"{review(home)}?keep", typed)
    assert not home.reviews.exists()
    assert browser.post(review(home), typed).status_code == 302
    assert home.reviews.count() == 1
    assert not Draft.objects.exists()


def test_a_refused_form_keeps_its_words_and_starting_afresh_drops_them(browser: Client, home) -> None:
    assert browser.post(review(home), FOUND | {"held_on": "31/2/2026"}).status_code == 422
    assert Draft.objects.get().words["notes"] == ["Warm, tidy and tired."]
    assert browser.post(review(home), {"action": "discard"}).status_code == 302
    assert not Draft.objects.exists()
    assert "You had not finished" not in browser.get(review(home)).content.decode()


def test_one_persons_words_are_not_anothers_nor_those_of_another_form_or_household(browser: Client, home) -> None:
    browser.post(f"{review(home)}?keep", FOUND)
    other = household("H8")
    for address in (review(other), reverse("looked_after:home_form", args=[home.uuid, "change"])):
        assert "You had not finished" not in browser.get(address).content.decode()
    assert "Warm, tidy and tired." not in browser_of("business_support").get(review(home)).content.decode()


def test_who_may_not_record_carers_keeps_nothing(home) -> None:
    assert browser_of("director").post(f"{review(home)}?keep", FOUND).status_code == 403
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("address", "typed", "made"),
    [
        ("looked_after:add_home", {"local_id": "H1", "name": "Reed household"}, FosterCarerHousehold),
        ("looked_after:add_provider", {"name": "Reed House"}, PlacementProvider),
    ],
)
def test_a_household_or_provider_that_is_being_added_is_not_lost(browser: Client, address, typed, made) -> None:
    page = reverse(address)
    token = token_of(browser)
    assert browser.post(f"{page}?keep", typed | {"token": token}).status_code == 200
    assert not made.objects.exists()
    draft = Draft.objects.get()
    assert "token" not in draft.words
    assert typed["name"] in browser.post(page, {"begin": "1", "token": token_of(browser)}).content.decode()
    browser.post(page, {"action": "discard", "token": token})
    assert not Draft.objects.exists()


def test_a_draft_nobody_comes_back_to_goes_like_those_of_steps(browser: Client, home) -> None:
    browser.post(f"{review(home)}?keep", FOUND)
    with time_machine.travel(timezone.now() + KEPT + datetime.timedelta(days=1), tick=False):
        assert drop_old_drafts(timezone.now()) == 1
