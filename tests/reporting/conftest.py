"""Clocks of the reporting tests run on England's bank holidays and the national limits, without a database."""

from __future__ import annotations

from collections.abc import Iterator

import holidays
import pytest

from csc.local_standards import LocalStandards, current_standards
from csc.working_days import WorkingDayCalendar, current_calendar


@pytest.fixture(autouse=True)
def national_clocks() -> Iterator[None]:
    england = WorkingDayCalendar(holidays.country_holidays("GB", subdiv="ENG", years=range(2000, 2032)))
    with current_calendar.pinned(england), current_standards.pinned(LocalStandards([])):
        yield
