"""What every test finds in the database: the codes and the bank holidays, as an installation has them."""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING

import hypothesis
import pytest
from django.apps import apps
from django.db.models.signals import post_migrate
from django.middleware.csrf import CSRF_SECRET_LENGTH

if TYPE_CHECKING:
    from csc.working_days import WorkingDayCalendar

TODAY = datetime.date(2026, 4, 1)

# Browser tests need packages and a browser that other tests do not; `make e2e` names the browser.
collect_ignore = [] if "CHROMIUM" in os.environ else ["e2e"]

# Examples are not timed, since the machine may be busy; in CI they are the same ones every time.
hypothesis.settings.register_profile("csc", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis.settings.load_profile("csc")


def load_reference_data(**signal: object) -> None:
    from csc.bank_holidays import load_bank_holidays
    from csc.codes import load_codes

    load_codes(on=TODAY)
    load_bank_holidays(on=TODAY)


@pytest.fixture(scope="session")
def england() -> WorkingDayCalendar:
    """The working days of England, without a database."""
    from csc.bank_holidays import FIRST_YEAR, YEARS_AHEAD, in_england
    from csc.working_days import WorkingDayCalendar

    return WorkingDayCalendar(in_england(FIRST_YEAR, TODAY.year + YEARS_AHEAD))


@pytest.fixture(autouse=True)
def clocks_as_installed(england: WorkingDayCalendar) -> None:
    """Every test begins with the national clocks, whatever holiday or local decision the one before it left behind."""
    from csc.local_choices import LocalChoices, current_choices
    from csc.local_standards import LocalStandards, current_standards
    from csc.working_days import current_calendar

    current_calendar.keep(england)
    current_standards.keep(LocalStandards([]))
    current_choices.keep(LocalChoices([]))


@pytest.fixture(autouse=True)
def nothing_drawn_by_lot_on_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hidden value of a form is one letter over and over: drawn by lot, it now and then spells the name of a child
    or the code of a team that a test says is nowhere on the page."""
    monkeypatch.setattr("django.middleware.csrf._get_new_csrf_string", lambda: "x" * CSRF_SECRET_LENGTH)


@pytest.fixture(autouse=True)
def nothing_remembered_of_the_front_door(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits there is asked anew by every list: the keys of another test's teams are given out again."""
    monkeypatch.setattr("contacts.waiting.KEPT_FOR", 0)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A test that commits for real empties the database behind it, and Django then sends this signal: the codes return."""
    with django_db_blocker.unblock():
        load_reference_data()
    post_migrate.connect(load_reference_data, sender=apps.get_app_config("csc"), dispatch_uid="reference data after a flush")
