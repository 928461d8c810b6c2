"""Years, years to date and comparisons of one stored figure: ratios of sums, and no total over a hole."""

from __future__ import annotations

import numpy as np
import pytest

from csc.periods import Month
from reporting import catalogue
from reporting.engine.cells import Status, pack
from reporting.scorecards.course import Amount, Course, additive

SHARE, COUNT, STATE = "contacts_decided_within_1_working_day", "contacts_received", "cp_plans_open"
ROLLING, RATE = "s47_started_rolling_12m", "cp_plans_open_rate"


def course(key: str, first: str, cells: list[tuple[int, int, float] | Status]) -> Course:
    """A course from (numerator, denominator, value) of each month, or the reason why there is none."""
    known = [(0, 0, np.nan) if isinstance(cell, Status) else cell for cell in cells]
    status = [cell if isinstance(cell, Status) else Status.OK for cell in cells]
    numerator, denominator, value = zip(*known, strict=True)
    packed = (
        pack(np.array(numerator)),
        pack(np.array(denominator)),
        pack(np.array(value)),
        pack(np.array([int(each) for each in status])),
    )
    return Course.unpacked(catalogue.get(key), first, *packed)


def test_a_percentage_to_date_is_the_ratio_of_the_sums_not_the_mean_of_the_percentages() -> None:
    made = course(SHARE, "2026-04", [(1, 10, 10.0), (90, 90, 100.0)])
    assert made.year_to_date(Month.parse("2026-05")) == Amount(Status.OK, 91, 100, 91.0)


def test_a_percentage_to_date_is_rounded_half_up() -> None:
    made = course(SHARE, "2026-04", [(1, 8, 12.5), (0, 8, 0.0)])
    assert made.year_to_date(Month.parse("2026-05")).value == 6.3  # 6.25


@pytest.mark.parametrize("hole", [Status.NOT_AVAILABLE, Status.NOT_COMPUTED, Status.MISSING])
def test_a_year_with_a_hole_in_it_has_no_total(hole: Status) -> None:
    made = course(COUNT, "2025-04", [(5, 0, 5.0)] * 11 + [hole])
    assert made.year(Month.parse("2025-04")) == Amount(hole)


def test_a_year_that_began_before_the_records_has_no_total() -> None:
    made = course(COUNT, "2025-05", [(5, 0, 5.0)] * 11)
    assert made.year(Month.parse("2025-04")).status is Status.NOT_AVAILABLE


def test_months_of_nought_of_nought_do_not_spoil_the_year() -> None:
    made = course(SHARE, "2026-04", [Status.NO_CASES, (3, 4, 75.0)])
    assert made.year_to_date(Month.parse("2026-05")) == Amount(Status.OK, 3, 4, 75.0)
    assert made.year_to_date(Month.parse("2026-04")) == Amount(Status.NO_CASES, 0, 0)


@pytest.mark.parametrize(("key", "adds"), [(SHARE, True), (COUNT, True), (STATE, False), (ROLLING, False), (RATE, False)])
def test_only_events_of_the_month_add_up_to_a_year(key: str, adds: bool) -> None:
    assert additive(catalogue.get(key)) is adds


def test_the_year_of_a_state_is_its_march_and_it_has_no_year_to_date() -> None:
    made = course(STATE, "2025-04", [(number, 0, float(number)) for number in range(100, 112)])
    assert made.year(Month.parse("2025-04")).value == 111
    assert made.year_to_date(Month.parse("2025-09")) is None


def test_a_year_to_date_is_compared_with_the_same_months_of_last_year() -> None:
    made = course(COUNT, "2025-04", [(1, 0, 1.0), (2, 0, 2.0), *[(50, 0, 50.0)] * 10, (3, 0, 3.0), (4, 0, 4.0)])
    before, now = made.compared_with_last_year(Month.parse("2026-05"))
    assert (before.value, now.value) == (3, 7)


def test_a_state_is_compared_with_the_same_month_of_last_year() -> None:
    made = course(STATE, "2025-05", [(number, 0, float(number)) for number in range(13)])
    before, now = made.compared_with_last_year(Month.parse("2026-05"))
    assert (before.value, now.value) == (0, 12)


def test_outside_the_stored_months_nothing_is_available() -> None:
    made = course(COUNT, "2026-04", [(5, 0, 5.0)])
    assert made.at(Month.parse("2026-03")).status is made.at(Month.parse("2026-05")).status is Status.NOT_AVAILABLE
