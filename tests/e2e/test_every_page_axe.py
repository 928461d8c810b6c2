"""Every page, on a large and on a small screen: no barrier, nothing too wide, one heading, errors that lead to fields.

Forms that record something are looked at by `test_every_form_axe`. A page that is added and looked at by no tour fails here.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core import mail, signing
from django.core.exceptions import RequestDataTooBig
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from django.views import defaults
from knox.models import AuthToken
from playwright.sync_api import Browser

from contacts.models import Contact
from csc import views
from csc.models import AccessLog, Address, BreakGlass, Child, Relationship, RestrictionGrant, User
from csc.single_sign_on.people import reason_of, refusal
from looked_after.carers.forms import HOME_FORMS, PROVIDER_FORMS
from looked_after.carers.views import ADDING as ADDING_CARERS
from looked_after.models import FosterCarerHousehold, PlacementProvider
from reporting.models import Publication, Publishing, Restatement
from reporting.publishing.duty import sweep
from tests.csc.test_sign_in import PASSWORD, code_of
from tests.e2e.glass import Glass
from tests.e2e.tours import ACCOUNTS, CARERS, CHILDREN, FIGURES, NO_PAGES, Tour
from tests.reporting.pages import conftest as figures
from tests.test_every_address import OPEN_TO_ANYBODY, addresses
from tests.workforce.cast import NOON, grant, somebody
from workforce.access import break_glass
from workforce.codes import LEAD_SOCIAL_WORKER
from workforce.models import Allocation, Unit, Worker
from workforce.search.views import ADDING

pytestmark = [pytest.mark.e2e, pytest.mark.django_db]

place = figures.place


@pytest.fixture
def tour(browser: Browser) -> Iterator[Tour]:
    glass = Glass(browser)
    one = Tour(glass)
    yield one
    glass.close()


def signed_in(worker: Worker) -> Client:
    client = Client()
    assert worker.user is not None
    client.force_login(worker.user)
    return client


def test_every_address_is_on_a_tour_or_no_page() -> None:
    known = FIGURES | ACCOUNTS | CARERS | CHILDREN
    named = {name for name, _ in addresses() if not name.startswith(("admin:", *NO_PAGES))}
    assert named == known
    assert not [begins for begins in NO_PAGES if not any(name.startswith(begins) for name, _ in addresses())]
    assert set(OPEN_TO_ANYBODY) <= known | set(NO_PAGES)


def test_pages_of_figures(tour: Tour, place: figures.Place) -> None:
    director, analyst = place.visitor("director"), place.visitor("performance_analyst")
    share, month = "contacts_decided_within_1_working_day", "?period=2026-03"
    tour.see(director, "reporting:scorecards")
    tour.see(director, "reporting:scorecard", "all")
    tour.see(director, "reporting:scorecard", "all", query=f"{month}&unit=T1")
    tour.see(place.visitor("scorecard_reader"), "reporting:scorecard", "all")
    tour.see(director, "reporting:indicators")
    for key in figures.MADE:
        tour.see(director, "reporting:indicator", key)
        tour.see(place.visitor("team_manager"), "reporting:records", key, query=f"{month}&unit=T1")
    tour.see(director, "reporting:indicator", "s47_started")
    tour.see(director, "reporting:publications")
    tour.see(director, "reporting:publish", "all", query=f"{month}&unit=AUTH")
    tour.see(director, "reporting:publish", "all", query=f"{month}&unit=AUTH", sent={})
    director.post(f"/publications/new/all/{month}&unit=AUTH", {"commentary": "Contacts rose.\n\nWe know why.", "issue": 1})
    tour.see(director, "reporting:publishing", Publishing.objects.get().pk)
    tour.see(director, "reporting:publications")
    sweep()
    figures.contact(place.children["Di"], place.units["T3"], datetime.date(2026, 3, 20), 9)
    figures.run_figures()
    tour.see(director, "reporting:publication", Publication.objects.get().pk)
    tour.see(director, "reporting:publish", "all", query=f"{month}&unit=AUTH")
    for found in Restatement.objects.filter(figure__indicator=share, figure__variant=""):
        tour.see(director, "reporting:restatement", found.pk)
    tour.see(analyst, "reporting:publications")
    tour.see(analyst, "reporting:runs")
    admin = signed_in(somebody("Ada", place.units["AUTH"], "administrator"))
    tour.see(admin, "reporting:tokens")
    tour.see(admin, "reporting:issue_token")
    tour.see(admin, "reporting:issue_token", sent={})
    holder = place.people["performance_analyst"].user
    soon = timezone.localdate() + datetime.timedelta(days=7)
    terms = {"to": holder.pk, "purpose": "The regional data set", "permissions": ["read_members"], "last_day": soon.isoformat()}
    tour.see(admin, "reporting:issue_token", sent=terms)
    tour.see(admin, "reporting:tokens")
    tour.see(admin, "reporting:end_token", AuthToken.objects.get().token_key)
    assert tour.names == FIGURES
    assert tour.wrong == {}


@pytest.fixture
def authority(settings: Any) -> Iterator[Unit]:
    """A made-up authority of a few children, at noon on 1 April 2026."""
    settings.CSC_MODE = "demo"
    call_command("make_authority", profile="tiny", seed=1, until=NOON.date() - datetime.timedelta(days=1), verbosity=0)
    with time_machine.travel(NOON, tick=False):
        yield Unit.objects.get(kind="authority")


def test_pages_of_people_and_records(tour: Tour, authority: Unit) -> None:
    manager = somebody("Mo", authority, "team_manager")
    head = somebody("Hal", authority, "head_of_service")
    work, oversight = signed_in(manager), signed_in(head)
    of_contacts = Contact.objects.filter(state="complete").values("child")
    related = Relationship.objects.values("person")
    child = (
        Child.objects.filter(restricted=False, merged_into=None, pk__in=of_contacts).filter(pk__in=related).order_by("pk").first()
    )
    assert child is not None
    of_roles(tour)
    for query in ("", "?show=children", "?team=none"):
        tour.see(oversight, "workforce:my_work", query=query)
    of_the_record(tour, work, child)
    of_a_confidential_address(tour, work)
    of_a_case_record(tour, work, oversight, child)
    of_the_search(tour, work, manager, child)
    of_doubles(tour, work, child)
    of_access(tour, oversight, manager, authority, child)
    of_accounts(tour, manager)
    assert tour.names == CHILDREN
    assert tour.wrong == {}


def of_accounts(tour: Tour, manager: Worker) -> None:
    """Joiners, movers and leavers, as the administrator of the made-up authority looks after them."""
    browser = Client()
    browser.force_login(User.objects.get(username="administrator"))
    tour.see(browser, "workforce:accounts")
    tour.see(browser, "workforce:new_worker")
    tour.see(browser, "workforce:new_worker", sent={})
    tour.see(browser, "workforce:worker", manager.uuid)
    for name in ("workforce:new_post", "workforce:leave", "workforce:open_account"):
        tour.see(browser, name, manager.uuid)
        tour.see(browser, name, manager.uuid, sent={})
    tour.see(browser, "workforce:account_act", manager.uuid, "close")
    tour.see(browser, "workforce:account_act", manager.uuid, "close", sent={})
    held = manager.posts.get()
    tour.see(browser, "workforce:end_post", manager.uuid, held.uuid)
    tour.see(browser, "workforce:end_post", manager.uuid, held.uuid, sent={})


def of_roles(tour: Tour) -> None:
    """Where each role starts, as somebody of the made-up authority finds it."""
    for role in ("social_worker", "team_manager", "director", "business_support", "personal_adviser"):
        client = Client()
        client.force_login(User.objects.get(username=role))
        tour.see(client, "home")
        if role in ("social_worker", "team_manager"):
            tour.see(client, "workforce:my_work")
            tour.see(client, "workforce:notices")
        if role == "team_manager":
            tour.see(client, "workforce:my_teams")
    nobody = Client()
    nobody.force_login(User.objects.create_user("newcomer", password=PASSWORD))
    tour.see(nobody, "home")
    tour.names.discard("home")


def of_the_record(tour: Tour, work: Client, child: Child) -> None:
    tour.see(work, "workforce:child", child.uuid)
    tour.see(work, "workforce:menu", child.uuid)
    tour.see(work, "workforce:chronology", child.uuid)
    tour.see(work, "workforce:chronology", child.uuid, query="?everything=yes")
    contact = Contact.objects.filter(child=child).first()
    assert contact is not None
    tour.see(work, "workforce:significance", child.uuid, "contact", contact.uuid)
    tour.see(work, "workforce:significance", child.uuid, "contact", contact.uuid, sent={})
    tour.see(work, "workforce:people", child.uuid)
    relative = Relationship.objects.filter(person=child.pk).first()
    assert relative is not None, "the child of the tour has relatives"
    tour.see(work, "workforce:people_around", child.uuid, relative.other.uuid)


def of_a_confidential_address(tour: Tour, work: Client) -> None:
    held = Allocation.objects.filter(ended_on=None, role=LEAD_SOCIAL_WORKER, state="complete", child__restricted=False)
    hidden = Address.objects.filter(person__in=held.values("child"), person__merged_into=None).order_by("pk").first()
    assert hidden is not None, "somebody with a social worker lives somewhere"
    Address.objects.filter(pk=hidden.pk).update(confidential=True, confidential_reason="Threats.")
    child = hidden.person
    assert "Show this address" in tour.see(work, "workforce:people", child.uuid).content.decode()
    tour.see(work, "workforce:show_address", child.uuid, hidden.uuid)
    tour.see(work, "workforce:show_address", child.uuid, hidden.uuid, sent={})
    shown = tour.see(work, "workforce:show_address", child.uuid, hidden.uuid, sent={"reason": "The visit due on Friday."})
    assert hidden.lines.split("\n")[0] in shown.content.decode()


def of_a_case_record(tour: Tour, work: Client, oversight: Client, child: Child) -> None:
    """A note written, with its page afterwards, corrected by two at once, and withdrawn."""
    note = {
        "kind": "case_note_kind:phone_call",
        "happened_at_date": "30/3/2026",
        "happened_at_time": "10:00",
        "title": "Gran rang",
        "text": "She can have him on Sundays.",
    }
    tour.see(work, "workforce:step", child.uuid, "write_case_note")
    done = work.post(reverse("workforce:step", args=[child.uuid, "write_case_note"]), note, follow=True)
    assert done.redirect_chain, "the note is written"
    tour.show(done, done.redirect_chain[-1][0], "workforce:done")
    address = re.search(r'href="(/children/[^"]+/records/[^"]+)"', done.content.decode())
    assert address is not None
    kind, key = address[1].strip("/").split("/")[-2:]
    tour.names |= {"workforce:done", "workforce:step_about"}
    tour.see(work, "workforce:record", child.uuid, kind, key)
    first = tour.see(work, "workforce:correct", child.uuid, kind, key)
    tour.see(work, "workforce:correct", child.uuid, kind, key, sent={})
    seen = re.search(r'name="seen_version" value="(\d+)"', first.content.decode())
    assert seen is not None
    again = note | {"seen_version": seen[1], "correction_reason": "Misheard.", "for_whom": "this"}
    assert oversight.post(address[1] + "correct/", again | {"title": "Gran rang twice"}).status_code == 302
    crossed = tour.see(work, "workforce:correct", child.uuid, kind, key, sent=again | {"title": "Gran called"})
    assert "What has been changed meanwhile" in crossed.content.decode()
    tour.see(work, "workforce:record", child.uuid, kind, key)
    tour.see(work, "workforce:withdraw", child.uuid, kind, key)
    tour.see(work, "workforce:withdraw", child.uuid, kind, key, sent={})


def of_the_search(tour: Tour, work: Client, manager: Worker, child: Child) -> None:
    assert manager.user is not None
    token = signing.dumps(str(manager.user.uuid), salt=ADDING)
    tour.see(work, "workforce:find")
    tour.see(work, "workforce:find", sent={})
    tour.see(work, "workforce:find", sent={"words": child.surname})
    tour.see(work, "workforce:find", sent={"words": "Xyzzq"})
    tour.see(work, "workforce:search_texts")
    for words in ("family", "xyzzq", ""):
        tour.see(work, "workforce:search_texts", sent={"words": words})
    tour.see(work, "workforce:search_texts", sent={"words": "family", "child": str(child.uuid)})
    tour.see(work, "workforce:add_child", sent={"begin": "1", "words": "Ivo Marlow", "token": token})
    tour.see(work, "workforce:add_child", sent={"token": token})
    born = f"{child.date_of_birth:%-d/%-m/%Y}"
    alike = {"token": token, "forename": child.forename, "surname": child.surname, "date_of_birth": born}
    asked = tour.see(work, "workforce:add_child", sent=alike)
    assert child.local_id in asked.content.decode()


def of_doubles(tour: Tour, work: Client, child: Child) -> None:
    double = Child.objects.filter(restricted=False, merged_into=None).exclude(pk=child.pk).first()
    assert double is not None
    sent = {"number": double.local_id, "reason": "The same birth certificate."}
    tour.see(work, "workforce:merge", child.uuid)
    tour.see(work, "workforce:merge", child.uuid, sent={})
    tour.see(work, "workforce:merge", child.uuid, sent=sent)
    assert work.post(reverse("workforce:merge", args=[child.uuid]), sent | {"confirmed": double.uuid}).status_code == 302
    tour.see(work, "workforce:child", child.uuid)
    tour.see(work, "workforce:undo_merge", child.uuid, double.uuid)
    tour.see(work, "workforce:undo_merge", child.uuid, double.uuid, sent={})


def of_access(tour: Tour, oversight: Client, manager: Worker, authority: Unit, child: Child) -> None:
    """Who looked, and the ways into a record that is not one's own."""
    stranger = somebody("Ola", Unit.objects.filter(kind="team").order_by("-pk")[0], "social_worker")
    outside = signed_in(stranger)
    tour.see(outside, "workforce:give_reason", child.uuid)
    tour.see(outside, "workforce:give_reason", child.uuid, sent={})
    tour.see(outside, "workforce:break_glass")
    tour.see(outside, "workforce:break_glass", sent={})
    reason = {"reason": "Out of hours, the police rang about this child."}
    assert outside.post(reverse("workforce:give_reason", args=[child.uuid]), reason).status_code == 302
    hidden = Child.objects.filter(restricted=False, merged_into=None).exclude(pk=child.pk).order_by("-pk")[0]
    Child.objects.filter(pk=hidden.pk).update(restricted=True, restricted_reason="A relative works here")
    assert stranger.user is not None
    break_glass(by=stranger.user, number=hidden.local_id, reason="The hospital rang and it cannot wait.")
    grant(hidden, manager, from_=NOON)
    tour.see(oversight, "workforce:who_looked", child.uuid)
    tour.see(oversight, "workforce:access_review")
    read = AccessLog.objects.filter(actor=stranger.user.uuid, child=child.uuid).first()
    assert read is not None
    day = f"{NOON.date()}"
    tour.see(oversight, "workforce:review_reading", read.actor, child.uuid, day)
    tour.see(oversight, "workforce:review_reading", read.actor, child.uuid, day, sent={})
    opening = BreakGlass.objects.get()
    tour.see(oversight, "workforce:review_opening", opening.uuid)
    tour.see(oversight, "workforce:review_opening", opening.uuid, sent={})
    of_restriction(tour, oversight, child, hidden)


def of_restriction(tour: Tour, oversight: Client, child: Child, hidden: Child) -> None:
    """Restricting one record, and the pages of another that is restricted, by number alone."""
    tour.see(oversight, "workforce:restriction", child.uuid)
    tour.see(oversight, "workforce:restriction", child.uuid, sent={})
    tour.see(oversight, "workforce:restricted_records")
    tour.see(oversight, "workforce:restriction", hidden.uuid)
    for name, key in (
        ("workforce:grant_access", hidden.uuid),
        ("workforce:lift_restriction", hidden.uuid),
        ("workforce:end_grant", RestrictionGrant.objects.get(child=hidden).uuid),
    ):
        tour.see(oversight, name, key)
        tour.see(oversight, name, key, sent={})


def forms_for(home: FosterCarerHousehold) -> list[str]:
    return [key for key, form in HOME_FORMS.items() if form.fits(home)]


def test_pages_of_carers(tour: Tour, authority: Unit) -> None:
    """Every form that fits a household or a provider, blank and sent empty."""
    manager = somebody("Mo", authority, "team_manager")
    assert manager.user is not None
    work, token = signed_in(manager), {"token": signing.dumps(manager.user.pk, salt=ADDING_CARERS)}
    home = max(FosterCarerHousehold.objects.order_by("pk"), key=lambda each: len(forms_for(each)))
    provider = PlacementProvider.objects.order_by("pk")[0]
    tour.see(work, "looked_after:carers")
    tour.see(work, "looked_after:home", home.uuid)
    tour.see(work, "looked_after:provider", provider.uuid)
    for begun in ({"begin": "1"}, {}):
        tour.see(work, "looked_after:add_home", sent=token | begun)
        tour.see(work, "looked_after:add_provider", sent=token | begun)
    nothing: dict[str, Any] = {}
    for sent in (None, nothing):
        for key in forms_for(home):
            tour.see(work, "looked_after:home_form", home.uuid, key, sent=sent)
        for key in PROVIDER_FORMS:
            tour.see(work, "looked_after:provider_form", provider.uuid, key, sent=sent)
    for words in (home.name, "Xyzzq"):
        tour.see(work, "looked_after:carers", sent={"words": words})
    assert len(forms_for(home)) >= 3
    assert tour.names == CARERS
    assert tour.wrong == {}


@pytest.fixture
def time_stands_still() -> Iterator[None]:
    """However long the looking takes, nobody is asked for the password again in between."""
    with time_machine.travel(NOON, tick=False):
        yield


def test_pages_of_the_account_and_of_refusals(tour: Tour, settings: Any, time_stands_still: None) -> None:
    settings.DEMO = True
    worker = User.objects.create_user("worker", "worker@example.org", PASSWORD, first_name="Ada", last_name="Hale")
    stranger, client = Client(), Client()
    tour.see(stranger, "account_login")
    tour.see(stranger, "account_login", sent={})
    tour.see(stranger, "account_login", sent={"login": "worker", "password": "wrong"})
    tour.see(stranger, "account_reset_password")
    tour.see(stranger, "account_reset_password", sent={})
    stranger.post(reverse("account_reset_password"), {"email": "worker@example.org"})
    tour.see(stranger, "account_reset_password_done")
    link = re.search(r"http://testserver(/\S+)", str(mail.outbox[0].body))
    assert link is not None
    set_new = stranger.get(link[1], follow=True)
    tour.names.add("account_reset_password_from_key")
    tour.show(set_new, link[1], "account_reset_password_from_key")
    tour.show(stranger.post(set_new.redirect_chain[-1][0], {}), link[1], "account_reset_password_from_key")
    tour.show(stranger.get("/accounts/password/reset/key/1-nothing/", follow=True), link[1], "account_reset_password_from_key")
    for name in ("account_reset_password_from_key_done", "account_signed_out"):
        tour.see(stranger, name)
    client.post(reverse("account_login"), {"login": "worker", "password": PASSWORD})
    for name in ("account", "account_logout", "account_reauthenticate", "account_change_password", "mfa_index", "design"):
        tour.see(client, name)
    tour.see(client, "account_change_password", sent={})
    second_factor(tour, client, worker)
    refusals(tour, worker)
    assert tour.names == ACCOUNTS
    assert tour.wrong == {}


def second_factor(tour: Tour, client: Client, worker: User) -> None:
    """Setting it up, its codes and keys, and signing in with it."""
    again = reverse("account_reauthenticate")
    client.post(again, {"password": PASSWORD, "next": reverse("mfa_activate_totp")})
    shown = tour.see(client, "mfa_activate_totp")
    tour.see(client, "mfa_activate_totp", sent={})
    shown = client.get(reverse("mfa_activate_totp"))
    secret = re.search(r'<code class="csc-secret">([A-Z2-7]+)</code>', shown.content.decode())
    assert secret is not None
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret[1])})
    for name in (
        "mfa_index",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_deactivate_totp",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
    ):
        tour.see(client, name)
    key = worker.authenticator_set.create(type="webauthn", data={"name": "Blue key", "credential": {}})  # type: ignore[attr-defined]
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        tour.see(client, name, key.pk)
    key.delete()
    newly = Client()
    newly.post(reverse("account_login"), {"login": "worker", "password": PASSWORD})
    tour.see(newly, "mfa_authenticate")
    tour.see(newly, "mfa_authenticate", sent={"code": "000000"})


def refusals(tour: Tour, worker: User) -> None:
    """What is said when a page cannot be had, to somebody signed in and to somebody who is not."""
    client = Client()
    client.force_login(worker)
    for visitor in (client, Client()):
        tour.show(visitor.get("/no/such/page/"), "/no/such/page/", "404")
    tour.show(client.get(reverse("workforce:my_work")), "/my-work/", "403")
    strict = Client(enforce_csrf_checks=True)
    tour.show(strict.post(reverse("account_login"), {}), "/accounts/login/", "403 of a form sent from elsewhere")
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    said: dict[str, HttpResponse] = {
        "400": views.bad_request(request, ValueError()),
        "413": views.bad_request(request, RequestDataTooBig()),
        "429": views.too_many_requests(request),
        "500": defaults.server_error(request),
        "refusal of the identity provider": refusal(request, reason_of(ValueError())),
    }
    for status, answer in said.items():
        tour.show(answer, "/", status)
