"""The records in the making: plain rows by model, children by number, days as day numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from csc import periods
from csc.working_days import WorkingDayCalendar


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
    referral: dict | None = None
    ended_on: int | None = None
    settled: bool = False
    busy_until: int = 0
    again_on: int | None = None
    on_plan: list[list[int | None]] = field(default_factory=list)
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
        self.calendar = calendar
        self.children: list[Child] = []
        self.cases: list[Case] = []
        self.rows: dict[str, list[dict[str, Any]]] = {}

    def child(self) -> Child:
        """A new child, born well before anything is recorded and far from 18 when the report ends."""
        oldest = periods.first_day(self.last + 1) - int(365.25 * 15)
        youngest = periods.first_day(self.first - 50)
        born = int(self.random.integers(min(oldest, youngest - 400), youngest))
        child = Child(len(self.children) + 1, born)
        self.children.append(child)
        return child

    def case(self, child: Child, started_on: int, referral: dict | None = None) -> Case:
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

    def shuffled(self, items: list) -> list:
        return [items[at] for at in self.random.permutation(len(items))]


def first_day(month: int) -> int:
    return int(periods.first_day(month))


def last_day(month: int) -> int:
    return int(periods.last_day(month))


def month_of(day: int) -> int:
    return int(periods.month_of(day))
