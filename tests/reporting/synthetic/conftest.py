"""A small authority for the tests that only look at it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from django.db import transaction

from reporting.synthetic.authority import Made, make_authority
from reporting.synthetic.profiles import PROFILES

UNTIL = datetime.date(2026, 3, 31)


@pytest.fixture(scope="module")
def authority(django_db_setup: None, django_db_blocker, england) -> Iterator[Made]:
    """A tiny authority up to 31 March 2026, taken back when the tests of the file are over.

    It is made with the clocks as installed, like everything a test does.
    """
    from csc.local_choices import LocalChoices, current_choices
    from csc.local_standards import LocalStandards, current_standards
    from csc.working_days import current_calendar

    current_calendar.keep(england)
    current_standards.keep(LocalStandards([]))
    current_choices.keep(LocalChoices([]))
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_authority(PROFILES["tiny"], seed=1, months=18, until=UNTIL, history=True)
        transaction.set_rollback(True)
