"""The journeys of a small borough come out near what England publishes (DfE statistics, year ending March 2024)."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

from csc.days import day_number
from csc.working_days import WorkingDayCalendar
from reporting.synthetic.authority import horizon_of
from reporting.synthetic.cutting import cut
from reporting.synthetic.days import NEVER, Calendar, add_months
from reporting.synthetic.families import make_families
from reporting.synthetic.journeys import Horizon, Journeys
from reporting.synthetic.profiles import PROFILES
from reporting.synthetic.rows import Rows

UNTIL = datetime.date(2026, 3, 31)


@pytest.fixture(scope="module")
def horizon() -> Horizon:
    return horizon_of(PROFILES["demo"], 36, UNTIL)


@pytest.fixture(scope="module")
def calendar(england: WorkingDayCalendar) -> Calendar:
    return Calendar(england, day_number(UNTIL))


@pytest.fixture(scope="module")
def record(england: WorkingDayCalendar, horizon: Horizon, calendar: Calendar) -> dict[str, Rows]:
    """What the borough's system holds; the clocks are the national ones."""
    from csc.local_choices import LocalChoices, current_choices
    from csc.local_standards import LocalStandards, current_standards
    from csc.working_days import current_calendar

    current_calendar.keep(england)
    current_standards.keep(LocalStandards([]))
    current_choices.keep(LocalChoices([]))
    families = make_families(PROFILES["demo"], 1, horizon.begin, horizon.first, horizon.until)
    journeys = Journeys(families, horizon, calendar, 1)
    return cut(journeys.run(), families, horizon)[0]


def inside(day: np.ndarray, horizon: Horizon) -> np.ndarray:
    return (day >= horizon.first) & (day <= horizon.until)


def test_referrals_a_year_are_what_the_profile_says(record: dict[str, Rows], horizon: Horizon) -> None:
    a_year = inside(record["referral"].received_on, horizon).sum() / 3
    assert a_year == pytest.approx(PROFILES["demo"].referrals_a_year, rel=0.12)


def test_rereferrals_within_twelve_months(record: dict[str, Rows], horizon: Horizon) -> None:
    """England: 22.4 %."""
    rows = record["referral"].sorted_by("child", "received_on")
    again = np.zeros(len(rows), dtype=bool)
    again[1:] = (rows.child[1:] == rows.child[:-1]) & (rows.received_on[1:] <= add_months(rows.received_on[:-1], 12))
    assert again[inside(rows.received_on, horizon)].mean() == pytest.approx(0.224, abs=0.05)


def test_no_further_action(record: dict[str, Rows], horizon: Horizon) -> None:
    """England: 6.3 %."""
    rows = record["referral"]
    assert (~rows.accepted[inside(rows.received_on, horizon)]).mean() == pytest.approx(0.063, abs=0.03)


def test_closed_after_assessment(record: dict[str, Rows], horizon: Horizon) -> None:
    """England: 30.3 % of referrals found not in need."""
    episode, referral = record["episode"], record["referral"]
    closed = np.isin(episode.reason, ["cin_closure_reason:RC8", "cin_closure_reason:RC9"]) & inside(episode.ended_on, horizon)
    assert closed.sum() / inside(referral.received_on, horizon).sum() == pytest.approx(0.303, abs=0.05)


def test_assessments_within_45_working_days_of_their_start(record: dict[str, Rows], horizon: Horizon, calendar: Calendar) -> None:
    """England: 84.5 %."""
    rows = record["assessment"]
    rows = rows[inside(rows.authorised_on, horizon)]
    assert (calendar.count(rows.started_on, rows.authorised_on) <= 45).mean() == pytest.approx(0.845, abs=0.05)


def test_enquiries_and_conferences_for_each_referral(record: dict[str, Rows], horizon: Horizon) -> None:
    """England: 36 enquiries and 12 conferences for 100 referrals."""
    referrals = inside(record["referral"].received_on, horizon).sum()
    assert inside(record["enquiry"].started_on, horizon).sum() / referrals == pytest.approx(0.36, abs=0.05)
    assert inside(record["conference"].held_on, horizon).sum() / referrals == pytest.approx(0.12, abs=0.04)


def test_conferences_within_15_working_days(record: dict[str, Rows], horizon: Horizon, calendar: Calendar) -> None:
    """England: 78.4 %."""
    rows = record["conference"]
    rows = rows[inside(rows.held_on, horizon) & ~rows.transfer_in]
    taken = calendar.count(record["enquiry"].started_on[rows.enquiry], rows.held_on)
    assert (taken <= 15).mean() == pytest.approx(0.784, abs=0.07)


def test_repeat_plans(record: dict[str, Rows], horizon: Horizon) -> None:
    """England: 24.7 % of plans are a second or later one, those remembered from before the records among them."""
    plan = record["plan"].sorted_by("child", "started_on")
    again = plan.before > 0
    again[1:] |= plan.child[1:] == plan.child[:-1]
    assert again[inside(plan.started_on, horizon)].mean() == pytest.approx(0.247, abs=0.08)


def test_how_long_plans_have_lasted_that_are_open(record: dict[str, Rows], horizon: Horizon) -> None:
    """England: 54 % up to six months, 3 % two years or more."""
    plan = record["plan"]
    still = plan.ended_on == NEVER
    years = (horizon.until - plan.started_on[still]) / 365.25
    assert (years <= 0.5).mean() == pytest.approx(0.54, abs=0.13)
    assert (years >= 2).mean() < 0.06


def test_brothers_and_sisters_meet_at_one_conference(record: dict[str, Rows]) -> None:
    rows = record["conference"]
    meetings = len(np.unique(rows.event * 100_000 + rows.held_on))
    assert 1.4 < len(rows) / meetings < 2.4


def test_work_is_quiet_in_august_and_at_weekends(record: dict[str, Rows]) -> None:
    day = record["referral"].received_on
    month = day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12 + 1
    assert (month == 8).sum() < (month == 10).sum()
    assert np.isin((day + 3) % 7, [5, 6]).mean() < 0.06
