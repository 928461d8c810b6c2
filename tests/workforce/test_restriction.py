"""Restricting a record, naming people for it, and making it an ordinary one again: who may, who sees it before and after."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from csc.models import AccessLog, AuditEvent, Child, RestrictionGrant
from csc.permissions import ROLES, Permission
from tests.workforce.cast import NOON, allocation, child, clerk, grant, sees, somebody
from workforce.access import children_findable_by
from workforce.models import Notification, Worker
from workforce.services import allocate_child
from workforce.services.employment import end_employment
from workforce.services.restriction import end_grant, grant_access, lift_restriction, restrict_child, suggested_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

TODAY = NOON.date()
WHY = "Child of a colleague"


@pytest.fixture
def dee(units) -> Worker:
    return somebody("Dee", units["AUTH"], "director")


@pytest.fixture
def hal(units) -> Worker:
    return somebody("Hal", units["S1"], "head_of_service")


@pytest.fixture
def tess(units) -> Worker:
    return somebody("Tess", units["T1"], "team_manager")


def restricted_by(one: Worker, of: Child, *named: Worker) -> list[RestrictionGrant]:
    given = restrict_child(by=one.user, child=of, reason=WHY, named=[each.user for each in named])
    of.refresh_from_db()
    return given


def signed_in(one: Worker) -> Client:
    browser = Client()
    browser.force_login(one.user)
    return browser


# ── Who may ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("role", sorted(ROLES))
def test_only_a_role_that_may_grant_restricts_names_and_lifts(units, ada, rex, wren, role) -> None:
    may = Permission.GRANT_RESTRICTED_ACCESS in ROLES[role].permissions
    assert may is (role in {"director", "head_of_service"})
    one = somebody("One", units["S1"], role)
    colm = somebody("Colm", units["T1"], "social_worker")
    verbs = [
        lambda: restrict_child(by=one.user, child=ada, reason=WHY, named=[wren.user]),
        lambda: grant_access(by=one.user, child=rex, user=colm.user, reason=WHY),
        lambda: end_grant(by=one.user, grant=RestrictionGrant.objects.filter(child=rex, user=wren.user).get(), reason=WHY),
        lambda: lift_restriction(by=one.user, child=rex, reason=WHY),
    ]
    grant(rex, wren, from_=NOON - datetime.timedelta(days=1)) if not rex.restriction_grants.exists() else None
    for verb in verbs:
        if may:
            verb()
        else:
            with pytest.raises(PermissionDenied):
                verb()


def test_a_head_of_service_answers_for_the_children_of_that_service_alone(units, hal, dee, wren) -> None:
    far = child("Far")
    allocation(far, units["T3"])
    otis = somebody("Otis", units["T3"], "social_worker")
    with pytest.raises(PermissionDenied):
        restrict_child(by=hal.user, child=far, reason=WHY, named=[otis.user])
    restricted_by(dee, far, otis)
    with pytest.raises(PermissionDenied):
        grant_access(by=hal.user, child=far, user=wren.user, reason=WHY)
    browser = signed_in(hal)
    assert far.local_id not in browser.get(reverse("workforce:restricted_records")).content.decode()
    assert browser.get(reverse("workforce:restriction", args=[far.uuid])).status_code == 404
    assert far.local_id in signed_in(dee).get(reverse("workforce:restricted_records")).content.decode()


def test_nobody_grants_to_themselves_and_the_database_says_so_too(ada, hal, wren) -> None:
    with pytest.raises(ValidationError):
        restricted_by(hal, ada, hal)
    assert not Child.objects.get(pk=ada.pk).restricted, "all or nothing"
    restricted_by(hal, ada, wren)
    with pytest.raises(ValidationError):
        grant_access(by=hal.user, child=ada, user=hal.user, reason=WHY)
    with pytest.raises(IntegrityError), transaction.atomic():
        RestrictionGrant.objects.create(
            recorded_by=clerk(), child=ada, user=hal.user, granted_by=hal.user, starts_at=NOON, reason=WHY
        )


@pytest.mark.parametrize(
    ("named", "reason", "field"),
    [([], WHY, "named"), (["wren"], " ", "reason"), (["abe"], WHY, "named"), (["gone"], WHY, "named")],
)
def test_what_is_refused(units, ada, hal, wren, named, reason, field) -> None:
    people = {
        "wren": wren,
        "abe": somebody("Abe", units["AUTH"], "administrator"),
        "gone": somebody("Gus", units["T1"], "auditor"),
    }
    people["gone"].user.is_active = False
    people["gone"].user.save()
    with pytest.raises(ValidationError) as refused:
        restrict_child(by=hal.user, child=ada, reason=reason, named=[people[key].user for key in named])
    assert field in refused.value.message_dict
    assert not RestrictionGrant.objects.filter(child=ada).exists()


# ── Before and after ─────────────────────────────────────────────────────────────────────────────


def test_a_restricted_record_is_gone_for_all_but_those_named_and_back_when_it_is_lifted(units, ada, hal, dee, wren, tess) -> None:
    everybody = [hal, dee, wren, tess, somebody("Ria", units["AUTH"], "conference_chair")]
    bo = somebody("Bo", units["T1"], "business_support")
    assert all(sees(one, ada) for one in everybody)
    restricted_by(hal, ada, wren)
    assert [one for one in everybody if sees(one, ada)] == [wren]
    assert [one for one in [*everybody, bo] if ada in children_findable_by(one.user)] == [wren]
    for one in [*everybody, bo]:
        html = signed_in(one).post(reverse("workforce:find"), {"words": "Ada"}).content.decode()
        assert (str(ada.uuid) in html) is (one is wren)
    lift_restriction(by=dee.user, child=ada, reason="The colleague has left.")
    ada.refresh_from_db()
    assert all(sees(one, ada) for one in everybody)
    assert not RestrictionGrant.objects.in_force(NOON).exists()


def test_a_merged_duplicate_is_restricted_with_the_record(units, ada, hal, wren) -> None:
    double = child("Ada", merged_into=ada)
    restricted_by(hal, ada, wren)
    assert Child.objects.filter(pk__in=[ada.pk, double.pk], restricted=True).count() == 2
    lift_restriction(by=hal.user, child=ada, reason="Over")
    assert not Child.objects.filter(restricted=True).exists()


def test_a_grant_holds_until_the_day_it_names(units, ada, hal, wren, at_noon) -> None:
    restrict_child(by=hal.user, child=ada, reason=WHY, named=[wren.user], until=TODAY + datetime.timedelta(days=1))
    ada.refresh_from_db()
    at_noon.move_to(datetime.datetime(2026, 4, 1, 22, 59, 59, tzinfo=datetime.UTC))
    assert sees(wren, ada)
    at_noon.move_to(datetime.datetime(2026, 4, 1, 23, 0, 0, tzinfo=datetime.UTC))  # midnight in England
    assert not sees(wren, ada)


def test_a_grant_ended_closes_the_record_at_once_and_is_kept(ada, hal, wren) -> None:
    (given,) = restricted_by(hal, ada, wren)
    end_grant(by=hal.user, grant=given, reason="No longer works with the family")
    assert not sees(wren, ada)
    assert RestrictionGrant.objects.get().ends_at == NOON
    with pytest.raises(ValidationError):
        end_grant(by=hal.user, grant=given, reason="Again")


def test_a_grant_ends_with_the_leavers_account(ada, hal, wren, tess) -> None:
    restricted_by(hal, ada, wren, tess)
    end_employment(by=clerk(), worker=wren, ended_on=TODAY)
    assert [each.user for each in RestrictionGrant.objects.in_force(NOON)] == [tess.user]


def test_every_verb_is_logged_with_its_reason_and_the_named_are_told(ada, hal, wren, tess) -> None:
    (given,) = restricted_by(hal, ada, wren)
    grant_access(by=hal.user, child=ada, user=tess.user, reason="Supervises")
    end_grant(by=hal.user, grant=given, reason="Moved team")
    lift_restriction(by=hal.user, child=ada, reason="Over")
    events = list(AuditEvent.objects.filter(child=ada.uuid).order_by("pk").values_list("verb", "reason"))
    assert events == [
        ("restrict_child", WHY),
        ("grant_access", WHY),
        ("grant_access", "Supervises"),
        ("end_grant", "Moved team"),
        ("end_grant", "Over"),
        ("lift_restriction", "Over"),
    ]
    assert {each.told for each in Notification.objects.all()} == {wren.user, tess.user}


# ── The pages ────────────────────────────────────────────────────────────────────────────────────


def test_the_worker_and_the_manager_are_offered_ticked(ada, hal, wren, tess) -> None:
    assert suggested_for(ada, by=hal.user) == [tess.user, wren.user]
    browser, address = signed_in(hal), reverse("workforce:restriction", args=[ada.uuid])
    html = browser.get(address).content.decode()
    assert html.count("checked") == 2
    refused = browser.post(address, {"reason": WHY})
    assert refused.status_code == 422
    assert "Name at least one person" in refused.content.decode()
    assert browser.post(address, {"reason": WHY, "named": [wren.user.pk]})["Location"] == address
    ada.refresh_from_db()
    assert sees(wren, ada)
    assert not sees(tess, ada)


def test_a_restricted_record_is_managed_by_number_and_nothing_in_it_is_shown_or_read(ada, hal, wren, tess) -> None:
    (given,) = restricted_by(hal, ada, wren)
    browser = signed_in(hal)
    before = AccessLog.objects.count()
    names = ("restriction", "grant_access", "lift_restriction")
    pages = [reverse(f"workforce:{name}", args=[ada.uuid]) for name in names]
    pages += [reverse("workforce:restricted_records"), reverse("workforce:end_grant", args=[given.uuid])]
    for page in pages:
        html = browser.get(page).content.decode()
        assert ada.local_id in html
        for canary in ("Ada", "Sample", "2015"):
            assert canary not in html, page
    assert AccessLog.objects.count() == before
    assert browser.get(reverse("workforce:child", args=[ada.uuid])).status_code == 404
    sent = {"named": tess.user.pk, "reason": "Supervises"}
    assert browser.post(reverse("workforce:grant_access", args=[ada.uuid]), sent).status_code == 302
    assert sees(tess, ada)
    assert browser.post(reverse("workforce:end_grant", args=[given.uuid]), {"reason": "Moved"}).status_code == 302
    assert not sees(wren, ada)
    assert browser.post(reverse("workforce:lift_restriction", args=[ada.uuid]), {"reason": "Over"}).status_code == 302
    ada.refresh_from_db()
    assert sees(wren, ada)


def test_to_give_the_child_to_somebody_not_named_is_refused_with_whom_to_ask(units, ada, hal, dee, wren) -> None:
    restricted_by(hal, ada, wren)
    colm = somebody("Colm", units["T1"], "social_worker")
    with pytest.raises(ValidationError) as refused:
        allocate_child(by=hal.user, child=Child.objects.get(pk=ada.pk), team=units["T1"], worker=colm, on=TODAY)
    assert str(dee.user) in refused.value.message_dict["worker"][0]
