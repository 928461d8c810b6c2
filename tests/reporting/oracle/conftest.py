"""One synthetic authority with its snapshot, and the same records as the oracles read them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from django.db import transaction
from django.utils import timezone

from reporting.synthetic.profiles import PROFILES
from tests.reporting.oracle.world import World

UNTIL = datetime.date(2026, 3, 31)
MONTHS = 42
"""Long enough for a year's figure that looks back two more."""

AUTHORITY = replace(PROFILES["tiny"], referrals_a_year=80, population=1_600)
"""Twice the size of the smallest, so that most figures are of somebody."""


@dataclass(frozen=True)
class Made:
    """A world, the run that made its figures, and the month from which csc takes its records for whole."""

    world: World
    run: int
    begins: datetime.date


@pytest.fixture(scope="package", params=[11])
def made(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker, england) -> Iterator[Made]:
    """Taken back when the tests of this folder are over."""
    from csc.local_choices import LocalChoices, current_choices
    from csc.local_standards import LocalStandards, current_standards
    from csc.working_days import current_calendar
    from reporting.snapshots import building, duties
    from reporting.snapshots.extent import records_begin
    from reporting.synthetic.authority import make_authority
    from tests.reporting.oracle.mess import make_a_mess

    current_calendar.keep(england)
    current_standards.keep(LocalStandards([]))
    current_choices.keep(LocalChoices([]))
    with django_db_blocker.unblock(), transaction.atomic():
        make_authority(AUTHORITY, seed=request.param, months=MONTHS, until=UNTIL, history=False)
        make_a_mess(seed=request.param)
        run = building.ask_for_run(as_at=UNTIL, first_month="2024-12", last_month="2026-03")
        assert duties.claim(run, timezone.now())
        building.build(run)
        assert run.failed_indicators == {}
        yield Made(World(UNTIL), run.pk, records_begin(UNTIL))
        transaction.set_rollback(True)
