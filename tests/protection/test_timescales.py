"""The clocks of child protection, emergency powers and proceedings."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

from csc.days import LONDON, day_number
from csc.timescales import Basis
from protection.timescales import (
    CARE_PROCEEDINGS,
    CP_VISIT,
    CP_VISIT_FORTNIGHT,
    CP_VISIT_TEN_DAYS,
    EIGHTEEN_MONTHS_ON_PLAN,
    EMERGENCY_PROTECTION_ORDER,
    FIRST_CORE_GROUP,
    FIRST_REVIEW,
    INITIAL_CONFERENCE,
    LATER_CORE_GROUP,
    LATER_REVIEW,
    POLICE_PROTECTION,
    REPEAT_PLAN,
    TRANSFER_IN_CONFERENCE,
    TWO_YEARS_ON_PLAN,
)
from tests.csc.tables import date, rows

CLOCKS = {
    "conference": INITIAL_CONFERENCE,
    "transfer in": TRANSFER_IN_CONFERENCE,
    "first core group": FIRST_CORE_GROUP,
    "later core group": LATER_CORE_GROUP,
    "first review": FIRST_REVIEW,
    "later review": LATER_REVIEW,
    "visit": CP_VISIT,
    "fortnight": CP_VISIT_FORTNIGHT,
    "ten days": CP_VISIT_TEN_DAYS,
    "order": EMERGENCY_PROTECTION_ORDER,
    "proceedings": CARE_PROCEEDINGS,
}

# clock  start  last day in time
LAST_DAYS = """
conference  2019-04-08  2019-05-01
conference  2020-12-10  2021-01-05
conference  2022-05-16  2022-06-08
transfer in  2019-04-08  2019-05-01
first core group  2019-04-12  2019-04-30
later core group  2019-04-12  2019-05-10
first review  2018-11-30  2019-02-28
first review  2023-08-31  2023-11-30
first review  2023-11-29  2024-02-29
later review  2018-08-31  2019-02-28
later review  2019-01-14  2019-07-14
visit  2018-12-18  2019-01-04
visit  2019-04-12  2019-04-30
fortnight  2018-12-18  2019-01-01
ten days  2019-03-01  2019-03-11
order  2019-03-01  2019-03-09
proceedings  2014-04-22  2014-10-21
"""


@pytest.mark.parametrize(("clock", "start", "last"), rows(LAST_DAYS))
def test_last_day_in_time(clock, start, last):
    assert CLOCKS[clock].due_on(date(start)) == date(last)
    assert CLOCKS[clock].in_time(date(start), date(last))


def test_a_first_review_on_1_march_is_late():
    """P01: the conference was on 30 November 2018."""
    assert not FIRST_REVIEW.in_time(date("2018-11-30"), date("2019-03-01"))


def test_an_early_review_moves_the_next_one_forward():
    """P08 for a plan: held on 20 March instead of 11 April."""
    assert LATER_REVIEW.due_on(date("2019-03-20")) == date("2019-09-20")


@pytest.mark.parametrize(("began", "two_years"), [("2017-03-31", True), ("2017-04-01", False)])
def test_two_years_on_a_plan_at_31_march_2019(began, two_years):
    """P22."""
    end = np.array([day_number(date("2019-03-31"))])

    assert TWO_YEARS_ON_PLAN.reached(date(began), date("2019-03-31")) is two_years
    assert TWO_YEARS_ON_PLAN.reached(np.array([day_number(date(began))]), end).tolist() == [two_years]


def test_eighteen_months_on_a_plan():
    assert EIGHTEEN_MONTHS_ON_PLAN.reached(date("2017-08-31"), date("2019-02-28"))
    assert not EIGHTEEN_MONTHS_ON_PLAN.reached(date("2017-08-31"), date("2019-02-27"))


def test_a_plan_within_24_months_of_the_end_of_another_is_a_repeat():
    """P26."""
    assert REPEAT_PLAN.in_time(date("2017-03-14"), date("2019-03-14"))
    assert not REPEAT_PLAN.in_time(date("2017-03-14"), date("2019-03-15"))


def test_a_child_new_to_a_plan_is_not_yet_in_a_measure_of_visits():
    """The fortnightly measure takes a child after a week, the authority's own after one whole interval."""
    began = date("2019-03-04")

    assert CP_VISIT_FORTNIGHT.settled_on(began) == date("2019-03-11")
    assert CP_VISIT.settled_on(began) == date("2019-03-18")


def test_police_protection_ends_after_72_hours_also_when_the_clocks_change():
    taken = datetime.datetime(2019, 3, 29, 22, 0, tzinfo=LONDON)

    assert POLICE_PROTECTION.due_at(taken) == datetime.datetime(2019, 4, 1, 23, 0, tzinfo=LONDON)


def test_proceedings_before_april_2014_had_no_limit_of_26_weeks():
    assert CARE_PROCEEDINGS.due_on(date("2014-04-21")) is None


def test_visits_have_no_national_interval():
    assert CP_VISIT.latest.basis is Basis.LOCAL
