"""Months, years and birthdays, for one date and for columns of day numbers alike.

Months are whole numbers since January 1970. Sums with months keep the day of the month and clip it
to the month's end (31 August + 3 months = 30 November); birthdays do not clip: somebody born on
29 February has a birthday on 1 March of a year without one.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import overload

import numpy as np

from csc.days import EPOCH, LONG_AGO, NEVER, Array, as_date, day_number, is_sentinel

__all__ = [
    "LONG_AGO",
    "NEVER",
    "Month",
    "add_months",
    "age_on",
    "anniversary",
    "as_date",
    "attains_age",
    "day_number",
    "financial_year_start",
    "first_day",
    "last_day",
    "month_number",
    "month_of",
    "quarter_start",
]

_FIRST, _LAST = day_number(datetime.date(1870, 1, 1)), day_number(datetime.date(2169, 12, 31))
_MONTH_OF_DAY = np.arange(_FIRST, _LAST + 1).astype("datetime64[D]").astype("datetime64[M]").astype(np.int32)
_FIRST_MONTH = int(_MONTH_OF_DAY[0])
_FIRST_DAYS = np.arange(_FIRST_MONTH, _MONTH_OF_DAY[-1] + 2).astype("datetime64[M]").astype("datetime64[D]").astype(np.int32)


def month_number(year: int, month: int) -> int:
    """Months since January 1970."""
    return (year - 1970) * 12 + month - 1


def month_of(day: Array | int) -> Array:
    """The month of each day number; days outside 1870 to 2169 fall in the first or last month known."""
    return _MONTH_OF_DAY.take(np.asarray(day) - _FIRST, mode="clip")


def first_day(month: Array | int) -> Array:
    """The first day of each month."""
    return _FIRST_DAYS.take(np.asarray(month) - _FIRST_MONTH, mode="clip")


def last_day(month: Array | int) -> Array:
    """The last day of each month."""
    return first_day(np.asarray(month) + 1) - 1


def quarter_start(month: Array | int) -> Array:
    """The first month of each month's quarter: January, April, July or October."""
    return np.asarray(month) - np.asarray(month) % 3


def financial_year_start(month: Array | int) -> Array:
    """The April that began each month's financial year."""
    return np.asarray(month) - (np.asarray(month) - 3) % 12


@overload
def add_months(day: datetime.date, months: int) -> datetime.date: ...
@overload
def add_months(day: Array, months: Array | int) -> Array: ...
def add_months(day: datetime.date | Array, months: Array | int) -> datetime.date | Array:
    """The same day of the month, `months` later (or, below zero, earlier), clipped to the month's end.

    NEVER stays NEVER and LONG_AGO stays LONG_AGO.

    Raises:
        OverflowError: from one date to outside the years 1870 to 2169. Columns stop at these years instead.
    """
    return _moved(day, months, clip=True)


@overload
def anniversary(day: datetime.date, years: int) -> datetime.date: ...
@overload
def anniversary(day: Array, years: Array | int) -> Array: ...
def anniversary(day: datetime.date | Array, years: Array | int) -> datetime.date | Array:
    """The same calendar day, `years` later; of 29 February, 1 March in a year that has none."""
    return _moved(day, np.asarray(years) * 12, clip=False)


attains_age = anniversary
"""`attains_age(born, 18)`: the day on which an age is reached, at its start."""


def age_on(born: Array, day: Array | int) -> Array:
    """Completed years on each day; -1 before birth, and where the date of birth is not known (NEVER)."""
    born, day = np.asarray(born), np.asarray(day)
    birth_month, month = month_of(born), month_of(day)
    birthday_to_come = (day - first_day(month)) < (born - first_day(birth_month))
    return np.where(born > day, -1, (month - birth_month - birthday_to_come) // 12).astype(np.int32)


def _moved(day: datetime.date | Array, months: Array | int, *, clip: bool) -> datetime.date | Array:
    if isinstance(day, datetime.date):
        column = np.array([day_number(day)])
        if not _FIRST_MONTH <= month_number(day.year, day.month) + int(months) < _FIRST_MONTH + len(_FIRST_DAYS) - 1:
            raise OverflowError(f"{months} months from {day} is outside the years 1870 to 2169.")
        return EPOCH + datetime.timedelta(days=int(np.asarray(_moved(column, months, clip=clip))[0]))
    day = np.asarray(day)
    month = month_of(day)
    target = month + np.asarray(months)
    moved = first_day(target) + (day - first_day(month))
    if clip:
        moved = np.minimum(moved, last_day(target))
    return np.where(is_sentinel(day), day, moved).astype(np.int32)


@dataclass(frozen=True, order=True)
class Month:
    """One calendar month, such as `2019-03`. Months compare, and take and give whole numbers of months."""

    number: int

    @classmethod
    def parse(cls, text: str) -> Month:
        """The month written as year and month, such as 2019-03.

        Raises:
            ValueError: with a sentence that can be shown to whoever typed it.
        """
        found = re.fullmatch(r"(\d{4})-(\d{2})", text.strip(), re.ASCII)
        if not found:
            raise ValueError(f"Write a month as year and month, such as 2019-03, not {text!r}.")
        year, month = int(found[1]), int(found[2])
        if not 1 <= month <= 12:
            raise ValueError(f"{text.strip()} is not a month: {month:02d} is not between 01 and 12.")
        if not 1900 <= year <= 2100:
            raise ValueError(f"{text.strip()} is outside the years 1900 to 2100.")
        return cls(month_number(year, month))

    @classmethod
    def of(cls, day: datetime.date) -> Month:
        """The month in which `day` falls."""
        return cls(month_number(day.year, day.month))

    @classmethod
    def range(cls, first: Month, last: Month) -> list[Month]:
        """Every month from `first` to `last`, both included."""
        return [cls(number) for number in range(first.number, last.number + 1)]

    @property
    def first(self) -> datetime.date:
        return datetime.date(1970 + self.number // 12, self.number % 12 + 1, 1)

    @property
    def last(self) -> datetime.date:
        return (self + 1).first - datetime.timedelta(days=1)

    @property
    def quarter(self) -> Month:
        """The first month of the quarter."""
        return Month(int(quarter_start(self.number)))

    @property
    def financial_year(self) -> Month:
        """The April that began the financial year."""
        return Month(int(financial_year_start(self.number)))

    @property
    def financial_year_name(self) -> str:
        """The financial year as people write it, such as 2018-19."""
        began = self.financial_year.first.year
        return f"{began}-{(began + 1) % 100:02d}"

    def window(self, months: int) -> list[Month]:
        """The last `months` months that end with this one: `window(12)` is the rolling year."""
        return Month.range(self - (months - 1), self)

    @property
    def year_to_date(self) -> list[Month]:
        """April to this month."""
        return Month.range(self.financial_year, self)

    def __add__(self, months: int) -> Month:
        return Month(self.number + months)

    def __sub__(self, months: int) -> Month:
        return Month(self.number - months)

    def __str__(self) -> str:
        return f"{self.first:%Y-%m}"
