"""Days on the way to adoption, and thirteen weeks towards leaving care."""

from __future__ import annotations

import datetime

import pytest

from looked_after.adoption_timing import days_from_care_to_adopters, days_from_care_to_adopting_home, days_from_order_to_match
from looked_after.eligibility import became_eligible_on, days_in_care_since_14, is_eligible_on, is_entitled_after_leaving
from looked_after.models import AdoptionPlan, PeriodOfCare


def day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def adoption(**dates: str) -> AdoptionPlan:
    period = PeriodOfCare(pk=1, started_on=day("2017-05-01"))
    return AdoptionPlan(period_of_care=period, **{name: day(text) for name, text in dates.items()})


def test_the_carer_who_adopts_stops_the_a10_clock_on_the_day_the_child_came_to_be_fostered():
    plan = adoption(placed_on="2018-04-30", foster_placement_on="2017-09-01")
    plan.adopted_by_foster_carer = True
    assert days_from_care_to_adopters(plan) == 364
    assert days_from_care_to_adopting_home(plan) == 123


def test_a10_is_a1_when_somebody_else_adopts():
    plan = adoption(placed_on="2018-04-30")
    plan.adopted_by_foster_carer = False
    assert days_from_care_to_adopting_home(plan) == days_from_care_to_adopters(plan) == 364


@pytest.mark.parametrize(
    ("placement_order", "matched", "placed", "days"),
    [
        ("2018-01-10", "2018-05-11", "2018-06-01", 121),  # the threshold of 2013 to 2016, exactly
        ("2018-01-10", "2018-01-10", "2018-06-01", 0),
        ("2018-05-11", "2018-01-10", "2018-06-01", 0),  # matched before the order
        ("", "2018-05-11", "2018-06-01", None),  # placed by consent
        ("2018-01-10", "", "", None),  # still waiting
        ("2018-01-10", "2018-05-11", "", None),  # matched, never placed
    ],
)
def test_a2(placement_order, matched, placed, days):
    assert days_from_order_to_match(adoption(placement_order_on=placement_order, matched_on=matched, placed_on=placed)) == days


def test_a_child_never_placed_has_no_days_to_adopters():
    assert days_from_care_to_adopters(adoption()) is None
    assert days_from_care_to_adopting_home(adoption()) is None


# Born 10 June 2003: 14 on 10 June 2017, 16 on 10 June 2019, 18 on 10 June 2021.
BORN = day("2003-06-10")


def care(*spans: tuple[str, str], short_breaks: bool = False) -> list[PeriodOfCare]:
    return [PeriodOfCare(started_on=day(start), ended_on=day(end), short_breaks=short_breaks) for start, end in spans]


@pytest.mark.parametrize(
    ("periods", "eligible_from"),
    [
        (care(("2010-01-01", "")), "2019-06-10"),  # in care for years: on the sixteenth birthday
        (care(("2019-03-11", "")), "2019-06-10"),  # 91 days behind them on the birthday
        (care(("2019-03-12", "")), "2019-06-11"),  # 90 on the birthday, 91 the day after
        (care(("2020-01-01", "")), "2020-04-01"),  # came at 16: 91 days on, 2020 being a leap year
        (care(("2017-08-01", "2017-10-31"), ("2020-01-01", "")), "2020-01-01"),  # 91 days at 14, and back at 16
        (care(("2017-08-01", "2017-10-30"), ("2020-01-01", "")), "2020-01-02"),  # 90 days at 14
        (care(("2010-01-01", "2017-06-10")), None),  # left on the fourteenth birthday
        (care(("2010-01-01", "2019-06-10")), None),  # left on the sixteenth birthday: never in care at 16
        (care(("2021-03-12", "")), None),  # 90 days before turning 18
        (care(("2021-03-10", "")), "2021-06-09"),  # 91 days behind them on the last day of being 17
    ],
)
def test_the_first_day_of_eligibility(periods, eligible_from):
    assert became_eligible_on(BORN, periods) == day(eligible_from or "")
    if eligible_from:
        first = day(eligible_from)
        assert is_eligible_on(BORN, periods, first)
        assert not is_eligible_on(BORN, periods, first - datetime.timedelta(days=1))


def test_short_breaks_never_count_towards_thirteen_weeks():
    periods = care(("2017-08-01", "2020-01-01"), short_breaks=True)
    assert days_in_care_since_14(BORN, periods, day("2021-01-01")) == 0
    assert became_eligible_on(BORN, periods) is None


@pytest.mark.parametrize(
    ("periods", "left", "entitled"),
    [
        (care(("2010-01-01", "2019-06-11")), "2019-06-11", True),  # one night at 16
        (care(("2010-01-01", "2019-06-10")), "2019-06-10", False),
        (care(("2020-01-01", "2020-04-01")), "2020-04-01", True),  # 91 days
        (care(("2020-01-01", "2020-03-31")), "2020-03-31", False),  # 90 days
        (care(("2015-01-01", "2021-06-10")), "2021-06-10", True),  # to the eighteenth birthday
    ],
)
def test_entitlement_after_leaving(periods, left, entitled):
    assert is_entitled_after_leaving(BORN, periods, day(left)) is entitled


def test_nothing_after_the_eighteenth_birthday_counts():
    assert days_in_care_since_14(BORN, care(("2021-06-09", "")), day("2022-01-01")) == 1
