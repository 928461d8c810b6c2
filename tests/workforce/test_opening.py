"""The pages on which a record opens that is not one's own, as a browser meets them."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.urls import reverse

from csc.models import AccessLog, BreakGlass
from tests.workforce.cast import allocation, child, small_authority, somebody
from workforce.models import AccessNotice, ReasonedRead
from workforce.pages import permission_of
from workforce.urls import urlpatterns

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
REASON = "Covering for Wren, who is away"


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(datetime.datetime(2026, 4, 1, 12, 0, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def units():
    return small_authority()


@pytest.fixture
def wren(units):
    return somebody("Wren", units["T1"], "social_worker")


@pytest.fixture
def ada(units, wren):
    made = child("Ada")
    allocation(made, units["T1"], wren)
    return made


@pytest.fixture
def colm(units, client):
    """A colleague in the team, signed in."""
    made = somebody("Colm", units["T1"], "social_worker")
    client.force_login(made.user, backend=BACKEND)
    return made


def reason_page(of, onwards="/design/"):
    return f"{reverse('workforce:give_reason', args=[of.uuid])}?next={onwards}"


def test_every_page_names_its_permission():
    assert all(permission_of(pattern.callback) for pattern in urlpatterns)


def test_the_page_that_asks_shows_nothing_of_the_child(client, colm, ada):
    page = client.get(reason_page(ada))
    assert page.status_code == 200
    assert b"Why do you need this record?" in page.content
    for telling in ("Ada", "Sample", ada.local_id, "Wren"):
        assert telling.encode() not in page.content
    assert not AccessLog.objects.exists()


def test_a_reason_leads_on_to_the_page_asked_for(client, colm, wren, ada):
    answer = client.post(reason_page(ada), {"reason": REASON})
    assert (answer.status_code, answer.url) == (302, "/design/")
    assert ReasonedRead.objects.get().reason == REASON
    assert AccessNotice.objects.get().told == wren


@pytest.mark.parametrize("reason", ["", "   ", "because"])
def test_no_reason_and_a_short_one_are_asked_for_again(client, colm, ada, reason):
    answer = client.post(reason_page(ada), {"reason": reason})
    assert answer.status_code == 200
    assert not ReasonedRead.objects.exists()


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)", ""])
def test_it_never_leads_to_another_site(client, colm, ada, elsewhere):
    assert client.post(reason_page(ada, elsewhere), {"reason": REASON}).url == "/"


def test_a_restricted_child_and_one_who_does_not_exist_are_not_found(client, colm, ada):
    rex = child("Rex", restricted=True)
    for method in (client.get, client.post):
        assert method(reason_page(rex), {"reason": REASON}).status_code == 404
    assert client.get("/children/00000000-0000-4000-8000-000000000000/reason/").status_code == 404


def test_a_record_that_is_open_anyway_needs_no_reason(client, wren, ada):
    client.force_login(wren.user, backend=BACKEND)
    assert client.get(reason_page(ada)).url == "/design/"


def test_roles_that_may_not_give_reasons_have_no_such_page(client, units, ada):
    client.force_login(somebody("Bo", units["T2"], "business_support").user, backend=BACKEND)
    assert client.get(reason_page(ada)).status_code == 403


def test_an_emergency_opens_a_restricted_record_and_says_for_how_long(client, colm, units, wren):
    rex = child("Rex", restricted=True)
    allocation(rex, units["T1"], wren)
    assert client.get(reverse("workforce:break_glass")).status_code == 200
    answer = client.post(reverse("workforce:break_glass"), {"number": rex.local_id, "reason": REASON}, follow=True)
    assert f"Record {rex.local_id} is open to you for four hours".encode() in answer.content
    assert BreakGlass.objects.get().user == colm.user


@pytest.mark.parametrize(
    ("number", "words"), [("C999999", "There is no record with this number"), ("ada", "open to you without an emergency")]
)
def test_a_number_that_leads_nowhere_or_is_open_anyway_says_so(client, units, colm, ada, number, words):
    allocation(ada, units["T1"], colm, role="allocation_role:second_worker")
    wanted = ada.local_id if number == "ada" else number
    answer = client.post(reverse("workforce:break_glass"), {"number": wanted, "reason": REASON})
    assert words.encode() in answer.content
    assert not BreakGlass.objects.exists()


def test_the_worker_sees_who_opened_what_and_why_and_marks_it_seen(client, colm, wren, ada):
    client.post(reason_page(ada), {"reason": REASON})
    client.force_login(wren.user, backend=BACKEND)
    page = client.get(reverse("workforce:notices")).content
    for telling in (ada.local_id, "Covering for Wren, who is away", str(colm.user)):
        assert telling.encode() in page
    seen = reverse("workforce:see_notice", args=[AccessNotice.objects.get().uuid])
    assert client.get(seen).status_code == 405
    assert client.post(seen).status_code == 302
    assert AccessNotice.objects.get().seen_at is not None
    assert b"I have seen this" not in client.get(reverse("workforce:notices")).content


def test_a_notice_is_for_the_worker_it_tells_alone(client, colm, ada):
    client.post(reason_page(ada), {"reason": REASON})
    assert b"Covering" not in client.get(reverse("workforce:notices")).content
    assert client.post(reverse("workforce:see_notice", args=[AccessNotice.objects.get().uuid])).status_code == 404
