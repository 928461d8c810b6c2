"""`make_authority` as it is called: the same for the same seed, all or nothing, and never over records that are there."""

from __future__ import annotations

import hashlib
import io
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.hashers import check_password
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from csc.models import Code, Person, User
from reporting.synthetic import authority as making
from reporting.synthetic.clearing import OUR_APPS, NotADemo, clear
from workforce.models import Unit, Worker

pytestmark = pytest.mark.django_db


def make(**options: Any) -> str:
    out = io.StringIO()
    call_command("make_authority", stdout=out, stderr=io.StringIO(), **{"profile": "tiny", "until": making_until(), **options})
    return out.getvalue()


def making_until() -> Any:
    from tests.reporting.synthetic.conftest import UNTIL

    return UNTIL


def digest() -> dict[str, str]:
    """A fingerprint of every table of ours but the reference data, every column, in the order of the keys."""
    found = {}
    models = [model for label in OUR_APPS for model in apps.get_app_config(label).get_models() if not model._meta.proxy]
    for model in models:
        if model._meta.label in ("csc.BankHoliday", "csc.Code", "csc.CodeSet"):
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {model._meta.db_table} ORDER BY {connection.ops.quote_name(model._meta.pk.column)}")
            found[model._meta.label] = hashlib.sha256(repr(cursor.fetchall()).encode()).hexdigest()
    return found


def made_with(**options: Any) -> dict[str, str]:
    with transaction.atomic():
        make(**options)
        found = digest()
        transaction.set_rollback(True)
    return found


def test_one_seed_makes_one_authority_down_to_the_last_column() -> None:
    once, again = made_with(seed=3), made_with(seed=3)
    assert once == again
    assert len([label for label in once if "Historical" in label]) > 50


def test_another_seed_makes_another() -> None:
    once, other = made_with(seed=3), made_with(seed=4)
    for label in ("contacts.Contact", "csc.Person", "workforce.Worker", "protection.ProtectionVisit"):
        assert once[label] != other[label]


def test_history_can_be_left_out() -> None:
    with transaction.atomic():
        make(without_history=True)
        assert Person.objects.exists()
        assert not Person.history.exists()
        transaction.set_rollback(True)


def test_a_second_authority_is_refused_and_the_message_says_what_to_do() -> None:
    Unit.objects.create(
        code="AUTH", name="Here", kind="authority", opened_on="2020-04-01", recorded_by=User.objects.create(username="clerk")
    )
    with pytest.raises(CommandError, match="--replace"):
        make()
    assert not Person.objects.exists()


def test_replacing_empties_all_but_the_reference_data() -> None:
    make(seed=1)
    before, codes = digest(), Code.objects.count()
    make(seed=2, replace=True)
    make(seed=1, replace=True)
    assert digest() == before
    assert Code.objects.count() == codes


def test_records_are_never_removed_from_an_installation_that_may_be_real(settings) -> None:
    make()
    settings.CSC_MODE = "production"
    with pytest.raises(CommandError, match="demo and test mode only"):
        make(replace=True)
    with pytest.raises(NotADemo):
        clear()
    assert Worker.objects.exists()


def test_a_failure_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(making, "forget_leavers", fails)
    with pytest.raises(OSError, match="disk full"):
        make()
    assert not Person.objects.exists()
    assert not User.objects.exists()


def test_no_authority_without_a_month() -> None:
    with pytest.raises(CommandError, match="at least one month"):
        make(months=0)


def test_it_says_what_it_made() -> None:
    said = make()
    assert f"{Person.objects.count():>10,}  csc.Person" in said
    assert "1 October 2024 to 31 March 2026" in said


def test_the_demo_alone_hands_out_its_password(settings) -> None:
    from reporting.synthetic.accounts import demo_password
    from workforce.demo import DEMO_PASSWORD

    assert demo_password(True, 1) == ""
    settings.CSC_MODE = "demo"
    assert demo_password(False, 1) == ""
    assert check_password(DEMO_PASSWORD, demo_password(True, 1))
