"""A confidential address is shown to who holds the child, for a reason, once for each press; to everybody else it is masked."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from csc.models import AccessLog, Address, AuditEvent, Child, Draft, Reach, Submission
from tests.contacts.cast import code, day
from tests.workforce.cast import BEGINNING, NOON, allocation, child, clerk, grant, post, somebody, worker
from tests.workforce.family.scenes import home, mara
from workforce.family.addresses import add_address
from workforce.family.confidential import REFUSED, SHOWN
from workforce.models import Allocation, Notification, ReasonedRead, Worker
from workforce.who_looked.reads import Cause, readings, with_causes

pytestmark = pytest.mark.django_db

LINES, POSTCODE = "Hidden Orchard House", "ZZ9 9ZZ"
WHY = "The visit due on Friday."
TODAY = NOON.date()


@pytest.fixture
def refuge(at_noon, ada: Child) -> Address:
    """Where Ada lives since February, which nobody may find out."""
    facts: dict[str, Any] = {"lines": LINES, "postcode": POSTCODE, "started_on": day("2026-02-01")}
    return home(ada, kind=code("address_kind:refuge"), confidential=True, confidential_reason="Threats.", **facts)


def signed_in(who: Worker) -> Client:
    client = Client()
    client.force_login(who.user)
    return client


def page_of(of: Child, address: Address) -> str:
    return reverse("workforce:show_address", args=[of.uuid, address.uuid])


def press(who: Worker, of: Child, address: Address, **sent: Any) -> Any:
    return signed_in(who).post(page_of(of, address), {"reason": WHY, "submission": str(uuid.uuid4()), **sent})


def is_shown(answer: Any) -> bool:
    said = answer.content.decode()
    assert (LINES in said) == (POSTCODE in said)
    return LINES in said


def offered(who: Worker, of: Child) -> bool:
    """Whether the page of the people leads this reader to the address."""
    answer = signed_in(who).get(reverse("workforce:people", args=[of.uuid]), follow=True)
    assert not is_shown(answer)
    return "Show this address" in answer.content.decode()


def log_of(channel: str) -> list[tuple[str, str, str]]:
    rows = AccessLog.objects.filter(channel=channel).order_by("pk")
    return [(row.actor_name.rstrip("0123456789"), row.reach, row.reason) for row in rows]


# ── Who ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("role", "unit", "held_as", "how"),
    [
        ("social_worker", "T1", "social_worker", "allocated"),
        ("personal_adviser", "T1", "personal_adviser", "allocated"),
        ("social_worker", "T1", "second_worker", "allocated"),
        ("social_worker", "T3", "exploitation_worker", "allocated"),  # of another service, and visits
        ("business_support", "T1", "family_support", "allocated"),
        ("social_worker", "T1", None, None),  # of the same team, without an allocation
        ("business_support", "T1", None, None),
        ("team_manager", "T1", None, "team"),
        ("team_manager", "T2", None, None),  # of another team
        ("head_of_service", "S1", None, "service"),
        ("head_of_service", "S2", None, None),  # of another service
        ("director", "AUTH", None, None),
        ("conference_chair", "AUTH", None, None),
        ("conference_chair", "AUTH", "iro", None),
        ("auditor", "AUTH", None, None),
        ("performance_analyst", "AUTH", None, None),
        ("administrator", "AUTH", None, None),
        ("scorecard_reader", "AUTH", None, None),
        ("api_client", "AUTH", None, None),
        ("auditor", "T1", "second_worker", None),  # a role that visits nobody does not by an allocation
        ("social_worker", "T1", "supervising_social_worker", None),  # visits the carers
        ("social_worker", "T1", "nurse", None),
    ],
)
def test_who_is_shown_it(units, ada: Child, refuge: Address, role: str, unit: str, held_as: str | None, how: str | None) -> None:
    who = somebody("Mo", units[unit], role)
    if held_as:
        Allocation.objects.filter(child=ada, role=f"allocation_role:{held_as}").delete()  # one leads at a time
        allocation(ada, units["T1"] if unit == "AUTH" else units[unit], who, role=f"allocation_role:{held_as}")
    assert offered(who, ada) is (how is not None)
    asked, answer = signed_in(who).get(page_of(ada, refuge)), press(who, ada, refuge)
    assert not is_shown(asked)
    assert is_shown(answer) is (how is not None)
    assert log_of(SHOWN) == ([("mo", how, WHY)] if how else [])
    assert how is None or log_of(REFUSED) == []


@pytest.mark.parametrize(
    ("from_", "until", "shown"),
    [
        (BEGINNING, None, True),
        (TODAY, None, True),
        (TODAY + datetime.timedelta(days=1), None, False),
        (BEGINNING, TODAY + datetime.timedelta(days=1), True),
        (BEGINNING, TODAY, False),  # on the day it ends it no longer holds
    ],
)
def test_it_goes_with_the_allocation_of_the_day(units, ada, refuge, from_, until, shown: bool) -> None:
    who = somebody("Mo", units["T2"], "social_worker")
    allocation(ada, units["T2"], who, role="allocation_role:second_worker", from_=from_, until=until)
    assert is_shown(press(who, ada, refuge)) is shown


def test_a_team_that_let_the_child_go_still_opens_the_record_and_not_the_address(units, wren, refuge, ada) -> None:
    manager = somebody("Mo", units["T1"], "team_manager")
    Allocation.objects.filter(child=ada).update(ended_on=TODAY - datetime.timedelta(days=30))
    assert signed_in(manager).get(reverse("workforce:people", args=[ada.uuid])).status_code == 200
    assert not offered(manager, ada)
    assert press(manager, ada, refuge).status_code == 403
    assert log_of(REFUSED) == [("mo", Reach.TEAM, WHY)]


def test_the_supervisor_of_a_student_who_visits_is_shown_it(units, ada, refuge) -> None:
    educator, student = somebody("Edie", units["T2"], "social_worker"), worker("Stu")
    post(student, units["T2"], "", student_of=educator)
    assert press(educator, ada, refuge).status_code != 200
    allocation(ada, units["T2"], student, role="allocation_role:student")
    assert is_shown(press(educator, ada, refuge))


def test_a_child_who_waits_for_a_worker_is_answered_for_by_the_manager(units, wren, ada, refuge) -> None:
    Allocation.objects.filter(child=ada).update(worker=None)
    assert is_shown(press(somebody("Mo", units["T1"], "team_manager"), ada, refuge))
    assert not is_shown(press(wren, ada, refuge))


def test_a_reason_given_opens_the_record_and_not_the_address(units, ada, refuge) -> None:
    stranger = somebody("Ola", units["T3"], "social_worker")
    browser = signed_in(stranger)
    led = browser.get(page_of(ada, refuge))
    assert led["Location"].startswith(reverse("workforce:give_reason", args=[ada.uuid]))
    answer = browser.post(led["Location"], {"reason": "The police rang at night about Ada."}, follow=True)
    assert (answer.status_code, ReasonedRead.objects.count()) == (403, 1)
    assert press(stranger, ada, refuge).status_code == 403
    assert log_of(REFUSED) == [("ola", Reach.REASON, ""), ("ola", Reach.REASON, WHY)]


def test_a_restricted_child_asks_for_the_name_and_for_the_case(at_noon, units, wren, rex: Child) -> None:
    hidden = home(rex, lines=LINES, postcode=POSTCODE, confidential=True, confidential_reason="Threats.")
    named = somebody("Nia", units["T1"], "social_worker")
    manager = somebody("Mo", units["T1"], "team_manager")
    grant(rex, named, from_=NOON - datetime.timedelta(days=1))
    assert press(wren, rex, hidden).status_code == 404  # holds the case, is not named
    assert press(manager, rex, hidden).status_code == 404
    assert press(named, rex, hidden).status_code == 403  # is named, does not hold the case
    grant(rex, wren, from_=NOON - datetime.timedelta(days=1), until=NOON + datetime.timedelta(seconds=1))
    assert is_shown(press(wren, rex, hidden))
    at_noon.shift(datetime.timedelta(seconds=1))
    assert press(wren, rex, hidden).status_code == 404
    assert log_of(SHOWN) == [("wren", Reach.ALLOCATED, WHY)]
    assert log_of(REFUSED) == [("nia", Reach.GRANT, WHY)]


def test_who_may_not_open_the_record_is_refused_the_record(units, ada, refuge) -> None:
    administrator = somebody("Ad", units["AUTH"], "administrator")
    assert press(administrator, ada, refuge).status_code == 403
    assert log_of(REFUSED) == []
    assert AuditEvent.objects.filter(verb="refuse_read", child=ada.uuid, actor=administrator.user.uuid).count() == 1


# ── Which ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("until", ["2026-03-01", "2026-02-01"])  # left again; never so
def test_an_address_that_has_ended_stays_masked_and_is_shown_in_the_same_way(wren, ada, refuge, until: str) -> None:
    Address.objects.filter(pk=refuge.pk).update(ended_on=day(until))
    assert offered(wren, ada)
    assert is_shown(press(wren, ada, refuge))


def test_the_address_of_a_mother_is_shown_through_the_child(wren, ada, at_noon) -> None:
    mother = mara(ada).person
    facts: dict[str, Any] = {"lines": LINES, "postcode": POSTCODE, "started_on": day("2026-02-01"), "confidential": True}
    kind = code("address_kind:refuge")
    hers = add_address(by=clerk(), child=ada, person=mother, kind=kind, confidential_reason="Threats.", **facts)
    assert is_shown(press(wren, ada, hers))


def test_the_address_of_another_child_is_none_of_this_ones(units, wren, ada, refuge) -> None:
    other = child("Ben")
    allocation(other, units["T1"], wren)
    assert press(wren, other, refuge).status_code == 404
    assert log_of(SHOWN) == []


def test_an_address_that_is_not_confidential_has_no_such_page(wren, at_noon, ada) -> None:
    assert press(wren, ada, home(ada)).status_code == 404
    assert not offered(wren, ada)


def test_an_address_under_a_duplicate_is_shown_on_the_record_that_stands(units, wren, refuge, ada) -> None:
    stands = child("Ada")
    Child.objects.filter(pk=ada.pk).update(merged_into=stands.pk)
    assert offered(wren, stands)
    assert is_shown(press(wren, stands, refuge))


# ── How ──────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_is_shown_without_a_reason(wren, ada, refuge) -> None:
    for said in ("", "   "):
        answer = press(wren, ada, refuge, reason=said)
        assert (answer.status_code, is_shown(answer)) == (422, False)
    assert log_of(SHOWN) == []


@pytest.mark.parametrize("said", ["I go to zz99ZZ on Friday", "Is it hidden orchard house?"])
def test_a_reason_that_holds_the_address_is_not_kept(wren, ada, refuge, said: str) -> None:
    answer = press(wren, ada, refuge, reason=said)
    assert answer.status_code == 422
    assert "Leave the address out of the reason" in answer.content.decode()
    assert log_of(SHOWN) == []


def test_a_press_without_its_token_is_refused(wren, ada, refuge) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(wren.user)
    answer = client.post(page_of(ada, refuge), {"reason": WHY})
    assert (answer.status_code, is_shown(answer)) == (403, False)


def test_the_answer_is_not_kept_and_prints_the_mask(wren, ada, refuge) -> None:
    answer = press(wren, ada, refuge)
    said = answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    assert said.count(LINES) == said.count(POSTCODE) == 1
    line = next(line for line in said.splitlines() if LINES in line)
    assert "govuk-!-display-none-print" in line
    assert '<p class="csc-print-only">Confidential address</p>' in said
    assert "csc-print-only" not in line


def test_a_press_that_arrives_twice_is_one_of_which_is_told_once_and_each_showing_is_logged(units, wren, ada, refuge) -> None:
    manager = somebody("Mo", units["T1"], "team_manager")
    sent = {"submission": str(uuid.uuid4())}
    assert all(is_shown(press(manager, ada, refuge, **sent)) for _ in range(2))
    assert log_of(SHOWN) == [("mo", Reach.TEAM, WHY)] * 2
    assert AuditEvent.objects.filter(verb="see_confidential_address", record=refuge.uuid).count() == 1
    assert Notification.objects.count() == 1


def test_an_old_key_somebody_elses_and_that_of_another_address_are_new_presses(at_noon, units, wren, ada, refuge) -> None:
    manager = somebody("Mo", units["T1"], "team_manager")
    other = home(ada, started_on=day("2021-01-01"), ended_on=day("2022-01-01"), confidential=True, confidential_reason="Threats.")
    sent = {"submission": str(uuid.uuid4())}
    press(wren, ada, refuge, **sent)
    press(manager, ada, refuge, **sent)
    press(wren, ada, other, **sent)
    at_noon.shift(datetime.timedelta(minutes=6))
    press(wren, ada, refuge, **sent)
    assert AuditEvent.objects.filter(verb="see_confidential_address").count() == 4


def test_the_childs_worker_is_told_when_somebody_else_was_shown_it(units, wren, ada, refuge) -> None:
    press(wren, ada, refuge)
    assert not Notification.objects.exists()
    manager = somebody("Mo", units["T1"], "team_manager")
    press(manager, ada, refuge)
    told = Notification.objects.get()
    assert (told.told, told.child) == (wren.user, ada)
    assert told.what == f"{manager.user} was shown a confidential address kept with this record"


def test_who_looked_and_the_reviewer_see_each_showing_and_each_refusal(units, wren, ada, refuge) -> None:
    head = somebody("Hal", units["S1"], "head_of_service")
    press(wren, ada, refuge)
    press(somebody("Bea", units["T1"], "business_support"), ada, refuge)
    found = {each.actor_name.rstrip("0123456789"): each for each in with_causes(readings(AccessLog.objects.all()))}
    assert (found["wren"].causes, found["wren"].reasons) == ([Cause.ADDRESS_SHOWN], [WHY])
    assert (found["bea"].causes, found["bea"].reasons) == ([Cause.ADDRESS_REFUSED], [WHY])
    page = signed_in(head).get(reverse("workforce:who_looked", args=[ada.uuid])).content.decode()
    assert page.count("Confidential address shown") == page.count("Confidential address refused") == 1
    queue = signed_in(head).get(f"{reverse('workforce:access_review')}?cause=address_shown")
    rows = queue.content.decode().partition("<tbody")[2].partition("</tbody>")[0]
    assert (str(wren.user) in rows, "Confidential address refused" in rows) == (True, False)


def test_what_is_kept_of_a_showing_does_not_hold_the_address(wren, ada, refuge) -> None:
    press(somebody("Mo", wren.posts.get().unit, "team_manager"), ada, refuge)
    kept: list[Any] = []
    for model in (AccessLog, AuditEvent, Notification, Submission, Draft):
        kept += list(model._default_manager.values())
    assert len(kept) >= 4
    said = str(kept).upper()
    assert not any(words in said for words in ("ORCHARD", POSTCODE))
