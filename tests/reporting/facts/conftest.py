"""A small invented authority in the database, made once for the tests that read it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

UNTIL = datetime.date(2025, 3, 31)


@pytest.fixture(scope="module")
def authority(django_db_setup: None, django_db_blocker) -> Iterator[datetime.date]:
    """About a hundred children over 18 months up to the day given; gone again after the module."""
    from django.db import transaction

    from reporting.synthetic.authority import make_authority
    from reporting.synthetic.profiles import PROFILES

    with django_db_blocker.unblock(), transaction.atomic():
        make_authority(PROFILES["tiny"], seed=5, months=18, until=UNTIL, history=True)
        yield UNTIL
        transaction.set_rollback(True)
