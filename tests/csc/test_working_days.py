"""Counting working days in England: the holidays, the counts, and what must hold for every pair of days."""

from __future__ import annotations

import datetime
import logging

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc.bank_holidays import in_england
from csc.days import LONG_AGO, NEVER, Instants, day_number
from csc.limits import Verdict, WorkingDays
from csc.working_days import MONDAY_TO_FRIDAY, NoBankHolidays, WorkingDayCalendar, current_calendar
from tests.csc.tables import date, rows

# Bank holidays of England that fall on Monday to Friday, with moved, extra and substitute days.
BANK_HOLIDAYS = """
2010  1 Jan  2 Apr  5 Apr  3 May  31 May  30 Aug  27 Dec  28 Dec
2011  3 Jan  22 Apr  25 Apr  29 Apr  2 May  30 May  29 Aug  26 Dec  27 Dec
2012  2 Jan  6 Apr  9 Apr  7 May  4 Jun  5 Jun  27 Aug  25 Dec  26 Dec
2013  1 Jan  29 Mar  1 Apr  6 May  27 May  26 Aug  25 Dec  26 Dec
2014  1 Jan  18 Apr  21 Apr  5 May  26 May  25 Aug  25 Dec  26 Dec
2015  1 Jan  3 Apr  6 Apr  4 May  25 May  31 Aug  25 Dec  28 Dec
2016  1 Jan  25 Mar  28 Mar  2 May  30 May  29 Aug  26 Dec  27 Dec
2017  2 Jan  14 Apr  17 Apr  1 May  29 May  28 Aug  25 Dec  26 Dec
2018  1 Jan  30 Mar  2 Apr  7 May  28 May  27 Aug  25 Dec  26 Dec
2019  1 Jan  19 Apr  22 Apr  6 May  27 May  26 Aug  25 Dec  26 Dec
2020  1 Jan  10 Apr  13 Apr  8 May  25 May  31 Aug  25 Dec  28 Dec
2021  1 Jan  2 Apr  5 Apr  3 May  31 May  30 Aug  27 Dec  28 Dec
2022  3 Jan  15 Apr  18 Apr  2 May  2 Jun  3 Jun  29 Aug  19 Sep  26 Dec  27 Dec
2023  2 Jan  7 Apr  10 Apr  1 May  8 May  29 May  28 Aug  25 Dec  26 Dec
2024  1 Jan  29 Mar  1 Apr  6 May  27 May  26 Aug  25 Dec  26 Dec
2025  1 Jan  18 Apr  21 Apr  5 May  26 May  25 Aug  25 Dec  26 Dec
2026  1 Jan  3 Apr  6 Apr  4 May  25 May  31 Aug  25 Dec  28 Dec
2027  1 Jan  26 Mar  29 Mar  3 May  31 May  30 Aug  27 Dec  28 Dec
2028  3 Jan  14 Apr  17 Apr  1 May  29 May  28 Aug  25 Dec  26 Dec
"""

# case  start (day 0)  end  limit  working days  last day in time  verdict  weekdays (what ignoring holidays would give)
COUNTS = """
W01 Diamond Jubilee  2012-05-28  2012-06-13  10  10  2012-06-13  in time  12
W03 same start, 7 days  2012-05-28  2012-06-08  7  7  2012-06-08  in time  9
W04 Easter and Royal Wedding  2011-04-18  2011-05-06  10  10  2011-05-06  in time  14
W06 Easter 2012  2012-04-02  2012-04-18  10  10  2012-04-18  in time  12
W07 core, Christmas 2011  2011-11-14  2012-01-05  35  35  2012-01-05  in time  38
W09 core, a day over  2012-03-12  2012-05-03  35  36  2012-05-02  late  38
W10 conference, Christmas 2012  2012-12-17  2013-01-10  15  15  2013-01-10  in time  18
W12 assessment, Christmas 2014  2014-11-10  2015-01-15  45  45  2015-01-15  in time  48
W13 a day over  2014-11-10  2015-01-16  45  46  2015-01-15  late  49
W15 enquiry's age at a snapshot  2015-09-09  2015-09-30  15  15  2015-09-30  in time  15
W16 started a day earlier  2015-09-08  2015-09-30  15  16  2015-09-29  late  16
W18 conference, Christmas 2016  2016-12-12  2017-01-06  15  16  2017-01-05  late  19
W19 assessment, Christmas 2016  2016-11-25  2017-02-01  45  45  2017-02-01  in time  48
W21 no holiday within  2019-01-28  2019-04-01  45  45  2019-04-01  in time  45
W22 a day over  2019-01-28  2019-04-02  45  46  2019-04-01  late  46
W24 ends on the next Monday  2019-03-01  2019-03-25  15  16  2019-03-22  late  16
W25 conference, Easter 2019  2019-04-08  2019-05-01  15  15  2019-05-01  in time  17
W27 Monday 4 May 2020 was worked  2020-04-14  2020-05-05  15  15  2020-05-05  in time  15
W28 conference, Christmas 2020  2020-12-10  2021-01-05  15  15  2021-01-05  in time  18
W30 conference, Christmas 2021  2021-12-10  2022-01-06  15  16  2022-01-05  late  19
W31 Platinum Jubilee  2022-05-16  2022-06-08  15  15  2022-06-08  in time  17
W33 conference, Christmas 2022  2022-12-12  2023-01-05  15  15  2023-01-05  in time  18
W34 a day over  2022-12-12  2023-01-06  15  16  2023-01-05  late  19
W36 five holidays in spring 2023  2023-03-27  2023-06-05  45  45  2023-06-05  in time  50
W37 a day over  2023-03-27  2023-06-06  45  46  2023-06-05  late  51
W39 assessment, Christmas 2023  2023-11-20  2024-01-25  45  45  2024-01-25  in time  48
W40 a day over  2023-11-20  2024-01-26  45  46  2024-01-25  late  49
W42 finished on the same day  2019-03-04  2019-03-04  45  0  2019-05-09  in time  0
W43 finished on the next day  2019-03-04  2019-03-05  45  1  2019-05-09  in time  1
W45 start on a Sunday  2019-03-03  2019-03-22  15  15  2019-03-22  in time  15
W46 start on Good Friday  2019-04-19  2019-05-14  15  15  2019-05-14  in time  17
W47 ends on a Saturday after day 45  2019-01-25  2019-03-30  45  45  2019-03-29  in time  45
W48 ends on Easter Monday after day 15  2018-03-08  2018-04-02  15  15  2018-03-29  in time  17
W49 first review, Christmas 2018  2018-12-11  2019-01-11  20  20  2019-01-11  in time  23
W51 first review, a day over  2021-12-24  2022-01-27  20  21  2022-01-26  late  24
W52 in care from a Saturday holiday  2020-12-26  2021-01-26  20  20  2021-01-26  in time  22
W54 private fostering, May 2024  2024-04-29  2024-05-09  7  7  2024-05-09  in time  8
W55 contact on Friday, decided on Monday  2019-03-15  2019-03-18  1  1  2019-03-18  in time  1
W57 contact on Saturday, decided on Monday  2019-03-16  2019-03-18  1  1  2019-03-18  in time  1
W58 contact on Maundy Thursday  2019-04-18  2019-04-23  1  1  2019-04-23  in time  3
W60 contact on Christmas Eve  2020-12-24  2020-12-30  1  2  2020-12-29  late  4
W61 conference, Christmas 2025  2025-12-15  2026-01-08  15  15  2026-01-08  in time  18
W63 conference, Christmas 2026  2026-12-14  2027-01-07  15  15  2027-01-07  in time  18
W64 assessment, Christmas 2026  2026-11-02  2027-01-07  45  45  2027-01-07  in time  48
"""
# The only rows where the two ways to decide what is late disagree.
LATE_BY_DUE_DATE = {"W47", "W48"}

CASES = [pytest.param(*row[1:], id=row[0]) for row in rows(COUNTS)]
DAYS = st.dates(datetime.date(2001, 1, 1), datetime.date(2030, 6, 30))
NUMBERS = st.integers(1, 120)


def as_column(*days: datetime.date) -> np.ndarray:
    return np.array([day_number(day) for day in days], dtype=np.int32)


@pytest.mark.parametrize(("year", "listed"), [(int(year), days) for year, *days in rows(BANK_HOLIDAYS)])
def test_bank_holidays_of_england(year, listed):
    assert [f"{day.day} {day:%b}" for day in in_england(year, year)] == listed


@pytest.mark.parametrize("day", ["2020-05-04", "2022-05-30", "2012-05-28"])
def test_mondays_whose_holiday_moved_were_worked(england, day):
    assert england.is_working_day(date(day))


@pytest.mark.parametrize(("start", "end", "limit", "count", "last", "verdict", "weekdays"), CASES)
def test_counts(england, start, end, limit, count, last, verdict, weekdays):
    start, end = date(start), date(end)

    assert england.count(start, end) == int(count)
    assert england.add(start, int(limit)) == date(last)
    assert (england.count(start, end) <= int(limit)) == (verdict == "in time")
    assert MONDAY_TO_FRIDAY.count(start, end) == int(weekdays)


@pytest.mark.parametrize("case", rows(COUNTS), ids=lambda case: case[0])
def test_count_rule_and_due_date_rule_disagree_only_after_a_last_working_day(case):
    title, start, end, limit, _, _, verdict, _ = case
    limit, started, ended = WorkingDays(int(limit)), Instants(date(start)), Instants(date(end))
    late_by_due_date = verdict == "late" or title[:3] in LATE_BY_DUE_DATE

    assert limit.within(started, ended, Verdict.COUNT)[0] == (verdict == "in time")
    assert limit.within(started, ended, Verdict.DUE_DATE)[0] == (not late_by_due_date)


def test_a_column_gives_what_each_date_gives(england):
    table = rows(COUNTS)
    start, end = as_column(*(date(row[1]) for row in table)), as_column(*(date(row[2]) for row in table))
    limit = np.array([int(row[3]) for row in table])

    assert england.count(start, end).tolist() == [int(row[4]) for row in table]
    assert england.add(start, limit).tolist() == as_column(*(date(row[5]) for row in table)).tolist()


@given(day=DAYS)
def test_a_day_is_no_working_day_after_itself(england, day):
    assert england.count(day, day) == 0


@given(start=DAYS, number=NUMBERS)
def test_the_nth_working_day_is_n_working_days_away(england, start, number):
    due = england.add(start, number)

    assert england.count(start, due) == number
    assert england.is_working_day(due)


@given(days=st.tuples(DAYS, DAYS, DAYS).map(sorted))
def test_counts_of_neighbouring_stretches_add_up(england, days):
    first, second, third = days

    assert england.count(first, third) == england.count(first, second) + england.count(second, third)


@given(start=DAYS, length=st.integers(0, 400), extra=DAYS)
def test_another_holiday_never_raises_a_count_and_never_brings_a_due_date_forward(england, start, length, extra):
    end = start + datetime.timedelta(days=length)
    more = WorkingDayCalendar(england.holidays | {extra})

    assert england.count(start, end) - more.count(start, end) in (0, 1)
    assert more.add(start, 15) >= england.add(start, 15)


@given(start=DAYS, length=st.integers(0, 800))
def test_the_count_is_what_counting_on_the_fingers_gives(england, start, length):
    days = [start + datetime.timedelta(days=each) for each in range(1, length + 1)]

    assert england.count(start, start + datetime.timedelta(days=length)) == sum(
        day.weekday() < 5 and day not in england.holidays for day in days
    )


def test_never_and_long_ago_are_past_every_limit_and_stay_what_they_are(england):
    day = day_number(datetime.date(2019, 4, 8))
    ends = np.array([NEVER, NEVER, LONG_AGO])
    starts = np.array([day, LONG_AGO, day])

    assert (england.count(starts, ends)[:2] > 5_000).all()
    assert england.count(starts, ends)[2] < -5_000
    assert england.add(np.array([NEVER, LONG_AGO]), 45).tolist() == [NEVER, LONG_AGO]


def test_no_working_days_after_a_day_is_the_day_itself(england):
    assert england.add(datetime.date(2019, 4, 19), 0) == datetime.date(2019, 4, 19)


def test_working_days_cannot_be_taken_away(england):
    with pytest.raises(ValueError, match="not taken away"):
        england.add(datetime.date(2019, 4, 19), -1)


@pytest.mark.parametrize(
    ("day", "last"), [("2019-04-22", "2019-04-18"), ("2019-04-20", "2019-04-18"), ("2019-04-18", "2019-04-18")]
)
def test_last_working_day_before_a_holiday(england, day, last):
    assert england.last_working_day(date(day)) == date(last)


def test_a_clock_that_runs_past_the_loaded_years_is_said_once(england, caplog):
    calendar = WorkingDayCalendar(england.holidays)
    with caplog.at_level(logging.WARNING, logger="csc.working_days"):
        calendar.add(datetime.date(2030, 3, 1), 45)
        assert not caplog.messages
        calendar.add(datetime.date(2031, 12, 1), 45)
        calendar.add(datetime.date(2031, 12, 2), 45)
        calendar.add(np.array([NEVER]), 45)

    assert len(caplog.messages) == 1
    assert "2031-12-31" in caplog.messages[0]


@pytest.mark.django_db
def test_without_bank_holidays_nothing_is_counted():
    from csc.models import BankHoliday

    BankHoliday.objects.all().delete()
    current_calendar.reset()

    with pytest.raises(NoBankHolidays, match="load_bank_holidays"):
        current_calendar()
