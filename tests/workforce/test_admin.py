"""The admin is for the organisation: open by role, closed to cases, never a way round a restriction."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.test import RequestFactory

from csc.models import AccessLog, AuditEvent, User
from tests.workforce.cast import allocation, child, clerk, small_authority, somebody, worker
from workforce.administration import RoleAdmin
from workforce.models import Allocation, CaseloadLimit, Post, Unit

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def units():
    return small_authority()


def asking(user):
    request = RequestFactory().get("/")
    request.user = user
    return request


def staff(holder):
    holder.user.is_staff = True
    holder.user.save()
    return holder.user


@pytest.mark.parametrize(
    ("role", "model", "allowed"),
    [
        ("administrator", Unit, True),
        ("administrator", CaseloadLimit, True),
        ("administrator", Allocation, False),
        ("team_manager", Allocation, True),
        ("team_manager", Post, False),
        ("social_worker", Unit, False),
    ],
)
def test_each_table_is_shown_by_role(units, role, model, allowed):
    page, request = admin.site.get_model_admin(model), asking(staff(somebody("Any", units["AUTH"], role)))
    assert page.has_view_permission(request) is allowed
    assert page.has_module_permission(request) is allowed


def test_djangos_own_permissions_open_nothing(units):
    reader = staff(worker("Nil"))
    page = admin.site.get_model_admin(Unit)
    assert not page.has_view_permission(asking(reader))
    reader.is_active, reader.is_superuser = False, True
    assert not page.has_view_permission(asking(reader))


def test_nothing_of_ours_is_deleted_in_the_admin(units):
    request = asking(staff(somebody("Abe", units["AUTH"], "administrator")))
    ours = [page for page in admin.site._registry.values() if isinstance(page, RoleAdmin)]
    assert len(ours) >= 10
    assert not any(page.has_delete_permission(request) for page in ours)


def test_allocations_are_shown_and_not_typed_and_only_of_visible_children(units):
    manager = staff(somebody("Tess", units["T1"], "team_manager"))
    for one, team in ((child("Ada"), "T1"), (child("Bea"), "T3"), (child("Rex", restricted=True), "T1")):
        allocation(one, units[team])
    page, request = admin.site.get_model_admin(Allocation), asking(manager)
    assert [one.child.forename for one in page.get_queryset(request)] == ["Ada"]
    assert not page.has_add_permission(request)
    assert not page.has_change_permission(request)


def test_a_list_of_allocations_is_in_the_access_log(client, units):
    manager, ada = staff(somebody("Tess", units["T1"], "team_manager")), child("Ada")
    allocation(ada, units["T1"])
    client.force_login(manager, backend=BACKEND)
    assert client.get("/admin/workforce/allocation/").status_code == 200
    read = AccessLog.objects.get()
    assert (read.child, read.reach, read.channel) == (ada.uuid, "team", "admin")


def test_a_unit_added_in_the_admin_names_its_author_and_is_logged(client):
    root = User.objects.create_superuser("root", password="an ordinary password")
    client.force_login(root, backend=BACKEND)
    answer = client.post(
        "/admin/workforce/unit/add/", {"code": "AUTH", "name": "Borough", "kind": "authority", "opened_on": "2020-01-01"}
    )
    assert answer.status_code == 302
    made = Unit.objects.get()
    assert made.recorded_by == root
    assert AuditEvent.objects.get(verb="add_in_admin").record == made.uuid


def test_a_units_code_and_parent_stay_as_they_were(client, units):
    root = User.objects.create_superuser("root", password="an ordinary password")
    client.force_login(root, backend=BACKEND)
    address = f"/admin/workforce/unit/{units['T1'].pk}/change/"
    answer = client.post(
        address, {"code": "T7", "parent": units["S2"].pk, "name": "Team one", "team_type": "", "succeeded_by": ""}
    )
    assert answer.status_code == 302
    after = Unit.objects.get(pk=units["T1"].pk)
    assert (after.code, after.parent, after.name) == ("T1", units["S1"], "Team one")


@pytest.mark.parametrize(
    "name", ["unit", "worker", "employment", "post", "budgetedpost", "fteweight", "caseloadlimit", "allocation"]
)
def test_every_list_and_every_empty_form_opens(client, units, name):
    client.force_login(User.objects.create_superuser("root", password="an ordinary password"), backend=BACKEND)
    allocation(child(), units["T1"])
    assert client.get(f"/admin/workforce/{name}/?q=x").status_code == 200
    assert client.get(f"/admin/workforce/{name}/add/").status_code in (200, 403)


def test_a_superuser_sees_no_allocation(client, units):
    client.force_login(User.objects.create_superuser("root", password="an ordinary password"), backend=BACKEND)
    allocation(child("Canary"), units["T1"], recorded_at=clerk().date_joined)
    assert b"Canary" not in client.get("/admin/workforce/allocation/").content
