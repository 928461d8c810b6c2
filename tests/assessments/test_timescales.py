"""The clocks of assessment through their versions, and of children in need."""

from __future__ import annotations

import pytest

from assessments import codes
from assessments.timescales import (
    ASSESSMENT,
    CIN_PLAN,
    CIN_REVIEW,
    CIN_VISIT,
    CLOCK_OF_TYPE,
    CORE_ASSESSMENT,
    FIRST_CHECKPOINT,
    INITIAL_ASSESSMENT,
    SECOND_CHECKPOINT,
    THIRD_CHECKPOINT,
)
from tests.csc.tables import date, rows

CLOCKS = {"initial": INITIAL_ASSESSMENT, "core": CORE_ASSESSMENT, "single": ASSESSMENT}

# kind  start  last day in time; the limit is the one of the day the clock started
LAST_DAYS = """
initial  2010-03-31  2010-04-13
initial  2010-04-01  2010-04-19
initial  2012-05-28  2012-06-13
core  2011-11-14  2012-01-05
core  2012-03-12  2012-05-02
single  2014-11-10  2015-01-15
single  2023-03-27  2023-06-05
single  2013-04-15  2013-06-19
"""


@pytest.mark.parametrize(("kind", "start", "last"), rows(LAST_DAYS))
def test_last_day_in_time(kind, start, last):
    clock = CLOCKS[kind]

    assert clock.due_on(date(start)) == date(last)
    assert clock.in_time(date(start), date(last))


def test_an_initial_assessment_had_seven_days_to_march_2010_and_ten_from_april():
    completed = date("2010-04-14")  # the 8th working day after 31 March, the 7th after 1 April: Good Friday and Easter Monday

    assert INITIAL_ASSESSMENT.count(date("2010-03-31"), completed) == 8
    assert not INITIAL_ASSESSMENT.in_time(date("2010-03-31"), completed)
    assert INITIAL_ASSESSMENT.in_time(date("2010-04-01"), completed)


def test_the_single_assessment_begins_on_15_april_2013():
    assert ASSESSMENT.due_on(date("2013-04-12")) is None
    assert not ASSESSMENT.measurable(date("2013-04-12"), date("2013-05-01"))
    assert ASSESSMENT.measurable(date("2013-04-15"), date("2013-05-01"))


def test_every_type_of_assessment_has_its_clock():
    assert CLOCK_OF_TYPE == {
        codes.NEW: ASSESSMENT,
        codes.STRATEGY_LED: ASSESSMENT,
        codes.UPDATED: ASSESSMENT,
        codes.INITIAL: INITIAL_ASSESSMENT,
        codes.CORE: CORE_ASSESSMENT,
    }


def test_checkpoints_on_the_way():
    start = date("2019-01-28")

    assert [clock.due_on(start) for clock in (FIRST_CHECKPOINT, SECOND_CHECKPOINT, THIRD_CHECKPOINT)] == [
        date("2019-02-11"),
        date("2019-02-25"),
        date("2019-03-11"),
    ]


def test_children_in_need():
    assert CIN_VISIT.due_on(date("2019-04-01")) == date("2019-05-01")  # 20 working days over Easter
    assert CIN_REVIEW.due_on(date("2018-11-30")) == date("2019-02-28")
    assert CIN_PLAN.due_on(date("2019-01-01")) == date("2019-02-15")
