"""Who looked: gathered by person, child and day, with what asks for a look, and what a reviewer found."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from csc.audit import record_read
from csc.models import AccessLog, Address, AuditEvent, Child, Reach
from tests.workforce.cast import NOON, allocation, child, clerk, grant, somebody
from workforce.access import break_glass
from workforce.models import AccessReview, Worker
from workforce.who_looked.reads import Cause, in_hours, readings, with_causes
from workforce.who_looked.review import review_break_glass, review_reading

pytestmark = pytest.mark.django_db

WEDNESDAY = datetime.datetime(2026, 4, 1, 9, 0, tzinfo=datetime.UTC)


@pytest.fixture
def head(units) -> Worker:
    return somebody("Hal", units["S1"], "head_of_service")


@pytest.fixture
def browser(head) -> Client:
    client = Client()
    client.force_login(head.user)
    return client


def read(who: Worker, of: Child, *, at: datetime.datetime = WEDNESDAY, reach: str = Reach.ALLOCATED, reason: str = "") -> None:
    with time_machine.travel(at, tick=False):
        record_read(by=who.user, child=of, channel="workforce:child", reach=reach, reason=reason)


def causes() -> list[list[Cause]]:
    return [reading.causes for reading in with_causes(readings(AccessLog.objects.all()))]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-04-01T07:00+01:00", True),
        ("2026-04-01T06:59+01:00", False),
        ("2026-04-01T18:59+01:00", True),
        ("2026-04-01T19:00+01:00", False),
        ("2026-04-03T12:00+01:00", False),  # Good Friday
        ("2026-04-04T12:00+01:00", False),  # Saturday
        ("2026-04-06T12:00+01:00", False),  # Easter Monday
        ("2026-04-07T12:00+01:00", True),
        ("2026-07-01T18:30+00:00", False),  # half past seven in England
    ],
)
def test_in_hours_is_seven_to_seven_of_a_working_day_in_england(moment, expected) -> None:
    assert in_hours(datetime.datetime.fromisoformat(moment)) is expected


def test_the_pages_of_a_day_are_one_reading(wren, ada) -> None:
    for minute in range(5):
        read(wren, ada, at=WEDNESDAY + datetime.timedelta(minutes=minute))
    read(wren, ada, at=WEDNESDAY + datetime.timedelta(days=1))
    found = readings(AccessLog.objects.all())
    assert [(each.day.day, each.pages) for each in found] == [(2, 1), (1, 5)]


@pytest.mark.parametrize(
    ("reach", "expected"),
    [
        (Reach.ALLOCATED, []),
        (Reach.TEAM, []),
        (Reach.GRANT, []),
        (Reach.SERVICE, [Cause.NO_ALLOCATION]),
        (Reach.AUTHORITY, [Cause.NO_ALLOCATION]),
        (Reach.REASON, [Cause.NO_ALLOCATION]),
        (Reach.BREAK_GLASS, [Cause.NO_ALLOCATION]),
    ],
)
def test_a_read_without_allocation_asks_for_a_look(wren, ada, reach, expected) -> None:
    read(wren, ada, reach=reach)
    assert causes() == [expected]


def test_a_read_late_on_a_day_otherwise_in_hours_asks_for_a_look(wren, ada) -> None:
    read(wren, ada)
    read(wren, ada, at=WEDNESDAY.replace(hour=21))
    assert causes() == [[Cause.AFTER_HOURS]]


def test_the_same_surname_asks_for_a_look(wren, ada) -> None:
    Worker.objects.filter(pk=wren.pk).update(surname="SAMPLE")
    read(wren, ada)
    assert causes() == [[Cause.SAME_SURNAME]]


@pytest.mark.parametrize(
    ("records", "seconds_between", "asks"),
    [
        (30, 10, True),  # the last 290 seconds after the first
        (29, 10, False),
        (30, 11, False),  # 319 seconds: more than five minutes
    ],
)
def test_thirty_records_opened_within_five_minutes_ask_for_a_look(wren, records: int, seconds_between: int, asks: bool) -> None:
    for number in range(records):
        read(wren, child(f"Child{number}"), at=WEDNESDAY + datetime.timedelta(seconds=seconds_between * number))
    assert causes() == [[Cause.MANY_AT_ONCE] if asks else []] * records


def test_one_record_opened_thirty_times_and_a_list_of_thirty_are_not_many_at_once(wren, ada) -> None:
    for number in range(40):
        read(wren, ada, at=WEDNESDAY + datetime.timedelta(seconds=number))
    with time_machine.travel(WEDNESDAY, tick=False):
        for number in range(30):
            record_read(by=wren.user, child=child(f"Child{number}"), channel="reporting:records", reach=Reach.ALLOCATED)
    assert {tuple(each) for each in causes()} == {()}


@pytest.mark.parametrize(("postcode", "expected"), [("zz11zz", [Cause.SAME_POSTCODE]), ("ZZ1 1ZY", []), ("", [])])
def test_the_same_postcode_asks_for_a_look_a_confidential_one_too(browser, wren, ada, postcode, expected) -> None:
    Worker.objects.filter(pk=wren.pk).update(home_postcode=postcode)
    Address.objects.create(
        recorded_by=clerk(),
        person=ada,
        kind_id="address_kind:home",
        postcode="ZZ1 1ZZ",
        confidential=True,
        confidential_reason="At risk",
    )
    read(wren, ada)
    assert causes() == [expected]
    html = browser.get(reverse("workforce:who_looked", args=[ada.uuid])).content.decode()
    assert "ZZ1" not in html.upper()


@pytest.mark.parametrize(("role", "may"), [("team_manager", True), ("social_worker", False), ("business_support", False)])
def test_a_child_s_page_of_who_looked_is_for_managers_and_reviewers(browser, ada, units, role: str, may: bool) -> None:
    address, record = reverse("workforce:who_looked", args=[ada.uuid]), reverse("workforce:child", args=[ada.uuid])
    assert browser.get(address).status_code == 200
    holder = ada.allocation_set.get().worker if role == "social_worker" else somebody("Max", units["T1"], role)
    client = Client()
    client.force_login(holder.user)
    assert client.get(address).status_code == (200 if may else 403)
    assert (address in client.get(record).content.decode()) is may


@pytest.fixture
def on_wednesday():
    with time_machine.travel(NOON, tick=False):
        yield


def listed(browser: Client, query: str = "") -> str:
    return browser.get(reverse("workforce:access_review") + query).content.decode()


def test_the_list_leaves_out_what_asks_for_nothing_and_the_reviewers_own(on_wednesday, browser, wren, ada, head, units) -> None:
    other = child("Zoe")
    allocation(other, units["T2"])
    read(wren, ada)
    read(head, other, reach=Reach.SERVICE)
    assert "Nothing to look at" in listed(browser)
    read(wren, other, reach=Reach.REASON, reason="Covering for a colleague")
    html = listed(browser)
    assert "1 reading<" in html
    assert "Covering for a colleague" in html


def test_a_restricted_child_is_counted_and_not_named_to_a_reviewer_without_a_grant(
    on_wednesday, browser, wren, rex, head
) -> None:
    read(wren, rex, reach=Reach.BREAK_GLASS)
    html = listed(browser)
    assert "Rex" not in html
    assert rex.local_id not in html
    assert "1 more reading cannot be shown to you" in html
    grant(rex, head, from_=NOON - datetime.timedelta(days=1))
    assert "Rex" in listed(browser)


@pytest.mark.parametrize(("query", "shown"), [("", True), ("?cause=after_hours", False), ("?cause=no_allocation", True)])
def test_it_is_narrowed_by_why_to_look(on_wednesday, browser, wren, ada, query, shown) -> None:
    read(wren, ada, reach=Reach.REASON)
    assert ("Ada Sample" in listed(browser, query)) is shown


def test_a_review_is_kept_and_takes_the_reading_off_the_list(on_wednesday, browser, wren, ada, head) -> None:
    read(wren, ada, reach=Reach.REASON)
    address = reverse("workforce:review_reading", args=[wren.user.uuid, ada.uuid, "2026-04-01"])
    assert browser.get(address).status_code == 200
    assert browser.post(address, {"outcome": "concern", "note": ""}).status_code == 422
    assert browser.post(address, {"outcome": "concern", "note": "Told her manager"}).status_code == 302
    review = AccessReview.objects.get()
    assert (review.outcome, review.note, review.recorded_by) == ("concern", "Told her manager", head.user)
    assert AuditEvent.objects.filter(verb="review_reading", child=ada.uuid).count() == 1
    assert "Nothing to look at" in listed(browser)
    assert "Concern: taken further" in listed(browser, "?reviewed=yes")


def test_nobody_reviews_their_own_reading(head, ada) -> None:
    with pytest.raises(ValidationError, match="Somebody else"):
        review_reading(by=head.user, reader=head.user.uuid, child=ada.uuid, day=NOON.date(), outcome="expected")


@pytest.mark.parametrize("day", ["2026-03-31", "nonsense"])
def test_a_reading_that_never_was_is_no_page(on_wednesday, browser, wren, ada, day) -> None:
    read(wren, ada)
    assert browser.get(reverse("workforce:review_reading", args=[wren.user.uuid, ada.uuid, day])).status_code == 404


def test_an_emergency_opening_is_reviewed_once_by_somebody_else_and_named_by_number(
    on_wednesday, browser, units, rex, head
) -> None:
    opener = somebody("Ivy", units["T3"], "social_worker")
    break_glass(by=opener.user, number=rex.local_id, reason="Police at the door, child alone")
    html = listed(browser)
    assert rex.local_id in html
    assert "Rex" not in html
    opening = rex.break_glass.get()
    address = reverse("workforce:review_opening", args=[opening.uuid])
    assert browser.post(address, {"outcome": "not_justified"}).status_code == 422
    assert browser.post(address, {"outcome": "justified"}).status_code == 302
    opening.refresh_from_db()
    assert (opening.outcome, opening.reviewed_by) == ("justified", head.user)
    assert browser.get(address).status_code == 404
    with pytest.raises(ValidationError, match="already been reviewed"):
        review_break_glass(by=head.user, opening=opening, outcome="justified", note="")


def test_nobody_reviews_their_own_emergency_opening(on_wednesday, units, rex) -> None:
    hal = somebody("Hal", units["S2"], "head_of_service")
    break_glass(by=hal.user, number=rex.local_id, reason="Police at the door, child alone")
    with pytest.raises(ValidationError, match="Somebody else"):
        review_break_glass(by=hal.user, opening=rex.break_glass.get(), outcome="justified", note="")


def test_the_list_costs_as_many_queries_for_one_reading_as_for_thirty(on_wednesday, browser, wren, units) -> None:
    def cost(number: int) -> int:
        for _ in range(number):
            one = child("Kit")
            allocation(one, units["T2"])
            read(wren, one, reach=Reach.REASON)
        with CaptureQueriesContext(connection) as queries:
            listed(browser)
        return len(queries)

    cost(1)  # the units and holidays are read once for the process
    assert cost(1) == cost(30)
