"""How long a clock may run: working days, days, weeks, months or hours, and what each of them counts.

    WorkingDays(45).due_on(start)      the last day that is in time
    WorkingDays(45).count(start, end)  working days between

Starts and ends are `csc.days.Instants`, so one implementation serves a single date and a column.
Calendar limits never move when the due date falls on a weekend or a holiday (rules.md K5).
"""

from __future__ import annotations

import datetime
import enum
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from django.conf import settings

from csc.days import DAY, EPOCH, HOUR, MINUTE, Array, Instants, day_number, is_sentinel, last_moment_of, shifted
from csc.periods import add_months
from csc.working_days import MONDAY_TO_FRIDAY, WorkingDayCalendar, current_calendar


class Verdict(enum.StrEnum):
    """What happens to work finished on a weekend or holiday right after the last permitted working day (rules.md K3)."""

    COUNT = "count"
    """In time: no further working day was used. DfE publishes counts, so this is the default."""
    DUE_DATE = "due_date"
    """Late: the due date had passed."""


def verdict() -> Verdict:
    """The one switch of the whole product."""
    return Verdict(settings.CLOCK_VERDICT)


class Unit(enum.StrEnum):
    """The units in which a limit can be given."""

    WORKING_DAY = "working_day"
    WEEKDAY = "weekday"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    HOUR = "hour"

    @property
    def label(self) -> str:
        return {"weekday": "weekday (bank holidays count)"}.get(self.value, self.value.replace("_", " "))


@dataclass(frozen=True)
class Limit:
    """A number of some unit.

    Two local conventions change where it is counted from. With `counts_first_day` the start is day
    1 instead of day 0, which makes the limit one day shorter. With `cut_off` what starts at or
    after that time of day has started the next day; it needs starts with their times.
    """

    number: int
    counts_first_day: bool = False
    cut_off: datetime.time | None = None

    unit: ClassVar[Unit]

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError("A limit is zero or more.")
        if self.unit is Unit.HOUR and (self.counts_first_day or self.cut_off):
            raise ValueError("Hours run from the moment of the start: they have no first day to count and no cut-off.")

    def due_on(self, start: Instants) -> Array:
        """The last day that is in time; NEVER where the start is NEVER."""
        raise NotImplementedError

    def count(self, start: Instants, end: Instants) -> Array:
        """How much of the limit is used: whole days, of the kind the limit counts, or hours with their fraction."""
        return end.days - self.day_0(start)

    def within(self, start: Instants, end: Instants, verdict: Verdict) -> Array:
        """Whether `end` is inside the limit. Both verdicts agree where every day counts."""
        return end.days <= self.due_on(start)

    def due_at(self, start: Instants) -> Array:
        """The last moment that is in time, in microseconds of universal time."""
        return last_moment_of(self.due_on(start))

    def day_0(self, start: Instants) -> Array:
        """The day that is not counted."""
        days = start.days
        if self.counts_first_day:
            days = shifted(days, -1)
        if self.cut_off is not None:
            late = start.times_of_day >= (self.cut_off.hour * 60 + self.cut_off.minute) * MINUTE
            days = np.where(late, shifted(days, 1), days)
        return days

    def __str__(self) -> str:
        said = f"{self.number} {self.unit.label if self.number == 1 else self._plural()}"
        if self.counts_first_day:
            said += ", the first day counted"
        if self.cut_off is not None:
            said += f", from {self.cut_off:%H:%M} counted as the next day"
        return said

    def _plural(self) -> str:
        first, *rest = self.unit.label.split(" (")
        return " (".join([f"{first}s", *rest])


class WorkingDays(Limit):
    """Days worked in England, by the bank holidays that are loaded."""

    unit = Unit.WORKING_DAY

    def calendar(self) -> WorkingDayCalendar:
        return current_calendar()

    def due_on(self, start: Instants) -> Array:
        return self.calendar().add(self.day_0(start), self.number)

    def count(self, start: Instants, end: Instants) -> Array:
        return self.calendar().count(self.day_0(start), end.days)

    def within(self, start: Instants, end: Instants, verdict: Verdict) -> Array:
        if verdict is Verdict.DUE_DATE:
            return super().within(start, end, verdict)
        return self.count(start, end) <= self.number


class Weekdays(WorkingDays):
    """Monday to Friday with bank holidays counted as worked: local only."""

    unit = Unit.WEEKDAY

    def calendar(self) -> WorkingDayCalendar:
        return MONDAY_TO_FRIDAY


class Days(Limit):
    """Calendar days."""

    unit = Unit.DAY

    def due_on(self, start: Instants) -> Array:
        return shifted(self.day_0(start), self.number)


class Weeks(Limit):
    """Weeks of 7 days, counted in days."""

    unit = Unit.WEEK

    def due_on(self, start: Instants) -> Array:
        return shifted(self.day_0(start), 7 * self.number)


class Months(Limit):
    """Calendar months, clipped to the month's end and counted in days. The anniversary day is in time (rules.md K6)."""

    unit = Unit.MONTH

    def due_on(self, start: Instants) -> Array:
        return add_months(self.day_0(start), self.number)


class Hours(Limit):
    """Hours that pass, weekends and the nights on which the clocks change included."""

    unit = Unit.HOUR

    def due_at(self, start: Instants) -> Array:
        moments = start.moments
        return np.where(is_sentinel(moments // DAY), moments, moments + self.number * HOUR)

    def due_on(self, start: Instants) -> Array:
        return Instants.of_moments(self.due_at(start)).days

    def count(self, start: Instants, end: Instants) -> Array:
        return (end.moments - start.moments) / HOUR

    def within(self, start: Instants, end: Instants, verdict: Verdict) -> Array:
        return end.moments <= self.due_at(start)


LIMITS: dict[Unit, type[Limit]] = {kind.unit: kind for kind in (WorkingDays, Weekdays, Days, Weeks, Months, Hours)}


def looser_example(proposed: Limit, floor: Limit) -> tuple[datetime.date, datetime.date, datetime.date] | None:
    """A start for which `proposed` runs longer than `floor`, with both due dates; none if it never does.

    Every day of ten years is tried, at its first and at its last moment, because 3 working days are
    shorter than 72 hours on a Monday and longer on a Friday.
    """
    days = _days_to_try(current_calendar())
    starts = Instants.of_moments(np.concatenate([last_moment_of(days - 1) + 1, last_moment_of(days)]))
    longer = np.flatnonzero(proposed.due_at(starts) > floor.due_at(starts))
    if not longer.size:
        return None
    example = starts[longer[:1]]
    started, proposed_due, floor_due = (
        EPOCH + datetime.timedelta(days=int(day[0])) for day in (example.days, proposed.due_on(example), floor.due_on(example))
    )
    return started, proposed_due, floor_due


def _days_to_try(calendar: WorkingDayCalendar) -> Array:
    """Ten years of starts whose clocks end before the bank holidays that are loaded do."""
    last = day_number(calendar.known_to or datetime.date(2028, 12, 31)) - 400
    return np.arange(last - 3653, last, dtype=np.int32)
