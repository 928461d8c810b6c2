"""The records in the making: plain rows by model, children by number, days as day numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np

from csc import periods
from csc.working_days import WorkingDayCalendar

Item = TypeVar("Item")


class WorkingDays:
    """Working days between day numbers, looked up in a table: the planner asks for them by the hundred thousand."""

    def __init__(self, calendar: WorkingDayCalendar, first: int, last: int) -> None:
        """The table holds the days from `first` to `last`."""
        self.first = first
        days = np.arange(first, last + 1)
        self.through = [int(count) for count in calendar.count(np.full_like(days, first), days)]

    def count(self, start: int, end: int) -> int:
        """Working days after `start` up to and including `end`."""
        return self.through[end - self.first] - self.through[start - self.first]

    def add(self, start: int, number: int) -> int:
        """The day on which `number` working days after `start` are over; `start` itself for none."""
        if number == 0:
            return start
        return self.first + bisect_left(self.through, self.through[start - self.first] + number)

    def earliest(self, end: int, limit: int) -> int:
        """The first day from which no more than `limit` working days have passed by `end`."""
        return self.first + bisect_left(self.through, self.through[end - self.first] - limit)


@dataclass(eq=False)
class Child:
    """A child to be written, and what keeps stages from crossing each other's way."""

    number: int
    born_on: int


@dataclass(eq=False)
class Case:
    """A time open to social care. `end` is settled last; until then `busy_until` is the earliest it should be."""

    child: Child
    started_on: int
    referral: dict[str, Any] | None = None
    ended_on: int | None = None
    settled: bool = False
    busy_until: int = 0
    again_on: int | None = None
    on_plan: list[tuple[int, int | None]] = field(default_factory=list)
    enquired: bool = False
    in_care: bool = False

    def open_at(self, day: int) -> bool:
        return self.started_on <= day and (self.ended_on is None or day < self.ended_on)

    def planned_at(self, day: int) -> bool:
        return any(start <= day and (end is None or day < end) for start, end in self.on_plan)


class Draft:
    """Rows by name of table, in the order they were made; a row may name another row, whose key it then takes."""

    def __init__(self, first: int, last: int, seed: int, calendar: WorkingDayCalendar) -> None:
        """`first` and `last` are the months of the report."""
        self.first, self.last = first, last
        self.random = np.random.default_rng(seed)
        self.calendar = WorkingDays(calendar, first_day(first - 100), last_day(last + 24))
        self.children: list[Child] = []
        self.cases: list[Case] = []
        self.rows: dict[str, list[dict[str, Any]]] = {}

    @property
    def months(self) -> range:
        """The months of the report."""
        return range(self.first, self.last + 1)

    def child(self) -> Child:
        """A new child, born well before anything is recorded and far from 18 when the report ends."""
        oldest = periods.first_day(self.last + 1) - int(365.25 * 15)
        youngest = periods.first_day(self.first - 50)
        born = int(self.random.integers(min(oldest, youngest - 400), youngest))
        child = Child(len(self.children) + 1, born)
        self.children.append(child)
        return child

    def case(self, child: Child, started_on: int, referral: dict[str, Any] | None = None) -> Case:
        case = Case(child, started_on, referral)
        self.cases.append(case)
        return case

    def add(self, table: str, **columns: Any) -> dict[str, Any]:
        """A row, to be filled in further if need be."""
        self.rows.setdefault(table, []).append(columns)
        return columns

    def of(self, table: str) -> Iterator[dict[str, Any]]:
        return iter(self.rows.get(table, []))

    # ── Days ─────────────────────────────────────────────────────────────────────────────────────

    def weekday(self, first: int, last: int) -> int:
        """A working day from `first` to `last`, both included; any day when there is none."""
        day = int(self.random.integers(first, last + 1))
        for candidate in (*range(day, last + 1), *range(day - 1, first - 1, -1)):
            if self.calendar.count(candidate - 1, candidate):
                return candidate
        return day

    def weekday_of(self, month: int) -> int:
        """A working day of the month."""
        return self.weekday(first_day(month), last_day(month))

    def shuffled(self, items: list[Item]) -> list[Item]:
        return [items[at] for at in self.random.permutation(len(items))]


def first_day(month: int) -> int:
    return int(periods.first_day(month))


def last_day(month: int) -> int:
    return int(periods.last_day(month))


def month_of(day: int) -> int:
    return int(periods.month_of(day))
