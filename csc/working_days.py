"""Working days in England: Monday to Friday and not a bank holiday (rules.md D.1).

Day 0 is the start and is not counted: `count(start, end)` is the number of working days d with
start < d <= end. A start on a day that is not worked makes the next working day day 1.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterable
from typing import overload

import numpy as np

from csc.days import EPOCH, Array, day_number, is_sentinel
from csc.reference import Reference

log = logging.getLogger(__name__)

_FIRST, _LAST = day_number(datetime.date(1870, 1, 1)), day_number(datetime.date(2170, 1, 1))
_DAYS = np.arange(_FIRST, _LAST + 1, dtype=np.int32)
_MONDAY_TO_FRIDAY = (_DAYS + 3) % 7 < 5  # 1 January 1970, day 0, was a Thursday


class NoBankHolidays(Exception):
    """The table of bank holidays is empty, so every working-day clock would be wrong."""


class WorkingDayCalendar:
    """A table of how many days have been worked up to every day, so that a count is a subtraction.

    `known_to` is the last day of the last year for which holidays are loaded; a clock that runs past
    it is counted without the holidays that are not announced yet, and that is logged once.
    """

    def __init__(self, holidays: Iterable[datetime.date] = ()) -> None:
        self.holidays = frozenset(holidays)
        worked = _MONDAY_TO_FRIDAY.copy()
        worked[[day_number(day) - _FIRST for day in self.holidays]] = False
        self._worked_through = np.cumsum(worked, dtype=np.int32)
        self._working_days = _DAYS[worked]
        years = [day.year for day in self.holidays]
        self.known_from = datetime.date(min(years), 1, 1) if years else None
        self.known_to = datetime.date(max(years), 12, 31) if years else None
        self._warn_after = day_number(self.known_to)

    @overload
    def count(self, start: datetime.date, end: datetime.date) -> int: ...
    @overload
    def count(self, start: Array, end: Array) -> Array: ...
    def count(self, start: datetime.date | Array, end: datetime.date | Array) -> int | Array:
        """Working days after `start`, up to and including `end`; below zero when `end` comes first.

        Up to NEVER, and from LONG_AGO, it is more than any limit.
        """
        if isinstance(start, datetime.date) and isinstance(end, datetime.date):
            return int(self.count(_one(start), _one(end))[0])
        return self._through(np.asarray(end)) - self._through(np.asarray(start))

    @overload
    def add(self, start: datetime.date, number: int) -> datetime.date: ...
    @overload
    def add(self, start: Array, number: Array | int) -> Array: ...
    def add(self, start: datetime.date | Array, number: Array | int) -> datetime.date | Array:
        """The `number`-th working day after `start`; `start` itself for 0. NEVER and LONG_AGO stay what they are.

        Raises:
            ValueError: `number` is below zero.
        """
        if isinstance(start, datetime.date):
            return _date(self.add(_one(start), number)[0])
        if np.any(np.less(number, 0)):
            raise ValueError("Working days can be added, not taken away.")
        start = np.asarray(start, dtype=np.int32)
        # The k-th working day of the table stands at k - 1, and `_through` says how many came by `start`.
        position: Array = self._through(start) + number - 1
        later = self._working_days.take(position, mode="clip")
        self._warn_beyond(later, start)
        return np.where(is_sentinel(start) | np.equal(number, 0), start, later)

    def is_working_day(self, day: datetime.date) -> bool:
        return self.count(day - datetime.timedelta(days=1), day) == 1

    def last_working_day(self, day: datetime.date) -> datetime.date:
        """`day` itself if it is worked, else the working day before it."""
        position = int(self._through(_one(day))[0]) - 1
        return _date(self._working_days[position])

    def _through(self, day: Array) -> Array:
        """How many days have been worked up to and including each day; NEVER and LONG_AGO count as the table's ends."""
        return self._worked_through.take(np.asarray(day) - _FIRST, mode="clip")

    def _warn_beyond(self, later: Array, start: Array) -> None:
        if np.any((later > self._warn_after) & ~is_sentinel(start)):
            log.warning(
                "A clock runs past %s, the last day for which bank holidays are loaded. Run manage.py load_bank_holidays.",
                self.known_to,
            )
            self._warn_after = _LAST


def _one(day: datetime.date) -> Array:
    return np.array([day_number(day)], dtype=np.int32)


def _date(day: int) -> datetime.date:
    return EPOCH + datetime.timedelta(days=int(day))


MONDAY_TO_FRIDAY = WorkingDayCalendar()
"""Weekdays with bank holidays counted as worked: a local convention of some authorities, never a statutory one."""


def _read() -> WorkingDayCalendar:
    from csc.models import BankHoliday

    days = list(BankHoliday.objects.values_list("day", flat=True))
    if not days:
        raise NoBankHolidays(
            "No bank holidays are loaded, so no working day can be counted. Run `manage.py load_bank_holidays` once; "
            "it can be repeated at any time."
        )
    return WorkingDayCalendar(days)


current_calendar = Reference("working_day_calendar", _read)
"""The calendar made from the BankHoliday rows: `current_calendar()`; see `csc.reference` for how long it is kept."""


def reset_calendar() -> None:
    """Read the bank holidays again at the next count."""
    current_calendar.reset()
