"""My work of somebody who manages several teams: the numbers first, the rows in sheets, and never those of others."""

from __future__ import annotations

import datetime
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from contacts.models import Contact
from csc.models import Child
from tests.workforce.cast import allocation, child, clerk, somebody
from tests.workforce.test_worklist import referral
from workforce.models import Worker

pytestmark = pytest.mark.django_db

LATE = datetime.date(2026, 3, 31)  # a working day before the day of the tests
LATER_STILL = datetime.date(2026, 3, 25)  # five


@pytest.fixture
def service(at_noon, units):
    """Service S1: Jo of T1 holds 60 children, each with a referral a day late; Kim of T2 one, five days late; T3 is another's."""
    jo, kim = somebody("Jo", units["T1"], "social_worker"), somebody("Kim", units["T2"], "social_worker")
    for number in range(60):
        held = child(f"Ada{number:02}")
        allocation(held, units["T1"], jo)
        referral(held, units["T1"], LATE)
    for name, team, to, due in (("Ben", "T2", kim, LATER_STILL), ("Ed", "T3", None, LATE)):
        held = child(name)
        allocation(held, units[team], to)
        referral(held, units[team], due)
    hidden = child("Ray", restricted=True)
    allocation(hidden, units["T1"], jo)
    referral(hidden, units["T1"], LATE)
    return {"jo": jo, "kim": kim, "head": somebody("Hal", units["S1"], "head_of_service")}


def page(of: Worker, query: str = "") -> str:
    assert of.user is not None
    browser = Client()
    browser.force_login(of.user)
    return browser.get(f"/my-work/{query}").content.decode()


def rows_of(shown: str, table: str) -> list[str]:
    """The rows of one table, by its id."""
    return shown.split(f'id="{table}"')[1].partition("</table>")[0].split("<tr")[2:]


def test_a_head_of_service_has_the_numbers_of_the_service_by_team_and_by_kind(service) -> None:
    shown = page(service["head"])
    tiles = shown.split('id="teams"')[0]
    assert all(number in tiles for number in (">61<", ">5<"))  # overdue, and working days of the longest
    first, second = rows_of(shown, "teams")  # overdue, the longest in working days, children
    assert ("T1" in first, re.findall(r">(\d+)</td>", first)) == (True, ["60", "1", "60"])
    assert ("T2" in second, re.findall(r">(\d+)</td>", second)) == (True, ["1", "5", "1"])
    assert ">61<" in rows_of(shown, "kinds")[0]


def test_its_rows_stand_in_sheets_of_fifty_the_oldest_first_and_say_of_how_many(service) -> None:
    first, second = page(service["head"]), page(service["head"], "?page=2")
    assert "1 to 50 of 61 tasks" in first
    assert "51 to 61 of 61 tasks" in second
    assert (len(rows_of(first, "sheet")), len(rows_of(second, "sheet"))) == (50, 11)
    assert "Ben" in rows_of(first, "sheet")[0]


@pytest.mark.parametrize(
    ("query", "extent", "there", "gone"),
    [
        ("?team=T2", "1 task", "Ben", "Ada00"),
        ("?worker={kim}", "1 task", "Ben", "Ada00"),
        ("?team=T1&worker={kim}", "0 tasks", "There are none.", "Ada00"),
        ("?show=children&team=T2", "1 allocation", "Ben", "Ada00"),
        ("?show=soon", "0 tasks", "There are none.", "Ada00"),
        ("?team=T3", "1 to 50 of 61 tasks", "Ben Sample", "Ed Sample"),  # another's team is no choice, and narrows nothing
    ],
)
def test_the_list_narrows_to_a_team_a_worker_a_kind(service, query: str, extent: str, there: str, gone: str) -> None:
    shown = page(service["head"], query.format(kim=service["kim"].uuid))
    assert extent in shown
    sheet = shown.split('id="sheet"')[1]
    assert there in sheet
    assert gone not in sheet


def test_a_kind_leads_to_its_rows(service) -> None:
    ben = Child.objects.get(forename="Ben")
    Contact.objects.create(
        child=ben,
        team=ben.allocation_set.get().team,
        received_at=datetime.datetime(2026, 3, 30, 10, 30, tzinfo=datetime.UTC),
        method_id="contact_method:phone",
        source_id="contact_source:1A",
        due_on=LATE,
        reason="Bruises",
        state="complete",
        recorded_by=clerk(),
    )
    of_referrals, of_contacts = rows_of(page(service["head"]), "kinds")
    assert ">61<" in of_referrals
    assert ">1<" in of_contacts
    shown = page(service["head"], of_contacts.split('href="')[1].partition("#")[0])
    assert len(rows_of(shown, "sheet")) == 1
    assert "Ben Sample" in rows_of(shown, "sheet")[0]


@pytest.mark.parametrize("query", ["", "?page=2", "?show=children", "?show=children&page=2", "?show=decisions&page=2"])
def test_neither_another_service_nor_a_restricted_child_is_shown(service, query: str) -> None:
    shown = page(service["head"], query)
    assert "Ed Sample" not in shown
    assert "Ray" not in shown
    assert "T3" not in shown


def test_a_workers_own_page_and_a_team_managers_stay_whole(service, units) -> None:
    for who in (service["jo"], somebody("Max", units["T1"], "team_manager")):
        shown = page(who)
        assert len(rows_of(shown, "overdue")) == 60
        assert 'id="sheet"' not in shown


def test_the_number_of_queries_does_not_grow_with_the_service(service, units) -> None:
    counts = []
    for _ in range(2):
        page(service["head"])  # what is read once for all is read
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page(service["head"])
        counts.append(len(asked))
        for number in range(40):
            held = child(f"Cy{number}")
            allocation(held, units["T2"], service["kim"])
            referral(held, units["T2"], LATER_STILL)
    assert counts[0] == counts[1]
