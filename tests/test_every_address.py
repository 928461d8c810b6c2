"""Every address, for every role and method, against a matrix written out here.

A view that is added without a line here fails the test, and so does one whose answer to any role
differs from what the matrix says.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from csc.models import User
from csc.permissions import ROLES, Permission
from workforce.pages import permission_of

P = Permission

MATRIX: dict[str, Permission] = {
    "workforce:my_work": P.RECORD_WORK,
    "workforce:my_teams": P.ALLOCATE_CHILDREN,
    "workforce:see_notification": P.READ_CHILDREN,
    "reporting:scorecards": P.READ_FIGURES,
    "reporting:scorecard": P.READ_FIGURES,
    "reporting:indicators": P.READ_FIGURES,
    "reporting:indicator": P.READ_FIGURES,
    "reporting:records": P.READ_MEMBERS,
    "reporting:publications": P.READ_FIGURES,
    "reporting:publication": P.READ_FIGURES,
    "reporting:tokens": P.MANAGE_ACCOUNTS,
    "reporting:issue_token": P.MANAGE_ACCOUNTS,
    "reporting:end_token": P.MANAGE_ACCOUNTS,
    "reporting:publish": P.PUBLISH_FIGURES,
    "reporting:publishing": P.PUBLISH_FIGURES,
    "reporting:publishing_progress": P.PUBLISH_FIGURES,
    "reporting:restatement": P.READ_MEMBERS,
    "reporting:runs": P.RUN_SNAPSHOTS,
    "workforce:child": P.READ_CHILDREN,
    "workforce:chronology": P.READ_CHILDREN,
    "workforce:significance": P.RECORD_WORK,
    "workforce:menu": P.READ_CHILDREN,
    "workforce:people": P.READ_CHILDREN,
    "workforce:people_around": P.READ_CHILDREN,
    "workforce:show_address": P.SEE_CONFIDENTIAL_ADDRESSES,
    "workforce:who_looked": P.READ_CHILD_LOG,
    "workforce:merge": P.MERGE_CHILDREN,
    "workforce:undo_merge": P.MERGE_CHILDREN,
    "workforce:find": P.SEARCH_CHILDREN,
    "workforce:search_texts": P.SEARCH_CHILDREN,
    "workforce:add_child": P.RECORD_CONTACTS,
    "workforce:likely_duplicates": P.RECORD_CONTACTS,
    "workforce:access_review": P.REVIEW_ACCESS,
    "workforce:review_reading": P.REVIEW_ACCESS,
    "workforce:review_opening": P.REVIEW_ACCESS,
    "workforce:accounts": P.MANAGE_ACCOUNTS,
    "workforce:new_worker": P.MANAGE_ACCOUNTS,
    "workforce:worker": P.MANAGE_ACCOUNTS,
    "workforce:open_account": P.MANAGE_ACCOUNTS,
    "workforce:account_act": P.MANAGE_ACCOUNTS,
    "workforce:new_post": P.MANAGE_ACCOUNTS,
    "workforce:end_post": P.MANAGE_ACCOUNTS,
    "workforce:leave": P.MANAGE_ACCOUNTS,
    "workforce:restricted_records": P.GRANT_RESTRICTED_ACCESS,
    "workforce:restriction": P.GRANT_RESTRICTED_ACCESS,
    "workforce:grant_access": P.GRANT_RESTRICTED_ACCESS,
    "workforce:lift_restriction": P.GRANT_RESTRICTED_ACCESS,
    "workforce:end_grant": P.GRANT_RESTRICTED_ACCESS,
    "workforce:step": P.READ_CHILDREN,
    "workforce:step_about": P.READ_CHILDREN,
    "workforce:keep_draft": P.READ_CHILDREN,
    "workforce:done": P.READ_CHILDREN,
    "workforce:record": P.READ_CHILDREN,
    "workforce:correct": P.RECORD_WORK,
    "workforce:withdraw": P.WITHDRAW_RECORDS,
    "workforce:give_reason": P.READ_CHILDREN_OUTSIDE_REACH,
    "workforce:break_glass": P.BREAK_GLASS,
    "workforce:notices": P.READ_CHILDREN,
    "workforce:see_notice": P.READ_CHILDREN,
    "looked_after:carers": P.RECORD_CARERS,
    "looked_after:add_home": P.RECORD_CARERS,
    "looked_after:home": P.RECORD_CARERS,
    "looked_after:home_form": P.RECORD_CARERS,
    "looked_after:add_provider": P.RECORD_CARERS,
    "looked_after:provider": P.RECORD_CARERS,
    "looked_after:provider_form": P.RECORD_CARERS,
    "api:indicators": P.READ_FIGURES,
    "api:indicator": P.READ_FIGURES,
    "api:values": P.READ_FIGURES,
    "api:members": P.READ_MEMBERS,
    "api:scorecards": P.READ_FIGURES,
    "api:scorecard": P.READ_FIGURES,
    "api:units": P.READ_FIGURES,
    "api:periods": P.READ_FIGURES,
    "api:current-run": P.READ_FIGURES,
    "api:schema": P.READ_FIGURES,
}
"""The permission each of our own views asks for."""

OPEN_TO_ANYBODY = {
    "health": "monitors ask without signing in; holds no personal data",
    "home": "sends each person to their own first page",
    "design": "the gallery of components, in the demo only",
    "keep_session": "says that the person is still there",
}
"""Views of our own that ask for no permission, and why."""

NOT_OURS = ("account", "mfa", "admin:")
"""Signing in (tested in tests/csc) and the administration site (its own rights, tested there)."""

ARGUMENTS = {
    "reporting:scorecard": ["all"],
    "reporting:indicator": ["contacts_received"],
    "reporting:records": ["contacts_received"],
    "workforce:child": [uuid.UUID(int=1)],
    "workforce:chronology": [uuid.UUID(int=1)],
    "workforce:significance": [uuid.UUID(int=1), "contact", uuid.UUID(int=2)],
    "workforce:menu": [uuid.UUID(int=1)],
    "workforce:people": [uuid.UUID(int=1)],
    "workforce:people_around": [uuid.UUID(int=1), uuid.UUID(int=2)],
    "workforce:show_address": [uuid.UUID(int=1), uuid.UUID(int=2)],
    "workforce:who_looked": [uuid.UUID(int=1)],
    "workforce:merge": [uuid.UUID(int=1)],
    "workforce:undo_merge": [uuid.UUID(int=1), uuid.UUID(int=2)],
    "workforce:review_reading": [uuid.UUID(int=1), uuid.UUID(int=2), "2026-04-01"],
    "workforce:review_opening": [uuid.UUID(int=1)],
    "workforce:worker": [uuid.UUID(int=1)],
    "workforce:open_account": [uuid.UUID(int=1)],
    "workforce:account_act": [uuid.UUID(int=1), "close"],
    "workforce:new_post": [uuid.UUID(int=1)],
    "workforce:end_post": [uuid.UUID(int=1), uuid.UUID(int=2)],
    "workforce:leave": [uuid.UUID(int=1)],
    "workforce:restriction": [uuid.UUID(int=1)],
    "workforce:grant_access": [uuid.UUID(int=1)],
    "workforce:lift_restriction": [uuid.UUID(int=1)],
    "workforce:end_grant": [uuid.UUID(int=1)],
    "workforce:step": [uuid.UUID(int=1), "record_contact"],
    "workforce:step_about": [uuid.UUID(int=1), "decide_contact", uuid.UUID(int=2)],
    "workforce:keep_draft": [uuid.UUID(int=1), "record_contact", uuid.UUID(int=1)],
    "workforce:done": [uuid.UUID(int=1), uuid.UUID(int=2)],
    "workforce:record": [uuid.UUID(int=1), "contact", uuid.UUID(int=2)],
    "workforce:correct": [uuid.UUID(int=1), "contact", uuid.UUID(int=2)],
    "workforce:withdraw": [uuid.UUID(int=1), "contact", uuid.UUID(int=2)],
    "workforce:see_notification": [1],
    "looked_after:home": [uuid.UUID(int=1)],
    "looked_after:home_form": [uuid.UUID(int=1), "change"],
    "looked_after:provider": [uuid.UUID(int=1)],
    "looked_after:provider_form": [uuid.UUID(int=1), "change"],
    "reporting:publication": [1],
    "reporting:end_token": ["abcdefgh"],
    "reporting:publish": ["all"],
    "reporting:publishing": [1],
    "reporting:publishing_progress": [1],
    "reporting:restatement": [1],
    "workforce:give_reason": [uuid.UUID(int=1)],
    "workforce:see_notice": [uuid.UUID(int=1)],
    "api:indicator": ["contacts_received"],
    "api:values": ["contacts_received"],
    "api:members": ["contacts_received"],
    "api:scorecard": ["all"],
}
"""What an address needs to be filled in with."""


def addresses() -> Iterator[tuple[str, URLPattern]]:
    def walk(patterns: list, namespace: str) -> Iterator[tuple[str, URLPattern]]:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                below = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
                yield from walk(pattern.url_patterns, below)
            else:
                yield f"{namespace}{pattern.name}", pattern

    yield from walk(get_resolver().url_patterns, "")


def ours() -> dict[str, URLPattern]:
    return {name: pattern for name, pattern in addresses() if not name.startswith(NOT_OURS)}


def test_every_view_is_in_the_matrix_or_open_for_a_reason() -> None:
    assert set(ours()) == set(MATRIX) | set(OPEN_TO_ANYBODY)


def test_every_view_asks_for_the_permission_the_matrix_names() -> None:
    asked = {name: permission_of(pattern.callback) for name, pattern in ours().items() if name in MATRIX}
    assert asked == MATRIX


@pytest.fixture(scope="module")
def names() -> list[str]:
    return sorted(MATRIX)


@pytest.fixture
def everybody(db: None, settings) -> dict[str, Client]:
    settings.CSC_MODE = "demo"
    call_command("make_authority", profile="tiny", seed=3, until=datetime.date(2026, 3, 31), verbosity=0)
    clients = {}
    for user in User.objects.filter(username__in=[role.key for role in ROLES.values()]):
        clients[user.username] = Client()
        clients[user.username].force_login(user)
    return clients


def test_each_role_gets_in_where_it_may_and_nowhere_else(everybody: dict[str, Client], names: list[str]) -> None:
    assert len(everybody) >= 10
    wrong = []
    for name in names:
        address = reverse(name, args=ARGUMENTS.get(name, []))
        for role, client in everybody.items():
            may = MATRIX[name] in ROLES[role].permissions
            for method in ("get", "post", "put", "delete"):
                status = getattr(client, method)(address).status_code
                refused = status in (403, 405)
                if status >= 500 or (not may and not refused) or (may and method == "get" and status == 403):
                    wrong.append((name, role, method, status))
    assert wrong == []


@pytest.mark.django_db
def test_a_stranger_is_sent_to_sign_in(names: list[str]) -> None:
    for name in names:
        response = Client().get(reverse(name, args=ARGUMENTS.get(name, [])))
        assert response.status_code in (302, 401), name
        assert response.status_code == 401 or "/accounts/login/" in response["Location"]


def test_a_leaver_loses_every_address_at_once(everybody: dict[str, Client], names: list[str]) -> None:
    User.objects.update(is_active=False)
    for name in names:
        for client in everybody.values():
            assert client.get(reverse(name, args=ARGUMENTS.get(name, []))).status_code in (302, 401, 403), name
