"""Months, birthdays and the names of months."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc.days import LONG_AGO, NEVER, as_date, day_number
from csc.periods import (
    Month,
    add_months,
    age_on,
    anniversary,
    attains_age,
    financial_year_start,
    first_day,
    last_day,
    month_number,
    month_of,
    quarter_start,
)
from tests.csc.tables import date, rows

# case  start  months  answer
MONTHS = """
P01 first review  2018-11-30  3  2019-02-28
P03 31 August  2023-08-31  3  2023-11-30
P04 leap year  2023-11-29  3  2024-02-29
P05 six months from 31 August  2018-08-31  6  2019-02-28
P06 due on a Sunday  2019-01-14  6  2019-07-14
P07 second looked-after review  2019-01-11  3  2019-04-11
P12 permanent placement  2019-01-31  3  2019-04-30
P16 a year from 29 February  2020-02-29  12  2021-02-28
P19 three months from 29 February  2020-02-29  3  2020-05-29
P23 thirty months  2016-09-30  30  2019-03-30
P23 one day later  2016-10-01  30  2019-04-01
backwards to a short month  2019-03-31  -1  2019-02-28
backwards over a year  2018-03-15  -12  2017-03-15
no months  2019-03-31  0  2019-03-31
"""

# born  years  the day the age is reached
BIRTHDAYS = """
2004-02-29  16  2020-02-29
2004-02-29  18  2022-03-01
2003-03-31  16  2019-03-31
2003-04-01  16  2019-04-01
2001-12-31  18  2019-12-31
"""

DAYS = st.dates(datetime.date(1950, 1, 1), datetime.date(2060, 12, 31))


@pytest.mark.parametrize(("title", "start", "months", "answer"), rows(MONTHS))
def test_months_keep_the_day_and_clip_to_the_end_of_the_month(title, start, months, answer):
    assert add_months(date(start), int(months)) == date(answer)


def test_a_column_of_months_gives_what_each_date_gives():
    table = rows(MONTHS)
    start = np.array([day_number(date(row[1])) for row in table])

    moved = add_months(start, np.array([int(row[2]) for row in table]))

    assert [as_date(day) for day in moved] == [date(row[3]) for row in table]


@pytest.mark.parametrize(("born", "years", "reached"), rows(BIRTHDAYS))
def test_an_age_is_reached_at_the_start_of_the_birthday(born, years, reached):
    day = attains_age(date(born), int(years))

    assert day == date(reached)
    ages = age_on(np.array([day_number(date(born))] * 2), np.array([day_number(day) - 1, day_number(day)]))
    assert ages.tolist() == [int(years) - 1, int(years)]


@pytest.mark.parametrize(("born", "counted"), [("2003-03-31", False), ("2003-04-01", True)])
def test_under_16_on_31_march_2019(born, counted):
    assert (age_on(np.array([day_number(date(born))]), day_number(date("2019-03-31")))[0] < 16) == counted


@given(born=DAYS, day=DAYS)
def test_age_agrees_with_counting_birthdays(born, day):
    counted = int(age_on(np.array([day_number(born)]), np.array([day_number(day)]))[0])

    if day < born:
        assert counted == -1
    else:
        assert anniversary(born, counted) <= day < anniversary(born, counted + 1)


@given(day=DAYS, months=st.integers(-240, 240))
def test_months_move_by_exactly_that_many_months(day, months):
    moved = add_months(day, months)

    assert Month.of(moved) == Month.of(day) + months
    assert moved.day == min(day.day, Month.of(moved).last.day)


def test_never_and_long_ago_have_no_months_and_no_birthdays():
    sentinels = np.array([NEVER, LONG_AGO])

    assert add_months(sentinels, 6).tolist() == [NEVER, LONG_AGO]
    assert anniversary(sentinels, 18).tolist() == [NEVER, LONG_AGO]
    assert age_on(np.array([NEVER]), np.array([18_000])).tolist() == [-1]


def test_a_date_outside_the_calendar_is_refused():
    assert add_months(datetime.date(2169, 11, 30), 1) == datetime.date(2169, 12, 30)
    with pytest.raises(OverflowError, match="1870 to 2169"):
        add_months(datetime.date(2169, 12, 1), 1)


@given(day=DAYS)
def test_first_and_last_days_enclose_the_month(day):
    month = month_of(np.array([day_number(day)]))

    assert month[0] == month_number(day.year, day.month)
    assert as_date(first_day(month)[0]) == day.replace(day=1)
    assert last_day(month)[0] + 1 == first_day(month + 1)[0]


@pytest.mark.parametrize(
    ("month", "quarter", "year", "name"),
    [
        ("2019-03", "2019-01", "2018-04", "2018-19"),
        ("2019-04", "2019-04", "2019-04", "2019-20"),
        ("2019-12", "2019-10", "2019-04", "2019-20"),
        ("2000-01", "2000-01", "1999-04", "1999-00"),
    ],
)
def test_quarter_and_financial_year(month, quarter, year, name):
    month = Month.parse(month)

    assert (str(month.quarter), str(month.financial_year), month.financial_year_name) == (quarter, year, name)
    assert quarter_start(np.array([month.number]))[0] == month.quarter.number
    assert financial_year_start(np.array([month.number]))[0] == month.financial_year.number


def test_windows_that_end_with_a_month():
    march = Month.parse("2019-03")

    assert [str(month) for month in (march.window(12)[0], march.window(12)[-1])] == ["2018-04", "2019-03"]
    assert [str(month) for month in (march + 1).year_to_date] == ["2019-04"]
    assert len(march.year_to_date) == 12
    assert (march.first, march.last) == (date("2019-03-01"), date("2019-03-31"))
    assert march - 1 == Month.parse("2019-02") < march


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("March 2019", "Write a month as year and month"),
        ("2019-3", "Write a month as year and month"),
        ("2019-13", "13 is not between 01 and 12"),
        ("2019-00", "00 is not between 01 and 12"),
        ("0019-03", "outside the years"),
        ("٢٠١٩-٠٣", "Write a month as year and month"),
    ],
)
def test_what_is_no_month_is_refused_in_a_sentence(text, complaint):
    with pytest.raises(ValueError, match=complaint):
        Month.parse(text)
