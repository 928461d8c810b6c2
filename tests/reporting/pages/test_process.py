"""When the control chart judges a month, when it begins anew, and when it holds its tongue."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from csc.charts import ProcessChart
from csc.periods import Month
from csc.spc import Rebase
from reporting.indicators import Earlier
from reporting.scorecards.course import Course
from reporting.views.process import process_chart, rebased
from tests.reporting.pages.test_course import course

SHARE, COUNT = "contacts_decided_within_1_working_day", "s47_started"
LAST = Month.parse("2026-03")
FIRST = "2024-04"


def share(of: int, *, last: float = 50.0) -> Course:
    """Two years of one share, alternating about 90 %, and a last month far below."""
    cells = [(round(of * value / 100), of, value) for value in [89.0, 91.0] * 11 + [90.0, last]]
    return course(SHARE, FIRST, cells)


def judged(chart: ProcessChart) -> list[str]:
    return [chart.judged(point) for point in chart.process.points]


def test_a_month_beyond_the_limits_is_a_concern_where_numbers_are_large() -> None:
    chart = process_chart(share(100), LAST)
    assert judged(chart)[-1] == "concern"
    assert chart.note == ""


def test_the_same_fall_of_a_few_children_is_marked_and_not_coloured() -> None:
    chart = process_chart(share(9), LAST)
    assert judged(chart)[-1] == "special"
    assert "fewer than 10 cases" in chart.note


@pytest.mark.parametrize(("usual", "coloured"), [(4, False), (5, True)])
def test_counts_below_five_are_not_judged(usual: int, coloured: bool) -> None:
    made = course(COUNT, FIRST, [(usual, 0, float(usual))] * 24)
    assert (process_chart(made, LAST).note == "") is coloured


def test_a_rolling_year_has_no_control_chart_because_its_months_share_their_cases() -> None:
    made = course("s47_started_rolling_12m", FIRST, [(200, 0, 200.0)] * 24)
    assert process_chart(made, LAST) is None


def test_a_new_version_of_the_definition_begins_new_limits_and_says_why() -> None:
    made = share(100)
    form = dataclasses.replace(
        made.form, version=2, earlier=(Earlier(1, datetime.date(2025, 3, 31), "weekends counted until then"),)
    )
    months = Month.range(Month.parse(FIRST), LAST)
    expected = Rebase(12, "definition changed to version 2: weekends counted until then")
    assert rebased(form, months) == [expected]
    chart = process_chart(dataclasses.replace(made, form=form), LAST)
    assert [(phase.start, phase.reason) for phase in chart.process.phases] == [(0, ""), (12, expected.reason)]


def test_a_change_before_the_first_month_on_the_chart_begins_nothing() -> None:
    form = dataclasses.replace(share(100).form, version=2, earlier=(Earlier(1, datetime.date(2020, 3, 31), "another rule"),))
    assert rebased(form, Month.range(Month.parse(FIRST), LAST)) == []
