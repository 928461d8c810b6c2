"""What a reader without the right to small numbers is shown, and what they must not be able to work out."""

from __future__ import annotations

import pytest

from csc.periods import Month
from reporting.engine.cells import Status
from reporting.scorecards.course import Course
from reporting.scorecards.stored import key_of
from reporting.scorecards.withholding import withhold
from tests.reporting.pages.test_course import course

APRIL, MAY = Month.parse("2026-04"), Month.parse("2026-05")


def shown(*courses: Course) -> list[Course]:
    found = withhold({key_of(each.form): each for each in courses})
    return [found[key_of(each.form)] for each in courses]


@pytest.mark.parametrize(("count", "hidden"), [(0, False), (1, True), (5, True), (6, False)])
def test_counts_of_1_to_5_are_withheld(count: int, hidden: bool) -> None:
    (made,) = shown(course("s47_started", "2026-04", [(count, 0, float(count))]))
    amount = made.at(APRIL)
    assert (amount.status is Status.SUPPRESSED) is hidden
    assert (amount.value is None and amount.numerator is None) is hidden


@pytest.mark.parametrize(
    ("marked", "of", "hidden"), [(3, 40, True), (37, 40, True), (2, 5, True), (0, 40, False), (40, 40, False), (20, 40, False)]
)
def test_a_share_is_withheld_with_its_few_or_its_few_others(marked: int, of: int, hidden: bool) -> None:
    (made,) = shown(course("contacts_decided_within_1_working_day", "2026-04", [(marked, of, marked * 100 / of)]))
    assert (made.at(APRIL).status is Status.SUPPRESSED) is hidden


def test_a_year_to_date_does_not_give_a_withheld_month_away() -> None:
    (made,) = shown(course("s47_started", "2026-04", [(3, 0, 3.0), (20, 0, 20.0)]))
    assert made.at(MAY).value == 20
    assert made.year_to_date(MAY).status is Status.SUPPRESSED


def test_a_rolling_year_does_not_give_a_withheld_month_away() -> None:
    months = [(20, 0, 20.0)] * 12 + [(3, 0, 3.0)] + [(20, 0, 20.0)] * 12
    rolling = [(240, 0, 240.0)] * 12 + [(223, 0, 223.0)] * 12 + [(240, 0, 240.0)]
    _, year = shown(course("s47_started", "2025-04", months), course("s47_started_rolling_12m", "2025-04", rolling))
    small = Month.parse("2026-04")
    assert year.at(small - 1).value == 240
    assert {year.at(small + later).status for later in range(12)} == {Status.SUPPRESSED}
    assert year.at(small + 12).value == 240


def test_a_slice_on_a_scorecard_is_not_shown_at_all() -> None:
    whole = course("caseload_maximum", "2026-04", [(18, 12, 18.0)])
    found = withhold({key_of(whole.form): whole, (whole.form.key, "", "team_type", "duty"): whole})
    assert found[key_of(whole.form)].at(APRIL).value == 18
    assert found[whole.form.key, "", "team_type", "duty"].at(APRIL).status is Status.SUPPRESSED
