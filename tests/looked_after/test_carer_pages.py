"""Foster households and providers: searched, added, approved, reviewed, changed and closed. It is 1 April 2026."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from csc.models import AuditEvent, Person
from looked_after import services
from looked_after.carers.forms import HOME_FORMS
from looked_after.carers.tables import review_due_on
from looked_after.models import FosterCarerHousehold, FosterReview, FosterTraining, PlacementProvider
from tests.looked_after.cast import clerk, code, day, looked_after, refused, team
from tests.workforce.cast import NOON, somebody

pytestmark = pytest.mark.django_db
FIND = {"words": "Vale"}


@pytest.fixture(autouse=True)
def first_of_april():
    with time_machine.travel(NOON, tick=False):
        yield


def browser_of(role: str) -> Client:
    client = Client()
    client.force_login(somebody("Bo", team(), role).user)
    return client


@pytest.fixture
def browser() -> Client:
    return browser_of("business_support")


def household(number: str = "H7", **facts: Any) -> FosterCarerHousehold:
    known = {"name": "Vale", "approval": code("foster_approval:mainstream"), "approved_on": day("2025-02-03")}
    return services.register_household(by=clerk(), local_id=number, **{**known, **facts})


def token_of(browser: Client) -> str:
    """What a search hands over to the form that adds."""
    found = re.search(r'name="token" value="([^"]+)"', browser.post(reverse("looked_after:carers"), FIND).content.decode())
    assert found is not None
    return found[1]


def links_in(page: Any, to: str) -> set[str]:
    """The last parts of the addresses on a page that lead to a household or a provider, or to a form of one."""
    return set(re.findall(rf'href="/carers/{to}/([^"/]+)/"', page.content.decode()))


def record(browser: Client, home: FosterCarerHousehold, key: str, **typed: Any) -> Any:
    return browser.post(reverse("looked_after:home_form", args=[home.uuid, key]), typed)


# ── Search before adding ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("page", ["looked_after:add_home", "looked_after:add_provider"])
def test_nothing_is_added_without_a_search(browser, page) -> None:
    for sent in ({"begin": "yes"}, {"begin": "yes", "token": "made up"}, {"local_id": "H1", "own": "yes", "urn": "SC123456"}):
        assert browser.post(reverse(page), sent)["Location"] == reverse("looked_after:carers")
    assert browser.post(reverse(page), {"begin": "yes", "token": token_of(browser)}).status_code == 200
    assert not FosterCarerHousehold.objects.exists()
    assert not PlacementProvider.objects.exists()


def test_a_search_finds_by_number_name_postcode_and_carer_and_leaves_no_words_behind(browser) -> None:
    home = household(postcode="ZZ1 1ZZ")
    services.add_new_foster_carer(
        by=clerk(), household=home, forename="Kim", surname="Reed", started_on=day("2025-02-03"), date_of_birth=None
    )
    services.review_household(
        by=clerk(), household=home, held_on=day("2026-03-30"), outcome=code("foster_review_outcome:continue")
    )
    services.register_provider(by=clerk(), urn="SC123456", name="Vale House")
    for words, found in (("h7", 1), ("vale", 2), ("ZZ1", 1), ("kim reed", 1), ("kim low", 0), ("sc123456", 1)):
        answer = browser.post(reverse("looked_after:carers"), {"words": words})
        assert len(links_in(answer, "(?:households|providers)")) == found, words
    assert not any("kim" in str(event.detail).lower() for event in AuditEvent.objects.filter(verb="search_carers"))


def test_a_household_is_added_once_and_can_then_be_named_by_a_placement(browser) -> None:
    typed = {
        "token": token_of(browser),
        "local_id": "A12",
        "name": "Hill",
        "own": "no",
        "agency_urn": "SC123456",
        "approval": "foster_approval:mainstream",
        "approved_on": "3/2/2025",
    }
    assert browser.post(reverse("looked_after:add_home"), {**typed, "agency_urn": ""}).status_code == 422
    home_page = browser.post(reverse("looked_after:add_home"), typed)["Location"]
    home = FosterCarerHousehold.objects.get()
    assert (home.own, home.agency_urn, home.approved_on) == (False, "SC123456", datetime.date(2025, 2, 3))
    assert home_page == reverse("looked_after:home", args=[home.uuid])
    again = browser.post(reverse("looked_after:add_home"), {**typed, "local_id": "a12"})
    assert "is known already" in again.content.decode()
    assert list(FosterCarerHousehold.objects.filter(approved_on__isnull=False, ended_on=None)) == [home]


def test_a_provider_is_added_changed_and_closed(browser) -> None:
    typed = {"token": token_of(browser), "urn": "sc123456", "name": "Vale House", "registered_on": "1/2/2020"}
    browser.post(reverse("looked_after:add_provider"), typed)
    provider = PlacementProvider.objects.get()
    assert provider.urn == "SC123456"
    assert browser.post(reverse("looked_after:add_provider"), typed).status_code == 422
    change = reverse("looked_after:provider_form", args=[provider.uuid, "change"])
    browser.post(change, {"name": "Vale Lodge", "registered_on": "1/2/2020"})
    close = reverse("looked_after:provider_form", args=[provider.uuid, "close"])
    assert browser.post(close, {"closed_on": "31/1/2020"}).status_code == 422
    assert browser.post(close, {"closed_on": "1/4/2026"}).status_code == 302
    provider.refresh_from_db()
    assert (provider.name, str(provider.closed_on)) == ("Vale Lodge", "2026-04-01")
    assert not PlacementProvider.objects.registered_on_day(day("2026-04-01")).exists()
    assert browser.get(close).status_code == 404


def test_a_provider_does_not_close_with_children_in_it() -> None:
    provider = services.register_provider(by=clerk(), urn="SC123456", name="Vale House")
    period = looked_after()
    period.placements.update(urn="SC123456")
    with refused("still placed"):
        services.close_provider(by=clerk(), entry=provider, closed_on=day("2026-04-01"))


# ── What is recorded of a household ──────────────────────────────────────────────────────────────


def test_a_household_is_assessed_and_approved_on_the_day_of_the_decision(browser) -> None:
    home = household(approval=None, approved_on=None)
    record(browser, home, "assess", started_on="5/1/2026")
    decided = {"completed_on": "2/3/2026", "outcome": "foster_assessment_outcome:approved"}
    record(browser, home, "decide", **decided, approval="foster_approval:mainstream")
    home.refresh_from_db()
    assert str(home.approved_on) == "2026-03-02"
    assert [str(row.completed_on) for row in home.assessments.all()] == ["2026-03-02"]


def test_what_does_not_fit_is_neither_offered_nor_taken(browser) -> None:
    home = household()
    offered = links_in(browser.get(reverse("looked_after:home", args=[home.uuid])), f"households/{home.uuid}")
    assert offered == {"assess", "review", "carer", "change", "end"}
    for key in HOME_FORMS.keys() - offered:
        assert browser.get(reverse("looked_after:home_form", args=[home.uuid, key])).status_code == 404


@pytest.mark.parametrize("key", HOME_FORMS)
def test_every_form_is_sent_back_empty_in_words(browser, key) -> None:
    home = household(approval=None, approved_on=None) if key in ("decide", "approve") else household()
    if key == "decide":
        services.start_foster_assessment(by=clerk(), local_id=home.local_id, started_on=day("2026-01-05"))
    if key in ("training", "carer-left"):
        services.add_new_foster_carer(by=clerk(), household=home, forename="Kim", surname="Reed", started_on=day("2025-02-03"))
    assert browser.get(reverse("looked_after:home_form", args=[home.uuid, key])).status_code == 200
    answer = record(browser, home, key)
    assert answer.status_code == 422
    assert "This field is required" not in answer.content.decode()


@pytest.mark.parametrize(
    ("approved", "reviewed", "due"),
    [
        ("2025-02-03", None, "2026-02-03"),
        ("2025-02-03", "2025-12-01", "2026-12-01"),
        ("2024-02-29", None, "2025-02-28"),
    ],
)
def test_a_review_is_due_within_a_year_of_approval_or_of_the_last_one(approved, reviewed, due) -> None:
    home = household(approved_on=day(approved))
    assert str(review_due_on(home, day(reviewed) if reviewed else None)) == due


def test_no_review_is_due_of_an_agencys_household_nor_after_approval_ended() -> None:
    agency = household("A1", own=False, agency_urn="SC123456")
    ended = household("H8")
    reason = code("foster_end_reason:resigned")
    services.end_household_approval(by=clerk(), household=ended, ended_on=day("2026-03-02"), end_reason=reason)
    assert (review_due_on(agency, None), review_due_on(ended, None)) == (None, None)


def test_a_review_takes_the_household_off_the_list_of_those_due(browser) -> None:
    home = household()
    listed = reverse("looked_after:carers")
    assert "Reviews of approval due" in browser.get(listed).content.decode()
    assert record(browser, home, "review", held_on="2/2/2025", outcome="foster_review_outcome:continue").status_code == 422
    record(browser, home, "review", held_on="30/3/2026", outcome="foster_review_outcome:continue", notes="Settled.")
    assert str(FosterReview.objects.get().held_on) == "2026-03-30"
    assert "Reviews of approval due" not in browser.get(listed).content.decode()
    assert record(browser, home, "review", held_on="30/3/2026", outcome="foster_review_outcome:continue").status_code == 422


def test_a_carer_joins_is_trained_and_leaves(browser) -> None:
    home = household()
    joins = {"forename": "Kim", "surname": "Reed", "date_of_birth": "1/5/1980", "started_on": "3/2/2025"}
    assert record(browser, home, "carer", **joins).status_code == 302
    assert record(browser, home, "carer", **joins).status_code == 422
    carer = home.carers.get()
    assert Person.objects.get(surname="Reed").has_record is False
    trained = {"carer": carer.pk, "course": "foster_training:first_aid", "completed_on": "2/3/2026"}
    assert record(browser, home, "training", **trained).status_code == 302
    assert record(browser, home, "training", **trained).status_code == 422
    assert FosterTraining.objects.get().carer == carer
    assert "First aid" in browser.get(reverse("looked_after:home", args=[home.uuid])).content.decode()
    assert record(browser, home, "carer-left", carer=carer.pk, ended_on="2/2/2025").status_code == 422
    assert record(browser, home, "carer-left", carer=carer.pk, ended_on="2/3/2026").status_code == 302


def test_a_carer_of_another_household_cannot_be_chosen(browser) -> None:
    home, other = household(), household("H8")
    for each in (home, other):
        services.add_new_foster_carer(by=clerk(), household=each, forename="Kim", surname="Reed", started_on=day("2025-02-03"))
    elsewhere = other.carers.get().pk
    assert record(browser, home, "carer-left", carer=elsewhere, ended_on="2/3/2026").status_code == 422


def test_changes_are_kept_with_their_history_and_the_log_says_who(browser) -> None:
    home = household(places=2)
    typed = {"name": "Vale", "own": "yes", "approval": "foster_approval:long_term", "places": "3", "postcode": "ZZ1 1ZZ"}
    assert record(browser, home, "change", **typed).status_code == 302
    home.refresh_from_db()
    assert (home.places, home.approval_id) == (3, "foster_approval:long_term")
    assert home.history.count() > 1
    assert AuditEvent.objects.filter(verb="change_household", record=home.uuid).count() == 1


def test_the_end_of_approval_is_recorded_with_its_reason(browser) -> None:
    home = household()
    assert record(browser, home, "end", ended_on="2/3/2026", end_reason="foster_end_reason:terminated").status_code == 302
    home.refresh_from_db()
    assert (str(home.ended_on), home.end_reason_id) == ("2026-03-02", "foster_end_reason:terminated")


@pytest.mark.parametrize(("role", "status"), [("team_manager", 200), ("head_of_service", 200), ("social_worker", 403)])
def test_business_support_and_managers_record_carers(role, status) -> None:
    page = browser_of(role).get(reverse("looked_after:carers"))
    assert page.status_code == status
    start = browser_of(role).get(reverse("workforce:find")).content.decode()
    assert ("Carers and providers" in start) is (status == 200)
