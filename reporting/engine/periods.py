"""The months a run makes, and the windows that end with each of them."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from csc import periods as days
from reporting.indicators import FINANCIAL_YEAR_TO_DATE, MONTH, QUARTER_TO_DATE, ROLLING_3, ROLLING_12, TERM, Window

LEAD = 11
"""Months computed before the first one asked for, so that a running total of twelve is whole from the start."""


@dataclass(frozen=True)
class Periods:
    """`count` months from month number `first`; figures are known up to day `as_at`.

    With `to_date` the last month ends on `as_at` although it is not over, as a live figure does.
    Otherwise a month that ends after `as_at` has no figure yet.
    Terms are (first day, last day) of school terms, as day numbers.
    """

    first: int
    count: int
    as_at: int
    to_date: bool = False
    terms: Sequence[tuple[int, int]] = ()
    at: np.ndarray = field(init=False, repr=False)

    def __post_init__(self) -> None:
        end = days.last_day(np.arange(self.first - LEAD, self.first + self.count))
        object.__setattr__(self, "at", np.minimum(end, self.as_at) if self.to_date else end)

    @classmethod
    def months(cls, first: tuple[int, int], last: tuple[int, int], *, as_at: datetime.date | None = None, **options) -> Periods:
        """From (year, month) to (year, month), both included; known up to the last day unless `as_at` says otherwise."""
        start, stop = days.month_number(*first), days.month_number(*last)
        known = days.day_number(as_at) if as_at else int(days.last_day(stop))
        return cls(start, stop - start + 1, known, **options)

    @classmethod
    def to_day(cls, day: datetime.date, *, months: int = 1, **options) -> Periods:
        """The last `months` months up to `day`, the running one ending on it: a live figure."""
        last = days.month_number(day.year, day.month)
        return cls(last - months + 1, months, days.day_number(day), to_date=True, **options)

    @property
    def total(self) -> int:
        """Months computed, the lead included."""
        return LEAD + self.count

    @property
    def labels(self) -> list[str]:
        """`2026-03` for each month asked for."""
        return [f"{1970 + month // 12}-{month % 12 + 1:02d}" for month in range(self.first, self.first + self.count)]

    @property
    def month(self) -> np.ndarray:
        """Month numbers, the lead included."""
        return np.arange(self.first - LEAD, self.first + self.count)

    def index(self, label: str) -> int:
        """Position of `2026-03` among the months asked for. KeyError when it is not one of them."""
        year, month = label.split("-")
        at = days.month_number(int(year), int(month)) - self.first
        if not 0 <= at < self.count:
            raise KeyError(f"{label} is not one of the months computed")
        return at

    def locate(self, day: np.ndarray) -> np.ndarray:
        """Position of each day's month, the lead included; -1 outside the months or after the last day known."""
        at = days.month_of(day) - (self.first - LEAD)
        return np.where((at >= 0) & (at < self.total) & (day <= self.at[-1]), at, -1).astype(np.int32)

    def window_first(self, window: Window) -> np.ndarray:
        """Position of the month in which each month's window begins; may be below zero."""
        month = self.month
        back = {
            MONTH: np.zeros_like(month),
            QUARTER_TO_DATE: month % 3,
            ROLLING_3: np.full_like(month, 2),
            ROLLING_12: np.full_like(month, 11),
            FINANCIAL_YEAR_TO_DATE: (month - 3) % 12,
        }[window]
        return np.arange(self.total) - back

    def since(self, window: Window) -> np.ndarray:
        """First day of each month's window."""
        if window is TERM:
            return np.array([start for start, _ in self._term_of_month()], dtype=np.int32)
        return days.first_day(self.window_first(window) + self.first - LEAD)

    def ends(self, window: Window) -> np.ndarray:
        """The day at which each month's state is taken: its end, or for TERM the last day of a term that ends in it."""
        if window is TERM:
            return np.array([end for _, end in self._term_of_month()], dtype=np.int32)
        return self.at

    def available(self, window: Window) -> np.ndarray:
        """For each month asked for: is it over (or a live month), and does a term end in it if the window is a term?"""
        return (self.ends(window)[LEAD:] <= self.as_at) & (self.ends(window)[LEAD:] > days.LONG_AGO)

    def _term_of_month(self) -> list[tuple[int, int]]:
        """(first day, last day) of the term that ends in each month; LONG_AGO twice where none does."""
        by_month = {int(days.month_of(end)): (start, end) for start, end in self.terms}
        none = (days.LONG_AGO, days.LONG_AGO)
        return [by_month.get(int(month), none) for month in self.month]
