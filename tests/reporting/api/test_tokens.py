"""Tokens: what a program may fetch, for whom, and until when."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from knox.models import AuthToken
from rest_framework.test import APIClient

from csc.models import AccessLog, AuditEvent
from csc.permissions import Permission
from reporting.tokens.issuing import end_token, issue_token, tokens_in_force
from tests.reporting.pages.conftest import Place, place
from tests.workforce.cast import somebody
from workforce.models import Worker
from workforce.services.employment import end_employment, start_employment

__all__ = ["place"]

P = Permission
VALUES = "/api/v1/indicators/contacts_received/values/?from=2026-03&to=2026-03"
MEMBERS = "/api/v1/indicators/contacts_received/members/?period=2026-03"


@pytest.fixture
def admin(place: Place) -> Worker:
    return somebody("Ada", place.units["AUTH"], "administrator")


def issued(place: Place, admin: Worker, *permissions: Permission, role: str = "performance_analyst", days: int = 30) -> APIClient:
    secret = issue_token(
        by=admin.user,
        to=place.people[role].user,
        permissions=permissions,
        last_day=timezone.localdate() + datetime.timedelta(days=days),
        purpose="The regional data set",
    )
    program = APIClient()
    program.credentials(HTTP_AUTHORIZATION=f"Token {secret}")
    return program


def test_a_token_reads_what_its_terms_say_and_no_more_of_what_its_holder_may(place: Place, admin: Worker) -> None:
    figures, small, lists = (
        issued(place, admin),
        issued(place, admin, P.READ_UNSUPPRESSED_FIGURES),
        issued(place, admin, P.READ_MEMBERS),
    )
    for program in (figures, small, lists):
        assert program.get("/api/v1/indicators/").status_code == 200
        assert [row["code"] for row in program.get("/api/v1/units/").json()]
    shown = [program.get(f"{VALUES}&suppress=0").json()[0]["numerator"] for program in (figures, small, lists)]
    assert shown == [None, 4, None], "four contacts are a small number"
    assert [program.get(MEMBERS).status_code for program in (figures, small, lists)] == [403, 403, 200]
    assert all(row["pseudonym"] and not row["child"] for row in lists.get(MEMBERS).json())
    assert not AccessLog.objects.exists()


def test_a_token_opens_no_page(place: Place, admin: Worker) -> None:
    secret = issued(place, admin)._credentials["HTTP_AUTHORIZATION"]
    assert Client().get(reverse("reporting:scorecards"), headers={"Authorization": secret}).status_code == 302


@pytest.mark.parametrize(("days", "status"), [(30, 200), (31, 401)])
def test_a_token_is_good_to_the_end_of_its_last_day(place: Place, admin: Worker, days: int, status: int) -> None:
    with time_machine.travel(datetime.datetime(2026, 4, 1, 12, tzinfo=datetime.UTC), tick=False):
        program = issued(place, admin)
    late = datetime.datetime(2026, 4, 1, 22, 59, tzinfo=datetime.UTC) + datetime.timedelta(days=days)
    with time_machine.travel(late, tick=False):
        assert program.get("/api/v1/indicators/").status_code == status


def test_a_token_that_is_ended_is_refused_at_its_next_request(place: Place, admin: Worker) -> None:
    program = issued(place, admin)
    assert program.get("/api/v1/periods/").status_code == 200
    end_token(by=admin.user, token=AuthToken.objects.get())
    assert program.get("/api/v1/periods/").status_code == 401
    assert list(AuditEvent.objects.filter(verb__endswith="_token").order_by("pk").values_list("verb", flat=True)) == [
        "issue_token",
        "end_token",
    ]


def test_who_leaves_or_loses_the_post_takes_the_token_along(place: Place, admin: Worker) -> None:
    holder = place.people["performance_analyst"]
    program = issued(place, admin)
    holder.posts.update(ended_on=timezone.localdate())
    assert program.get("/api/v1/periods/").status_code == 403
    holder.posts.update(ended_on=None)
    assert program.get("/api/v1/periods/").status_code == 200
    if not holder.employments.filter(started_on__isnull=False, ended_on__isnull=True).exists():
        start_employment(by=admin.user, worker=holder, started_on=datetime.date(2026, 1, 5))
    end_employment(by=admin.user, worker=holder, ended_on=timezone.localdate())
    assert program.get("/api/v1/periods/").status_code == 401


def test_a_token_made_in_another_way_opens_nothing(place: Place) -> None:
    _, secret = AuthToken.objects.create(user=place.people["performance_analyst"].user, expiry=None)
    program = APIClient()
    program.credentials(HTTP_AUTHORIZATION=f"Token {secret}")
    assert program.get("/api/v1/indicators/").status_code == 401
    assert not tokens_in_force().exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"to": "director"}, "to"),
        ({"to": "admin"}, "to"),
        ({"days": -1}, "last_day"),
        ({"days": 367}, "last_day"),
        ({"purpose": "  "}, "purpose"),
        ({"permissions": [P.READ_CHILDREN]}, "permissions"),
        ({"to": "scorecard_reader", "permissions": [P.READ_UNSUPPRESSED_FIGURES]}, "permissions"),
    ],
)
def test_terms_that_go_too_far_are_refused(place: Place, admin: Worker, wrong: dict, field: str) -> None:
    to = wrong.get("to", "performance_analyst")
    with pytest.raises(ValidationError) as refused:
        issue_token(
            by=admin.user,
            to=admin.user if to == "admin" else place.people[to].user,
            permissions=wrong.get("permissions", []),
            last_day=timezone.localdate() + datetime.timedelta(days=wrong.get("days", 366)),
            purpose=wrong.get("purpose", "The regional data set"),
        )
    assert list(refused.value.error_dict) == [field]
    assert not AuthToken.objects.exists()


def test_the_administrator_issues_one_sees_it_once_and_ends_it(place: Place, admin: Worker) -> None:
    browser = Client()
    browser.force_login(admin.user)
    holder = place.people["performance_analyst"].user
    typed = {"to": holder.pk, "purpose": "The regional data set", "permissions": ["read_members"], "last_day": "1/1/2099"}
    assert browser.post(reverse("reporting:issue_token"), {}).status_code == 422
    refused = browser.post(reverse("reporting:issue_token"), typed)
    assert refused.status_code == 422
    assert "at most a year away" in refused.content.decode()
    soon = timezone.localdate() + datetime.timedelta(days=7)
    shown = browser.post(reverse("reporting:issue_token"), typed | {"last_day": f"{soon.day}/{soon.month}/{soon.year}"})
    token = AuthToken.objects.get()
    assert token.token_key in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    listed = browser.get(reverse("reporting:tokens")).content.decode()
    assert "The regional data set" in listed
    assert f"{soon.day} {soon:%b %Y}" in listed or f"{soon.day} {soon:%B %Y}" in listed
    browser.post(reverse("reporting:end_token", args=[token.token_key]))
    assert not AuthToken.objects.exists()
    assert browser.get(reverse("reporting:end_token", args=[token.token_key])).status_code == 404
