"""The course of one figure over the months, as stored, and what follows from it: years, years to date, movements.

Percentages of a year are ratios of summed parts, never means of percentages. Only what adds up is
summed: events counted in their month. A state at a month's end and a rolling year have no year to
date; their year is its March.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from csc.periods import Month
from reporting.engine.cells import Status, denominator_scale_of, has_denominator, scale_of, unpack, values_of
from reporting.engine.fold import Cube
from reporting.engine.members import adds_up
from reporting.indicators import (
    FINANCIAL_YEAR_TO_DATE,
    MONTH,
    TERM,
    Distribution,
    During,
    Indicator,
    Rate,
    Supplied,
)


@dataclass(frozen=True)
class Amount:
    """One figure: parts and value in the measure's own unit, and why it holds what it holds.

    `value` is rounded as printed. Parts and value are None unless `status` is OK, or NO_CASES, whose
    parts are nought.
    """

    status: Status
    numerator: int | float | None = None
    denominator: int | float | None = None
    value: float | None = None

    @property
    def known(self) -> bool:
        return self.value is not None


NOTHING = Amount(Status.NOT_AVAILABLE)


def additive(form: Indicator) -> bool:
    """Whether months may be added to a year: events of the month, each counted once, of a measure whose parts add up."""
    events = isinstance(form.basis, During) or (isinstance(form.basis, Supplied) and not form.basis.state)
    summable = adds_up(form) and not isinstance(form.measure, Rate | Distribution)
    return events and form.window is MONTH and summable and not form.by_window


@dataclass(frozen=True)
class Course:
    """The stored months of one series. Outside them a figure is not available."""

    form: Indicator
    first: Month
    numerator: np.ndarray
    denominator: np.ndarray | None
    value: np.ndarray
    status: np.ndarray

    @classmethod
    def unpacked(cls, form: Indicator, first: str, *packed: bytes) -> Course:
        """From the columns of `reporting.models.Series`: first month, numerators, denominators, values, statuses."""
        numerator, denominator, value, status = (unpack(part) for part in packed)
        if numerator is None or value is None or status is None:
            raise ValueError(f"the series of {form.key} {form.variant} has no months")
        return cls(form, Month.parse(first), numerator, denominator, value, status)

    @classmethod
    def nothing(cls, form: Indicator, first: Month) -> Course:
        """A series the run in force does not hold."""
        empty = np.zeros(0, dtype=np.int64)
        return cls(form, first, empty, None, empty.astype(float), empty)

    def at(self, month: Month) -> Amount:
        """The figure of one month."""
        place = month.number - self.first.number
        if not 0 <= place < len(self.status):
            return NOTHING
        status = Status(int(self.status[place]))
        if status not in (Status.OK, Status.NO_CASES):
            return Amount(status)
        known = status is Status.OK and not np.isnan(self.value[place])
        denominator = None if self.denominator is None else self._printed_whole(self.denominator[place])
        return Amount(status, self._printed(self.numerator[place]), denominator, float(self.value[place]) if known else None)

    def over(self, months: Sequence[Month]) -> Amount:
        """The sum of months in a row, of which every one has to be known: a year with a hole in it has no total."""
        numbers = [month.number - self.first.number for month in months]
        first, last = numbers[0], numbers[-1] + 1
        if first < 0 or last > len(self.status):
            return NOTHING
        found = set(self.status[first:last].tolist())
        for missing in (Status.NOT_COMPUTED, Status.NOT_AVAILABLE, Status.MISSING, Status.SUPPRESSED):
            if missing in found:
                return Amount(missing)
        numerator = sum(self.numerator[first:last].tolist())
        denominator = None if self.denominator is None else sum(self.denominator[first:last].tolist())
        if has_denominator(self.form) and not denominator:
            # Supplied as bare percentages, without the parts a year would be made of.
            return NOTHING if Status.OK in found else Amount(Status.NO_CASES, 0, 0)
        cube = Cube(np.array([numerator]), np.array([denominator or 0]))
        value = float(values_of(self.form, cube)[0])
        return Amount(
            Status.OK, self._printed(numerator), None if denominator is None else self._printed_whole(denominator), value
        )

    def year_to_date(self, month: Month) -> Amount | None:
        """From April to `month`; None where a year to date means nothing (a state, a rolling year)."""
        if self.form.window is FINANCIAL_YEAR_TO_DATE:
            return self.at(month)
        return self.over(month.year_to_date) if additive(self.form) else None

    def year(self, april: Month) -> Amount:
        """The financial year that begins with `april`: its sum, or how it stood in its last month (or term)."""
        if additive(self.form):
            return self.over(Month.range(april, april + 11))
        if self.form.window is TERM:
            ends = [self.at(april + back) for back in range(11, -1, -1)]
            return next((amount for amount in ends if amount.status is not Status.NOT_AVAILABLE), NOTHING)
        return self.at(april + 11)

    def compared_with_last_year(self, month: Month) -> tuple[Amount, Amount]:
        """(a year before, now): the year to date beside the same months of last year, or one month beside the same one."""
        now = self.year_to_date(month)
        if now is None:
            return self.at(month - 12), self.at(month)
        return self.year_to_date(month - 12) or NOTHING, now

    def _printed(self, number: float) -> int | float:
        return _in_units(number, float(scale_of(self.form)))

    def _printed_whole(self, number: float) -> int | float:
        return _in_units(number, float(denominator_scale_of(self.form)))


def _in_units(number: float, parts: float) -> int | float:
    shown = float(number) / parts
    return int(shown) if shown.is_integer() else round(shown, 4)
