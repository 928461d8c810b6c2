"""The administration site shows case records within reach, to look at only, and logs each look."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.urls import reverse

from csc.models import AccessLog
from looked_after.models import PeriodOfCare
from tests.looked_after.cast import ava, period_of_care, team
from tests.workforce.cast import allocation, small_authority, somebody
from workforce.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(client):
    """A manager of team T1 with the right to see the table in the administration site."""
    small_authority()
    worker = somebody("Mina", team(), "team_manager")
    worker.user.is_staff = True
    worker.user.save()
    worker.user.user_permissions.set(Permission.objects.filter(codename="view_periodofcare"))
    client.force_login(worker.user)
    return worker


def listed(client) -> set[str]:
    page = client.get(reverse("admin:looked_after_periodofcare_changelist"))
    assert page.status_code == 200
    return {record.child.local_id for record in page.context["cl"].result_list}


def test_a_list_holds_only_children_within_reach_and_each_is_logged(client, manager):
    mine, theirs, hidden = ava(), ava(), ava(restricted=True, restricted_reason="Relative of a member of staff")
    for child in (mine, theirs, hidden):
        period_of_care(child)
    allocation(mine, team())
    allocation(hidden, team())
    allocation(theirs, Unit.objects.get(code="T3"))
    assert listed(client) == {mine.local_id}
    assert set(AccessLog.objects.values_list("child", flat=True)) == {mine.uuid}


def test_a_record_out_of_reach_does_not_open(client, manager):
    mine, theirs = period_of_care(ava()), period_of_care(ava())
    allocation(mine.child, team())
    allocation(theirs.child, Unit.objects.get(code="T3"))
    opened = client.get(reverse("admin:looked_after_periodofcare_change", args=[mine.pk]))
    assert opened.status_code == 200
    assert list(AccessLog.objects.values_list("child", flat=True)) == [mine.child.uuid]
    closed = client.get(reverse("admin:looked_after_periodofcare_change", args=[theirs.pk]))
    assert closed.status_code == 302  # back to the index, as for a record that does not exist
    assert AccessLog.objects.count() == 1


def test_nothing_can_be_changed_here(client, manager):
    period = period_of_care(ava())
    allocation(period.child, team())
    address = reverse("admin:looked_after_periodofcare_change", args=[period.pk])
    assert client.post(address, {"started_on": "2017-01-01"}).status_code == 403
    assert client.get(reverse("admin:looked_after_periodofcare_add")).status_code == 403
    assert client.get(reverse("admin:looked_after_periodofcare_delete", args=[period.pk])).status_code == 403
    assert PeriodOfCare.objects.get().started_on == period.started_on


def test_every_table_of_the_record_is_there():
    from looked_after import models

    shown = {model.__name__ for model in admin.site._registry if model._meta.app_label == "looked_after"}
    assert shown == set(models.__all__) - {"FosterCarer", "FosterReview", "Adopter"}  # seen with their household and their family
