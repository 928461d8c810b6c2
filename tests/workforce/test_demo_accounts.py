"""One account for each role somebody holds today, to sign in with at the demo."""

from __future__ import annotations

import datetime
from io import StringIO

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from tests.workforce.cast import post, small_authority, somebody, worker
from workforce.demo import DEMO_PASSWORD, give_demo_password

pytestmark = pytest.mark.django_db


def printed() -> list[str]:
    out = StringIO()
    call_command("demo_accounts", stdout=out)
    return out.getvalue().splitlines()


def test_nobody_to_print():
    assert printed() == ["Nobody holds a post with a role today. Run `manage.py make_authority` first."]


def test_one_line_for_each_role_the_account_named_after_it_first():
    units = small_authority()
    somebody("Sol", units["T1"], "social_worker")
    named = somebody("Wren", units["T2"], "social_worker")
    named.user.username = "social_worker"
    named.user.save()
    post(somebody("Tess", units["T1"], "team_manager"), units["T1"], "administrator", until=datetime.date(2021, 1, 1))
    worker("Nil")
    lines = printed()
    assert [line.split()[0].rstrip("0123456789") for line in lines] == ["social_worker", "tess"]
    assert "Wren Example" in lines[0]
    assert lines[0].endswith("Social worker, T2")
    assert not any(DEMO_PASSWORD in line for line in lines)


def test_the_demos_password_is_given_in_the_demo_alone(settings):
    nil = worker("Nil").user
    with pytest.raises(ImproperlyConfigured):
        give_demo_password(nil)
    settings.CSC_MODE = "demo"
    give_demo_password(nil)
    assert nil.check_password(DEMO_PASSWORD)
