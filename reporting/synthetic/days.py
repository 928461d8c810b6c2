"""Days as whole numbers (`csc.days`), moments as seconds of local time, both as 64-bit arrays."""

from __future__ import annotations

import datetime

import numpy as np

from csc import days, periods
from csc.working_days import WorkingDayCalendar
from reporting.synthetic.arrays import Dates, Whole

NEVER = np.int64(days.NEVER)
"""The day of what has not happened: the end of what is still open."""

DAY = 86_400
"""Seconds in a day: a moment is `day * DAY` and the seconds since midnight in England."""


def date_of(day: int) -> datetime.date:
    """The date of a day that is on the calendar, which NEVER is not."""
    return days.EPOCH + datetime.timedelta(days=int(day))


def add_months(day: Whole, months: int | Whole) -> Whole:
    """The same day of the month so many months on, clipped to the month's end (rules.md K6)."""
    return periods.add_months(np.asarray(day), months).astype(np.int64)


def birthday(born: Whole, years: int | Whole) -> Whole:
    """The day so many years are completed (rules.md A.4)."""
    return periods.attains_age(np.asarray(born), years).astype(np.int64)


def age(born: Whole, day: Whole) -> Whole:
    """Completed years on a day; -1 before birth."""
    return periods.age_on(born, day).astype(np.int64)


class Calendar:
    """Working days for arrays, weekends and bank holidays left out.

    What lies long after `last` is cut away in the end; starts there count as that day, since nobody
    knows the bank holidays of years to come.
    """

    def __init__(self, working_days: WorkingDayCalendar, last: int) -> None:
        self._days = working_days
        self._last = last + 200

    def add(self, start: Whole, working: Whole | int) -> Whole:
        """The working day so many working days after the start; 0 leaves the start as it is."""
        return self._days.add(np.minimum(np.asarray(start), self._last), working).astype(np.int64)

    def on_working_day(self, day: Whole) -> Whole:
        """The day itself if it is worked, else the next that is."""
        return self.add(np.asarray(day) - 1, 1)

    def last_working_day(self, day: Whole) -> Whole:
        """The day itself if it is worked, else the last before it that was."""
        start = np.zeros_like(np.asarray(day))
        return self.add(start, self.count(start, day))

    def count(self, start: Whole, end: Whole) -> Whole:
        """Working days after the start up to and including the end."""
        return self._days.count(np.asarray(start), np.asarray(end)).astype(np.int64)


def office_time(day: Whole, random: np.random.Generator) -> Whole:
    """A moment in the working hours of the day, to the minute."""
    return day * DAY + 60 * random.integers(9 * 60, 17 * 60, size=len(day))


def any_time(day: Whole, random: np.random.Generator) -> Whole:
    """A moment of the day, mostly in working hours, some in the evening and few at night."""
    minutes = np.where(
        random.random(len(day)) < 0.82,
        random.integers(8 * 60, 18 * 60, size=len(day)),
        random.integers(0, 24 * 60, size=len(day)),
    )
    return day * DAY + 60 * minutes


def evening(day: Whole) -> Whole:
    """The end of the afternoon of each day, as a moment; NEVER stays."""
    return np.where(day < NEVER, day * DAY + 16 * 3600, NEVER * DAY)


def _ahead(day: Whole, second: Whole) -> Whole:
    """Seconds by which England is ahead of universal time; the clocks change at night, and from two on the new time holds."""
    decides = day - (second < 2 * 3600)
    return (decides + 1) * DAY - 1 - days.last_moment_of(decides) // 1_000_000


def to_utc(moment: Whole) -> Dates:
    """Moments of local time as UTC (`datetime64[s]`), those of NEVER as NaT."""
    known = moment < NEVER * DAY
    local = np.where(known, moment, 0)
    seconds = local - _ahead(*np.divmod(local, DAY))
    return np.where(known, seconds.astype("datetime64[s]"), np.datetime64("NaT"))


def from_utc(moment: Dates) -> Whole:
    """Moments of UTC (`datetime64`) as seconds of local time."""
    seconds = np.asarray(moment).astype("datetime64[s]").astype(np.int64)
    return seconds + _ahead(*np.divmod(seconds, DAY))


def to_dates(day: Whole) -> Dates:
    """Day numbers as `datetime64[D]`, NEVER as NaT."""
    known = day < NEVER
    return np.where(known, np.where(known, day, 0).astype("datetime64[D]"), np.datetime64("NaT"))
