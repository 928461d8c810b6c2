"""The admin of figures' reference data: open by role, changes with a reason, runs and publications only read."""

from __future__ import annotations

import datetime

import pytest
from django.contrib import admin
from django.urls import reverse

from csc.models import AuditEvent
from reporting.models import Benchmark, PopulationEstimate, Publication, Run, SchoolTerm, SuppliedFigure, Target
from tests.workforce.cast import small_authority, somebody

pytestmark = pytest.mark.django_db

REFERENCE = [PopulationEstimate, SchoolTerm, SuppliedFigure, Benchmark, Run, Publication]


@pytest.fixture
def signed_in(client):
    """Sign in somebody of the role who may enter the admin."""
    units = small_authority()

    def as_role(role: str):
        holder = somebody("Any", units["AUTH"], role)
        holder.user.is_staff = True
        holder.user.save()
        client.force_login(holder.user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return holder.user, units

    return as_role


def page(model, name: str = "changelist", *args: object) -> str:
    return reverse(f"admin:reporting_{model._meta.model_name}_{name}", args=args)


@pytest.mark.parametrize("model", REFERENCE, ids=lambda model: model.__name__)
@pytest.mark.parametrize(("role", "status"), [("administrator", 200), ("social_worker", 302), ("scorecard_reader", 302)])
def test_reference_data_is_shown_by_role(client, signed_in, model, role, status) -> None:
    signed_in(role)
    assert client.get(page(model)).status_code == status


@pytest.mark.parametrize(("role", "status"), [("performance_analyst", 200), ("social_worker", 302), ("administrator", 403)])
def test_targets_are_of_those_who_set_them(client, signed_in, role, status) -> None:
    signed_in(role)
    assert client.get(page(Target)).status_code == status


@pytest.mark.parametrize("model", [Benchmark, Run, Publication], ids=lambda model: model.__name__)
def test_what_the_program_writes_is_not_typed(client, signed_in, model) -> None:
    signed_in("administrator")
    assert client.get(page(model, "add")).status_code == 403


def test_a_changed_term_says_why_and_keeps_what_stood_there(client, signed_in) -> None:
    user, _ = signed_in("administrator")
    term = {"name": "Autumn 2026", "first_day": "2026-09-02", "last_day": "2026-12-18"}
    assert client.post(page(SchoolTerm, "add"), term).status_code == 302
    held = SchoolTerm.objects.get()
    assert held.recorded_by == user
    moved = term | {"last_day": "2026-12-17"}
    assert "Say why it is changed" in client.post(page(SchoolTerm, "change", held.pk), moved).content.decode()
    assert client.post(page(SchoolTerm, "change", held.pk), moved | {"change_reason": "Training day"}).status_code == 302
    held.refresh_from_db()
    assert held.last_day == datetime.date(2026, 12, 17)
    newest, first = SchoolTerm.history.order_by("-history_id")[:2]
    assert (newest.history_change_reason, newest.history_user, first.last_day) == (
        "Training day",
        user,
        datetime.date(2026, 12, 18),
    )
    assert AuditEvent.objects.filter(verb="change_in_admin", reason="Training day").exists()
    assert client.post(page(SchoolTerm, "delete", held.pk), {"post": "yes"}).status_code == 403


def test_a_target_is_of_a_figure_there_is_and_is_ended_with_a_reason(client, signed_in) -> None:
    _, units = signed_in("performance_analyst")
    given = {"indicator": "s47_started", "unit": units["AUTH"].pk, "first_month": "2026-04", "kind": "at_most", "green": "20"}
    given |= {"limit_is_inside": "on"}
    assert "There is no indicator here" in client.post(page(Target, "add"), given | {"indicator": "nothing"}).content.decode()
    assert "not a month" in client.post(page(Target, "add"), given | {"first_month": "2026-13"}).content.decode()
    assert client.post(page(Target, "add"), given).status_code == 302
    held = Target.objects.get()
    ended = given | {"last_month": "2026-09", "change_reason": "A stricter one begins"}
    assert client.post(page(Target, "change", held.pk), ended).status_code == 302
    held.refresh_from_db()
    assert (held.first_month, held.last_month) == ("2026-04", "2026-09")
    assert held.history.first().history_change_reason == "A stricter one begins"


def test_no_figures_of_a_publication_are_in_the_admin() -> None:
    shown = admin.site.get_model_admin(Publication).fields
    assert not {"page", "page_withheld", "commentary"} & set(shown)
