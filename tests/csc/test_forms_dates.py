"""What people type for dates and times, and what it means. Seen from 21 November 2026."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc.forms.dates import NotADate, NotATime, Problem, as_typed, parse_date, parse_time

TODAY = datetime.date(2026, 11, 21)
FIRST_OF_APRIL = datetime.date(2019, 4, 1)


@pytest.mark.parametrize(
    "text",
    [
        "1 4 2019", "01/04/2019", "1/4/19", "01/04/19", "1.4.19", "1-4-2019", "01 04 19", " 1  4  2019 ", "1, 4, 2019",
        "1 April 2019", "1 april 2019", "01 APR 19", "1st April 2019", "1st of April 2019", "1-Apr-2019", "1apr2019",
        "April 1 2019", "april 1st, 2019", "2019-04-01", "2019 4 1", "2019 April 1", "010419", "01042019",
        "Monday 1 April 2019", "mon 1 apr 19",
    ],
)  # fmt: skip
def test_the_first_of_april_2019(text):
    assert parse_date(text, today=TODAY) == FIRST_OF_APRIL


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", TODAY),
        ("Yesterday", datetime.date(2026, 11, 20)),
        ("tomorrow", datetime.date(2026, 11, 22)),
        ("29 2 2020", datetime.date(2020, 2, 29)),
        ("4/5/2019", datetime.date(2019, 5, 4)),  # the day comes first
        ("1 sept 2019", datetime.date(2019, 9, 1)),
        ("31 12 1999", datetime.date(1999, 12, 31)),
        ("1 1 1900", datetime.date(1900, 1, 1)),
    ],
)
def test_other_dates(text, expected):
    assert parse_date(text, today=TODAY) == expected


@pytest.mark.parametrize(
    ("typed", "year"),
    [("26", 2026), ("27", 2027), ("36", 2036), ("37", 1937), ("00", 2000), ("99", 1999), ("09", 2009)],
)
def test_a_year_of_two_figures_is_at_most_ten_years_ahead(typed, year):
    assert parse_date(f"1 4 {typed}", today=TODAY).year == year


def test_the_century_turns_with_today():
    assert parse_date("1 4 03", today=datetime.date(2095, 6, 1)).year == 2103
    assert parse_date("1 4 06", today=datetime.date(2095, 6, 1)).year == 2006


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31 2 2019", Problem.NOT_REAL),
        ("29 2 2019", Problem.NOT_REAL),
        ("0 4 2019", Problem.NOT_REAL),
        ("1 13 2019", Problem.NOT_REAL),
        ("4/23/2019", Problem.NOT_REAL),  # month first is not how England writes dates
        ("soon", Problem.NOT_REAL),
        ("about 1 4 2019", Problem.NOT_REAL),
        ("1 4 2019 or 2 4 2019", Problem.NOT_REAL),
        ("1 ap 2019", Problem.NOT_REAL),
        ("1 4 2019!", Problem.NOT_REAL),
        ("1 4 2019 3", Problem.NOT_REAL),
        ("2019", Problem.NOT_REAL),
        ("-", Problem.NOT_REAL),
        ("٠١/٠٤/٢٠١٩", Problem.NOT_REAL),
        ("1 4", Problem.NO_YEAR),
        ("1 April", Problem.NO_YEAR),
        ("4 2019", Problem.NO_DAY),
        ("April 2019", Problem.NO_DAY),
        ("April", Problem.NO_DAY),
        ("1 4 219", Problem.YEAR_LENGTH),
        ("1 4 20191", Problem.YEAR_LENGTH),
        ("1 4 1819", Problem.YEAR_RANGE),
        ("1 4 2919", Problem.YEAR_RANGE),
        ("Tuesday 1 April 2019", Problem.WRONG_WEEKDAY),  # it was a Monday
    ],
)
def test_not_a_date(text, problem):
    with pytest.raises(NotADate) as refused:
        parse_date(text, today=TODAY)
    assert refused.value.problem is problem


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)))
def test_what_is_offered_for_correction_reads_back(date):
    assert parse_date(as_typed(date), today=TODAY) == date
    assert parse_date(f"{date:%A %d %B %Y}", today=TODAY) == date


@given(st.text(max_size=30))
def test_any_text_gives_a_plausible_date_or_a_problem(text):
    try:
        date = parse_date(text, today=TODAY)
    except NotADate:
        return
    assert 1900 <= date.year <= 2199


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:30", (14, 30)), ("14.30", (14, 30)), ("1430", (14, 30)), ("2:30pm", (14, 30)), ("2.30 PM", (14, 30)),
        ("2:30 p.m.", (14, 30)), ("2pm", (14, 0)), ("9am", (9, 0)), ("9:05", (9, 5)), ("0905", (9, 5)), ("12am", (0, 0)),
        ("12pm", (12, 0)), ("noon", (12, 0)), ("0:00", (0, 0)), ("23:59", (23, 59)),
    ],
)  # fmt: skip
def test_times(text, expected):
    assert parse_time(text) == datetime.time(*expected)


@pytest.mark.parametrize("text", ["", "9", "14", "24:00", "12:60", "13pm", "0am", "half past two", "2:3", "1:30:00", "930pmm"])
def test_not_a_time(text):
    with pytest.raises(NotATime):
        parse_time(text)
