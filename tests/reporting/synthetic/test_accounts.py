"""The accounts to look round with: one for each role, held by somebody who does that work today."""

from __future__ import annotations

import pytest

from csc.models import User
from csc.permissions import ROLES
from tests.reporting.synthetic.conftest import UNTIL
from workforce.models import Allocation, Post, Worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("authority")]

ACCOUNTS = sorted(set(ROLES) - {"api_client"})


@pytest.mark.parametrize("role", ACCOUNTS)
def test_each_role_has_an_account_of_its_name(role: str) -> None:
    worker = Worker.objects.get(user__username=role)
    assert worker.user.is_active
    assert role in set(Post.objects.open_on(UNTIL).filter(worker=worker).values_list("role", flat=True))


def test_the_social_worker_holds_children_and_the_manager_runs_that_team() -> None:
    worker = Worker.objects.get(user__username="social_worker")
    held = Allocation.objects.filter(worker=worker, ended_on__isnull=True)
    assert held.exists()
    manager = Post.objects.open_on(UNTIL).get(worker__user__username="team_manager")
    assert manager.unit_id in set(held.values_list("team_id", flat=True))
    head = Post.objects.open_on(UNTIL).get(worker__user__username="head_of_service")
    assert head.unit_id == manager.unit.parent_id


def test_nobody_has_a_password_outside_the_demo() -> None:
    assert not [user for user in User.objects.all() if user.has_usable_password()]


def test_those_who_left_cannot_sign_in() -> None:
    left = Worker.objects.exclude(employments__ended_on__isnull=True).filter(employments__isnull=False)
    assert left.exists()
    assert not left.filter(user__is_active=True).exists()


def test_every_role_of_a_post_exists() -> None:
    assert set(Post.objects.exclude(role="").values_list("role", flat=True)) <= set(ROLES)
