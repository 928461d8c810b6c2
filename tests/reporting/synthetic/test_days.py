"""The generator's calendar says what the kernel's does, for columns."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

from csc.days import day_number
from csc.working_days import WorkingDayCalendar
from reporting.synthetic import days


def number(text: str) -> int:
    return day_number(datetime.date.fromisoformat(text))


def numbers(*texts: str) -> np.ndarray:
    return np.array([number(text) for text in texts])


@pytest.mark.parametrize(
    ("local", "universal"),
    [
        ("2026-01-15T09:00", "2026-01-15T09:00:00"),
        ("2026-07-15T09:00", "2026-07-15T08:00:00"),
        ("2026-03-29T12:00", "2026-03-29T11:00:00"),  # the clocks went forward that night
        ("2026-10-25T12:00", "2026-10-25T12:00:00"),
    ],
)
def test_local_time_and_back(local: str, universal: str) -> None:
    moment = np.array([local], dtype="datetime64[s]").astype(np.int64)
    utc = days.to_utc(moment)
    assert str(utc[0]) == universal
    assert days.from_utc(utc).tolist() == moment.tolist()


def test_never_is_no_moment_and_no_date() -> None:
    assert np.isnat(days.to_utc(np.array([days.NEVER * days.DAY]))).all()
    assert np.isnat(days.to_dates(np.array([days.NEVER]))).all()
    assert days.evening(np.array([days.NEVER])).tolist() == [days.NEVER * days.DAY]


def test_working_days_of_easter_2019(england: WorkingDayCalendar) -> None:
    """Good Friday was 19 April, Easter Monday 22 April."""
    calendar = days.Calendar(england, number("2019-12-31"))
    thursday, friday, saturday = numbers("2019-04-18", "2019-04-19", "2019-04-20")
    assert calendar.on_working_day(np.array([thursday, friday, saturday])).tolist() == [
        thursday,
        number("2019-04-23"),
        number("2019-04-23"),
    ]
    assert calendar.last_working_day(np.array([thursday, friday, saturday])).tolist() == [thursday] * 3
    assert calendar.add(np.array([thursday]), 1).tolist() == [number("2019-04-23")]
    assert calendar.count(np.array([thursday]), np.array([number("2019-04-24")])).tolist() == [2]
