"""Days and months as integers: days since 1 January 1970, months since January 1970.

All functions take and return numpy arrays (a scalar is an array of one), so that nothing in the
engine loops over dates.
"""

from __future__ import annotations

import datetime

import numpy as np

NEVER = 1_000_000
"""The day of what has not happened: later than every period end, so an open end needs no special case."""
LONG_AGO = -1_000_000
"""What a look-back answers when it finds nothing."""

EPOCH = datetime.date(1970, 1, 1)
_FIRST, _LAST = -36_524, 73_050  # 1870 to 2170: every date of birth and every plausible plan
_CALENDAR = np.arange(_FIRST, _LAST + 1)
_MONTH = _CALENDAR.astype("datetime64[D]").astype("datetime64[M]").astype(np.int32)
_FIRST_OF_MONTH = np.arange(_MONTH[0], _MONTH[-1] + 2).astype("datetime64[M]").astype("datetime64[D]").astype(np.int32)


def day_number(date: datetime.date) -> int:
    return (date - EPOCH).days


def as_date(day: int) -> datetime.date | None:
    """The date of a day number; none for NEVER and LONG_AGO."""
    return EPOCH + datetime.timedelta(days=int(day)) if abs(int(day)) < NEVER else None


def month_number(year: int, month: int) -> int:
    return (year - 1970) * 12 + month - 1


def month_of(day: np.ndarray) -> np.ndarray:
    """The month of each day; days outside 1870-2170 fall in the first or last month of the calendar."""
    return _MONTH[np.clip(day, _FIRST, _LAST) - _FIRST]


def first_day(month: np.ndarray) -> np.ndarray:
    return _FIRST_OF_MONTH[np.clip(np.asarray(month) - _MONTH[0], 0, len(_FIRST_OF_MONTH) - 1)]


def last_day(month: np.ndarray) -> np.ndarray:
    return first_day(np.asarray(month) + 1) - 1


def add_months(day: np.ndarray, months: np.ndarray | int) -> np.ndarray:
    """The same day number `months` later, clipped to the month's end (31 August + 6 = 28 February).

    NEVER stays NEVER and LONG_AGO stays LONG_AGO.
    """
    day = np.asarray(day, dtype=np.int32)
    month = month_of(day)
    target = month + months
    moved = np.minimum(first_day(target) + (day - first_day(month)), last_day(target))
    return np.where(np.abs(day) >= NEVER, day, moved).astype(np.int32)


def age_on(born: np.ndarray, day: np.ndarray) -> np.ndarray:
    """Completed years on `day`; -1 where not yet born or where the date of birth is not known (NEVER).

    An age is reached at the start of the birthday; somebody born on 29 February reaches it on
    1 March of a year without one.
    """
    months = month_of(day) - month_of(born)
    not_yet = (day - first_day(month_of(day))) < (born - first_day(month_of(born)))
    return np.where(born > day, -1, (months - not_yet) // 12).astype(np.int32)
