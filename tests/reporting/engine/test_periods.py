"""Months, windows and terms."""

from __future__ import annotations

import datetime

import pytest

from csc.periods import as_date, day_number
from reporting.engine.periods import LEAD, Periods
from reporting.indicators import FINANCIAL_YEAR_TO_DATE, MONTH, QUARTER_TO_DATE, ROLLING_3, ROLLING_12, TERM, Window


@pytest.mark.parametrize(
    ("window", "month", "first_day"),
    [
        (MONTH, "2026-03", "2026-03-01"),
        (QUARTER_TO_DATE, "2026-03", "2026-01-01"),
        (QUARTER_TO_DATE, "2026-04", "2026-04-01"),
        (ROLLING_3, "2026-02", "2025-12-01"),
        (ROLLING_12, "2026-03", "2025-04-01"),
        (ROLLING_12, "2026-04", "2025-05-01"),
        (FINANCIAL_YEAR_TO_DATE, "2026-03", "2025-04-01"),
        (FINANCIAL_YEAR_TO_DATE, "2026-04", "2026-04-01"),
    ],
)
def test_where_a_window_begins(window: Window, month: str, first_day: str) -> None:
    periods = Periods.months((2026, 1), (2026, 4))
    since = periods.since(window)[LEAD + periods.index(month)]
    assert as_date(since).isoformat() == first_day


def test_a_month_that_is_not_over_has_no_figure() -> None:
    periods = Periods.months((2026, 2), (2026, 4), as_at=datetime.date(2026, 3, 30))
    assert periods.available(MONTH).tolist() == [True, False, False]
    known = Periods.months((2026, 2), (2026, 4), as_at=datetime.date(2026, 3, 31))
    assert known.available(MONTH).tolist() == [True, True, False]


def test_a_live_month_ends_today() -> None:
    periods = Periods.to_day(datetime.date(2026, 3, 10), months=2)
    assert periods.labels == ["2026-02", "2026-03"]
    assert [as_date(day).isoformat() for day in periods.at[LEAD:]] == ["2026-02-28", "2026-03-10"]
    assert periods.available(MONTH).all()
    assert periods.locate(periods.at[-1:] + 1).tolist() == [-1]


def test_a_term_belongs_to_the_month_it_ends_in() -> None:
    spring = (day_number(datetime.date(2026, 1, 5)), day_number(datetime.date(2026, 3, 27)))
    periods = Periods.months((2026, 2), (2026, 4), terms=[spring])
    assert periods.available(TERM).tolist() == [False, True, False]
    assert (periods.since(TERM)[LEAD + 1], periods.ends(TERM)[LEAD + 1]) == spring


def test_an_unknown_month_is_refused() -> None:
    with pytest.raises(KeyError, match="2026-05 is not one of the months"):
        Periods.months((2026, 2), (2026, 4)).index("2026-05")
