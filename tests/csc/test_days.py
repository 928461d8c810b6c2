"""Days and moments on their way into columns and back."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc.days import DAY, LONDON, LONG_AGO, NEVER, Instants, as_date, as_moment, day_number, last_moment_of, shifted

MOMENTS = st.datetimes(datetime.datetime(1971, 1, 1), datetime.datetime(2060, 1, 1), timezones=st.just(datetime.UTC))


def utc(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2019-06-30T22:59", "2019-06-30"),
        ("2019-06-30T23:00", "2019-07-01"),
        ("2019-12-31T23:59", "2019-12-31"),
        ("2019-03-30T23:59", "2019-03-30"),
        ("2019-03-31T23:00", "2019-04-01"),
        ("2019-10-26T23:30", "2019-10-27"),
        ("2019-10-27T23:30", "2019-10-27"),
    ],
)
def test_a_moment_falls_on_the_day_it_is_in_england(moment, day):
    assert as_date(Instants(utc(moment)).days[0]) == datetime.date.fromisoformat(day)


@given(moment=MOMENTS)
def test_local_days_agree_with_the_time_zone_database(moment):
    assert as_date(Instants(moment).days[0]) == moment.astimezone(LONDON).date()


@given(moment=MOMENTS)
def test_a_moment_comes_back_as_itself(moment):
    assert as_moment(Instants(moment).moments[0]) == moment


@given(day=st.dates(datetime.date(1971, 1, 1), datetime.date(2060, 1, 1)))
def test_the_last_moment_of_a_day_is_a_microsecond_before_midnight_in_england(day):
    last = as_moment(last_moment_of(np.array([day_number(day)]))[0])
    midnight = datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time(), LONDON)

    assert last + datetime.timedelta(microseconds=1) == midnight
    assert Instants(last).days[0] == day_number(day)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        (np.array(["2019-06-30T23:00"], dtype="datetime64[m]"), "2019-07-01"),
        (np.array(["2019-06-30T23:00"], dtype="datetime64[s]"), "2019-07-01"),
        (np.array(["2019-06-30"], dtype="datetime64[D]"), "2019-06-30"),
        (np.array([18077]), "2019-06-30"),
        (18077, "2019-06-30"),
    ],
)
def test_columns_of_moments_dates_and_day_numbers_are_told_apart(written, day):
    instants = Instants(written)

    assert [as_date(each) for each in instants.days] == [datetime.date.fromisoformat(day)]
    assert not instants.single


@pytest.mark.parametrize(
    "nothing",
    [
        None,
        np.array(["NaT"], dtype="datetime64[s]"),
        np.array(["NaT"], dtype="datetime64[D]"),
        NEVER,
        np.array([NEVER * 1440], "M8[m]"),
    ],
)
def test_what_has_not_happened_is_never(nothing):
    assert Instants(nothing).days.tolist() == [NEVER]


def test_sentinels_are_no_dates():
    assert as_date(NEVER) is as_date(LONG_AGO) is as_moment(NEVER * DAY) is None
    assert shifted(np.array([NEVER, LONG_AGO, 10]), -3).tolist() == [NEVER, LONG_AGO, 7]


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(TypeError, match="time zone"):
        Instants(datetime.datetime(2019, 3, 29, 22, 0))


def test_an_array_of_something_else_is_refused():
    with pytest.raises(TypeError, match="float64"):
        Instants(np.array([1.5]))


def test_days_alone_have_no_time():
    with pytest.raises(TypeError, match="counts hours"):
        _ = Instants(datetime.date(2019, 3, 29)).moments
