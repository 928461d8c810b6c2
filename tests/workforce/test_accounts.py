"""Joiners, movers and leavers: who may look after accounts, and what is gone at once when somebody goes."""

from __future__ import annotations

import datetime
import re

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from csc.invitations import PasswordLinks
from csc.models import AuditEvent, RestrictionGrant, User
from csc.permissions import ROLES, Permission
from reporting.tokens.issuing import issue_token
from tests.workforce.cast import NOON, allocation, child, clerk, grant, post, sees, somebody, worker
from workforce.access import roles_of
from workforce.models import Allocation, Post, Worker
from workforce.services import accounts
from workforce.services.employment import close_accounts_of_leavers, end_employment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

TODAY = NOON.date()
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PASSWORD = "four quite different words"


@pytest.fixture
def abe(units) -> Worker:
    return somebody("Abe", units["AUTH"], "administrator")


@pytest.fixture
def browser(abe) -> Client:
    return signed_in(abe)


def signed_in(one: Worker) -> Client:
    client = Client()
    client.force_login(one.user, backend=BACKEND)
    return client


def new_person(units, **other) -> dict[str, object]:
    facts = {
        "forename": "Neo",
        "surname": "Newly",
        "staff_number": "N900",
        "qualified": "on",
        "username": "n.newly",
        "email": "n.newly@example.org",
        "unit": units["T1"].pk,
        "role": "social_worker",
        "post_role": "post_role:newly_qualified",
        "fte": "0.8",
        "engagement": "agency",
        "started_on": "1/4/2026",
    }
    return facts | other


# ── Who may ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("role", sorted(ROLES))
def test_only_an_administrator_looks_after_accounts(units, wren, role) -> None:
    one = somebody("One", units["AUTH"], role)
    may = role == "administrator"
    verbs = [
        lambda: accounts.begin_post(
            by=one.user,
            worker=wren,
            engagement=accounts.NEITHER,
            started_on=TODAY,
            post={"unit": units["T2"], "role": "director", "post_role": None},
        ),
        lambda: accounts.open_account(by=one.user, worker=worker("Ned", account=False), username="ned", email="ned@example.org"),
        lambda: accounts.end_sessions(by=one.user, user=wren.user, reason="Lost"),
        lambda: accounts.reset_second_factor(by=one.user, user=wren.user, reason="Lost"),
        lambda: accounts.deactivate(by=one.user, user=wren.user, reason="Asked"),
        lambda: accounts.reactivate(by=one.user, user=wren.user, reason="Asked"),
        lambda: accounts.first_link(by=one.user, user=wren.user),
    ]
    for verb in verbs:
        if may:
            verb()
        else:
            with pytest.raises(PermissionDenied):
                verb()
    assert ("director" in roles_of(wren.user)) is may


def test_nobody_changes_what_they_may_do_themselves(units, abe, browser) -> None:
    own = Post.objects.get(worker=abe)
    for verb in (
        lambda: accounts.begin_post(
            by=abe.user,
            worker=abe,
            engagement=accounts.NEITHER,
            started_on=TODAY,
            post={"unit": units["AUTH"], "role": "director"},
        ),
        lambda: accounts.give_up_post(by=abe.user, post=own, ended_on=TODAY),
        lambda: accounts.reset_second_factor(by=abe.user, user=abe.user, reason="Lost"),
        lambda: accounts.deactivate(by=abe.user, user=abe.user, reason="Tired"),
    ):
        with pytest.raises(ValidationError, match="Nobody changes"):
            verb()
    sent = {"unit": units["AUTH"].pk, "role": "director", "post_role": "post_role:director", "started_on": "1/4/2026"}
    assert browser.post(reverse("workforce:new_post", args=[abe.uuid]), sent).status_code == 422
    assert browser.post(reverse("workforce:leave", args=[abe.uuid]), {"ended_on": "1/4/2026"}).status_code == 422
    assert browser.post(f"/admin/workforce/post/{own.pk}/change/", {"role": "director"}).status_code == 403
    assert browser.post(f"/admin/workforce/worker/{abe.pk}/change/", {"user": abe.user.pk}).status_code in (200, 302)
    assert roles_of(abe.user) == {"administrator"}


SHOWN_TABLES = {"administrator", "auditor", "director", "head_of_service", "performance_analyst", "team_manager"}
"""The roles that have a table to look after in the administration site."""


@pytest.mark.parametrize("role", sorted(ROLES))
def test_the_administration_site_opens_by_role_and_accounts_are_not_in_it(units, role) -> None:
    one = somebody("One", units["AUTH"], role)
    assert not one.user.is_staff
    status = signed_in(one).get("/admin/").status_code
    assert (status == 200) is (role in SHOWN_TABLES)
    assert signed_in(one).get("/admin/csc/user/").status_code in (302, 403, 404)


# ── Joining ──────────────────────────────────────────────────────────────────────────────────────


def test_somebody_taken_on_sets_their_own_password_by_a_link_that_works_once(units, browser) -> None:
    shown = browser.post(reverse("workforce:new_worker"), new_person(units)).content.decode()
    neo = Worker.objects.get(staff_number="N900")
    assert (neo.user.is_active, neo.user.has_usable_password(), neo.employments.get().agency) == (True, False, True)
    assert roles_of(neo.user) == {"social_worker"}
    assert mail.outbox[0].to == ["n.newly@example.org"]
    link = re.search(r"https?://[^/\s]+(/accounts/\S+)", mail.outbox[0].body)[1]
    assert link in shown
    page = browser.get(reverse("workforce:worker", args=[neo.uuid])).content.decode()
    assert link not in page, "shown once"
    stranger = Client()
    form = stranger.get(link, follow=True)
    stranger.post(form.redirect_chain[-1][0], {"password1": PASSWORD, "password2": PASSWORD})
    neo.user.refresh_from_db()
    assert neo.user.check_password(PASSWORD)
    assert "does not work any more" in Client().get(link, follow=True).content.decode()


@pytest.mark.parametrize(("hours", "works"), [(23, True), (25, False)])
def test_the_first_link_lasts_a_day_and_that_for_a_forgotten_password_an_hour(units, abe, wren, hours, works) -> None:
    new = accounts.open_account(by=abe.user, worker=worker("Ned", account=False), username="ned", email="ned@example.org")
    links = PasswordLinks()
    first, forgotten = links.make_token(new), links.make_token(wren.user)
    with time_machine.travel(NOON + datetime.timedelta(hours=hours), tick=False):
        assert links.check_token(new, first) is works
        assert not links.check_token(wren.user, forgotten)
    assert links.check_token(wren.user, forgotten)
    new.is_active = False
    assert not links.check_token(new, first), "of a closed account no link works"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"username": "WREN"}, "this username already"),
        ({"email": "w@example.org"}, "this address"),
        ({"staff_number": "taken"}, "this staff number"),
        ({"fte": "7"}, "error"),
        ({"engagement": ""}, "error"),
    ],
)
def test_what_is_refused_leaves_nothing_behind(units, wren, browser, wrong, said) -> None:
    User.objects.filter(pk=wren.user.pk).update(username="wren", email="W@example.org")
    Worker.objects.filter(pk=wren.pk).update(staff_number="taken")
    before = (User.objects.count(), Worker.objects.count())
    answer = browser.post(reverse("workforce:new_worker"), new_person(units, **wrong))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert (User.objects.count(), Worker.objects.count()) == before
    assert mail.outbox == []


def test_a_link_is_for_an_account_without_a_password_alone(abe, wren) -> None:
    with pytest.raises(ValidationError, match="has a password"):
        accounts.first_link(by=abe.user, user=wren.user)


def test_the_first_administrator_is_made_by_a_command_and_no_second(capsys) -> None:
    facts = {"username": "a", "email": "a@example.org", "forename": "A", "surname": "Dmin", "staff_number": "1"}
    with pytest.raises(CommandError, match="--authority"):
        call_command("first_administrator", **facts)
    call_command("first_administrator", **facts, authority="Example County Council")
    assert "/accounts/password/reset/key/" in capsys.readouterr().out
    user = User.objects.get(username="a")
    assert (roles_of(user), user.is_staff, user.is_superuser) == ({"administrator"}, False, False)
    with pytest.raises(CommandError, match="already"):
        call_command("first_administrator", **{**facts, "username": "b", "staff_number": "2"})


# ── Moving ───────────────────────────────────────────────────────────────────────────────────────


def test_a_move_ends_the_old_post_on_the_day_the_new_one_begins(units, wren, browser) -> None:
    old = Post.objects.get(worker=wren)
    sent = {
        "instead_of": old.pk,
        "unit": units["T2"].pk,
        "role": "team_manager",
        "post_role": "post_role:team_manager",
        "started_on": "1/4/2026",
    }
    assert browser.post(reverse("workforce:new_post", args=[wren.uuid]), sent).status_code == 302
    assert [each.unit for each in Post.objects.open_on(TODAY).filter(worker=wren)] == [units["T2"]]
    assert roles_of(wren.user) == {"team_manager"}


# ── Leaving ──────────────────────────────────────────────────────────────────────────────────────


def test_a_leaver_loses_session_token_grant_and_provider_at_once(units, wren, browser) -> None:
    rex = child("Rex", restricted=True)
    grant(rex, wren, from_=NOON - datetime.timedelta(days=1))
    mine = signed_in(wren)
    abe = User.objects.get(worker__forename="Abe")
    post(wren, units["AUTH"], "api_client")
    last_day = TODAY + datetime.timedelta(days=30)
    token = issue_token(by=abe, to=wren.user, permissions=[Permission.READ_FIGURES], last_day=last_day, purpose="A dashboard")
    SocialAccount.objects.create(user=wren.user, provider="oidc", uid="w")
    assert mine.get(reverse("workforce:my_work")).status_code == 200
    assert Client().get(reverse("api:indicators"), HTTP_AUTHORIZATION=f"Token {token}").status_code == 200
    assert browser.post(reverse("workforce:leave", args=[wren.uuid]), {"ended_on": "1/4/2026"}).status_code == 302
    assert mine.get(reverse("workforce:my_work")).status_code == 302
    assert Client().get(reverse("api:indicators"), HTTP_AUTHORIZATION=f"Token {token}").status_code == 401
    assert not RestrictionGrant.objects.in_force(NOON).filter(user=wren.user).exists()
    assert not SocialAccount.objects.filter(user=wren.user).exists()
    assert not sees(wren, rex)


def test_what_a_leaver_holds_is_shown_and_has_to_go_to_somebody(units, wren, browser) -> None:
    ada, bea = child("Canary"), child("Bea")
    allocation(ada, units["T1"], wren)
    allocation(bea, units["T2"], wren)
    colm = somebody("Colm", units["T1"], "social_worker")
    address = reverse("workforce:leave", args=[wren.uuid])
    html = browser.get(address).content.decode()
    assert "Who takes over in T1?" in html
    assert "Canary" not in html
    refused = browser.post(address, {"ended_on": "1/4/2026"})
    assert refused.status_code == 422
    assert "Select who takes over in T1" in refused.content.decode()
    sent = {"ended_on": "1/4/2026", f"team_{units['T1'].pk}": colm.pk, f"team_{units['T2'].pk}": "queue"}
    assert browser.post(address, sent).status_code == 302
    assert Allocation.objects.open_on(TODAY).get(child=ada).worker == colm
    assert Allocation.objects.open_on(TODAY).get(child=bea).worker is None


def test_somebody_in_post_without_an_employment_leaves_too(units) -> None:
    reader = worker("Rita", employed=False)
    post(reader, units["AUTH"], "scorecard_reader")
    end_employment(by=clerk(), worker=reader, ended_on=TODAY + datetime.timedelta(days=1))
    assert close_accounts_of_leavers(by=None, on=TODAY) == 0
    assert close_accounts_of_leavers(by=None, on=TODAY + datetime.timedelta(days=1)) == 1


# ── Accounts ─────────────────────────────────────────────────────────────────────────────────────


def test_sessions_end_and_the_account_stays(wren, browser) -> None:
    mine, other = signed_in(wren), browser
    address = reverse("workforce:account_act", args=[wren.uuid, "sessions"])
    assert browser.post(address, {"reason": ""}).status_code == 422
    assert browser.post(address, {"reason": "Laptop stolen"}).status_code == 302
    assert mine.get(reverse("workforce:my_work")).status_code == 302
    assert other.get(reverse("workforce:accounts")).status_code == 200, "nobody else is signed out"
    assert signed_in(wren).get(reverse("workforce:my_work")).status_code == 200
    assert AuditEvent.objects.get(verb="end_sessions").reason == "Laptop stolen"


def test_a_second_factor_that_was_lost_is_taken_away_and_sessions_with_it(wren, browser) -> None:
    Authenticator.objects.create(user=wren.user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    mine = signed_in(wren)
    address = reverse("workforce:account_act", args=[wren.uuid, "second-factor"])
    assert browser.post(address, {"reason": "Phone lost"}).status_code == 302
    assert not Authenticator.objects.filter(user=wren.user).exists()
    assert mine.get(reverse("workforce:my_work")).status_code == 302


def test_a_closed_account_opens_again_without_password_or_grants(wren, browser) -> None:
    rex = child("Rex", restricted=True)
    grant(rex, wren, from_=NOON - datetime.timedelta(days=1))
    close, open_again = (reverse("workforce:account_act", args=[wren.uuid, key]) for key in ("close", "open"))
    User.objects.filter(pk=wren.user.pk).update(email="w@example.org")
    assert browser.get(open_again).status_code == 404, "it is open"
    assert browser.post(close, {"reason": "Under investigation"}).status_code == 302
    assert browser.post(open_again, {"reason": "Cleared"}).status_code == 302
    wren.user.refresh_from_db()
    assert (wren.user.is_active, wren.user.has_usable_password()) == (True, False)
    assert not sees(wren, rex)
    assert browser.post(reverse("workforce:account_act", args=[wren.uuid, "link"]), {}).status_code == 200
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(("state", "names"), [("none", {"Ned"}), ("closed", {"Gus"}), ("waiting", {"Wren", "Abe"})])
def test_the_list_shows_how_accounts_stand(units, wren, browser, state, names) -> None:
    worker("Ned", account=False)
    gone = worker("Gus")
    User.objects.filter(pk=gone.user.pk).update(is_active=False)
    User.objects.update(last_login=None)
    html = browser.get(reverse("workforce:accounts"), {"state": state}).content.decode()
    assert {name for name in ("Ned", "Gus", "Wren", "Abe") if f"Example, {name}" in html} == names
