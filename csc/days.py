"""A day as a number, a moment as a number, one of them or a column of them.

Days are whole numbers since 1 January 1970, moments are microseconds since then in universal time.
Clocks, periods and the reporting engine all work on arrays of these; a single date is a column of
one, so that there is one implementation of every rule.
"""

from __future__ import annotations

import datetime
import itertools
from functools import cache, cached_property
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

NEVER = 1_000_000
"""The day of what has not happened: later than every period."""
LONG_AGO = -1_000_000
"""What a look-back answers when it finds nothing: earlier than every period."""

EPOCH = datetime.date(1970, 1, 1)
LONDON = ZoneInfo("Europe/London")

_EPOCH_AT = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_MICROSECOND = datetime.timedelta(microseconds=1)
MINUTE = 60_000_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR

Array = np.ndarray[Any, np.dtype[Any]]
When = datetime.date | datetime.datetime | Array | int | None
"""What clocks take: a date, a moment, day numbers, a column of moments (datetime64), or nothing yet."""


def day_number(date: datetime.date | None) -> int:
    """Days since 1 January 1970; NEVER for a date that is not there."""
    return NEVER if date is None else (date - EPOCH).days


def as_date(day: int) -> datetime.date | None:
    """The date of a day number; none for NEVER and LONG_AGO."""
    return None if is_sentinel(np.asarray(day)) else EPOCH + datetime.timedelta(days=int(day))


def is_sentinel(day: Array) -> Array:
    """Which days are NEVER or LONG_AGO rather than a day of the calendar."""
    return (day >= NEVER) | (day <= LONG_AGO)


def shifted(day: Array, by: Array | int) -> Array:
    """`by` days later; NEVER and LONG_AGO stay what they are."""
    return np.where(is_sentinel(day), day, day + by).astype(np.int32)


class Instants:
    """Starts or ends of clocks: one or many, days or moments.

    An integer (or an array of them) is a day number. An array of datetime64 holds moments in universal time when
    its unit is finer than a day, else dates. None, NaT and NEVER all mean: has not happened.

    Raises:
        TypeError: a date and time without a time zone, or something that is no date at all.
    """

    def __init__(self, value: When) -> None:
        self.single = False
        if value is None or isinstance(value, datetime.date):
            self.single = True
            self._read_one(value)
        else:
            self._read_column(np.atleast_1d(np.asarray(value)))

    def _read_one(self, value: datetime.date | None) -> None:
        self.has_time = value is None or isinstance(value, datetime.datetime)
        if isinstance(value, datetime.datetime):
            if value.tzinfo is None:
                raise TypeError(f"{value} has no time zone. Make it aware of Europe/London before asking a clock.")
            self._raw = np.array([(value - _EPOCH_AT) // _MICROSECOND], dtype=np.int64)
        elif value is None:
            self._raw = np.array([NEVER * DAY], dtype=np.int64)
        else:
            self._raw = np.array([day_number(value)], dtype=np.int32)

    def _read_column(self, value: Array) -> None:
        self.has_time = False
        if value.dtype.kind == "M":
            self.has_time = np.datetime_data(value.dtype)[0] not in {"Y", "M", "W", "D"}
            counted = value.astype("datetime64[us]" if self.has_time else "datetime64[D]").astype(np.int64)
            self._raw = np.where(np.isnat(value), NEVER * DAY if self.has_time else NEVER, counted)
        elif value.dtype.kind in "iu":
            self._raw = value
        else:
            raise TypeError(f"A clock takes day numbers or datetime64, not an array of {value.dtype}.")

    @cached_property
    def days(self) -> Array:
        """The day numbers, by the calendar in England."""
        if not self.has_time:
            return self._raw.astype(np.int32, copy=False)
        day, within = np.divmod(self._raw, DAY)
        return (day + (within >= DAY - _evening_offset(day))).astype(np.int32)

    @property
    def moments(self) -> Array:
        """Microseconds in universal time.

        Raises:
            TypeError: only the days are known.
        """
        if not self.has_time:
            raise TypeError("This clock counts hours, so it needs dates with their times, not days.")
        return self._raw

    @property
    def times_of_day(self) -> Array:
        """Microseconds since midnight in England; right from two in the morning on, also when the clocks change."""
        return (self.moments + _evening_offset(self.moments // DAY)) % DAY

    @classmethod
    def of_moments(cls, moments: Array) -> Instants:
        """Instants from microseconds in universal time."""
        return cls(moments.astype("datetime64[us]"))

    def __getitem__(self, where: Array | slice) -> Instants:
        part = object.__new__(Instants)
        part.single, part.has_time, part._raw = False, self.has_time, self._raw[where]
        return part

    def __len__(self) -> int:
        return len(self._raw)

    def spread(self, length: int) -> Instants:
        """The same start or end, `length` times, where there is only one; these instants otherwise."""
        if len(self) == length:
            return self
        spread = self[np.zeros(length, dtype=np.intp)]
        spread.single = self.single
        return spread


def last_moment_of(day: Array) -> Array:
    """The last microsecond of each day in England, in universal time; of NEVER and LONG_AGO, their own moment."""
    day = day.astype(np.int64)
    end = (day + 1) * DAY - _evening_offset(day) - 1
    return np.where(is_sentinel(day), day * DAY, end)


def as_moment(moment: int) -> datetime.datetime | None:
    """The date and time in England of microseconds in universal time; none for NEVER and LONG_AGO."""
    if is_sentinel(np.asarray(moment // DAY)):
        return None
    return (_EPOCH_AT + int(moment) * _MICROSECOND).astimezone(LONDON)


def _evening_offset(day: Array) -> Array:
    """How far England is ahead of universal time late in the evening of each day, in microseconds.

    The clocks change in the small hours, so the offset at 23:00 decides on which day a moment falls.
    """
    return _offsets().take(day, mode="clip")


@cache
def _offsets() -> Array:
    """The offset of every evening from 1970 to 2100, looked up once a month unless it changes within it."""
    first_days = np.arange("1970-01", "2101-01", dtype="datetime64[M]").astype("datetime64[D]").astype(int)
    offsets = np.empty(first_days[-1], dtype=np.int64)
    for first, after in itertools.pairwise(first_days):
        if _offset_on(first) == _offset_on(after - 1):
            offsets[first:after] = _offset_on(first)
        else:
            offsets[first:after] = [_offset_on(day) for day in range(first, after)]
    return offsets


def _offset_on(day: int) -> int:
    evening = (_EPOCH_AT + datetime.timedelta(days=int(day), hours=23)).astimezone(LONDON)
    return (evening.utcoffset() or datetime.timedelta()) // _MICROSECOND
