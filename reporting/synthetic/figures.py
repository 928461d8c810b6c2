"""Figures no record holds: how many children live here, school terms, calls taken and abandoned."""

from __future__ import annotations

import datetime

import numpy as np

from csc.days import day_number
from reporting.models import PopulationEstimate, SchoolTerm, SuppliedFigure
from reporting.synthetic.days import DAY, date_of
from reporting.synthetic.writing import Book

GROWTH = 0.006
CALLS_FOR_EACH_CONTACT = 0.9
ABANDONED = 0.07
TERMS = (("Spring", (1, 5), (3, 28)), ("Summer", (4, 14), (7, 22)), ("Autumn", (9, 3), (12, 19)))


class Figures:
    """Writes what the authority would type in or import."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.random = book.dice("figures")
        self.first, self.until = date_of(book.horizon.first), date_of(book.horizon.until)

    def write(self) -> None:
        self._population()
        self._terms()
        self._calls()

    def _population(self) -> None:
        """Mid-year estimates of the authority and its areas, each used from the summer after: one switch date for all."""
        units = [n for n, unit in enumerate(self.book.staff.units) if unit.kind in ("authority", "area")]
        weights = np.linspace(1.25, 0.8, self.book.profile.areas)
        parts = np.concatenate([[1.0], weights / weights.sum()])
        years = range(self.first.year - 2, self.until.year)
        rows = []
        for year in years:
            total = self.book.profile.population * (1 + GROWTH) ** (year - years[-1])
            areas = np.round(total * parts[1:]).astype(np.int64)
            rows += [
                (number + 1, year, living) for number, living in zip(units, [int(areas.sum()), *areas.tolist()], strict=True)
            ]
        unit, mid_year, children = (np.array(column) for column in zip(*rows, strict=True))
        released = np.array([day_number(datetime.date(int(year) + 1, 6, 28)) for year in mid_year])
        known = released <= self.book.horizon.until
        self.book.add(
            PopulationEstimate,
            happened=released[known] * DAY + 10 * 3600,
            unit=unit[known],
            mid_year=mid_year[known],
            released_on=released[known],
            used_from=np.array([day_number(datetime.date(int(year) + 1, 7, 1)) for year in mid_year[known]]),
            children_0_17=children[known],
            source=np.full(known.sum(), "Synthetic mid-year estimate", dtype=object),
        )

    def _terms(self) -> None:
        years = range(self.first.year - 1, self.until.year + 2)
        rows = [
            (f"{name} {year}", day_number(datetime.date(year, *start)), day_number(datetime.date(year, *end)))
            for year in years
            for name, start, end in TERMS
        ]
        names, first_day, last_day = zip(*rows, strict=True)
        self.book.add(
            SchoolTerm,
            happened=np.full(len(rows), self.book.horizon.first * DAY),
            name=np.array(names, dtype=object),
            first_day=np.array(first_day),
            last_day=np.array(last_day),
        )

    def _calls(self) -> None:
        """Calls to the front door in each whole month: of all that came in, how many were answered and how many hung up."""
        months = (
            np.arange(np.datetime64(self.first, "M"), np.datetime64(self.until, "M")).astype("datetime64[D]").astype(np.int64)
        )
        monthly = self.book.profile.referrals_a_year * 5 / 12 * CALLS_FOR_EACH_CONTACT
        calls = self.random.poisson(monthly, len(months)) + 1
        hung_up = self.random.binomial(calls, ABANDONED)
        for indicator, number in (("calls_abandoned", hung_up), ("calls_handled", calls - hung_up)):
            self.book.add(
                SuppliedFigure,
                happened=(months + 33).clip(max=self.book.horizon.until) * DAY + 10 * 3600,
                indicator=np.full(len(months), indicator, dtype=object),
                unit=np.ones(len(months), dtype=np.int64),
                period=months,
                numerator=[f"{n}.00" for n in number.tolist()],
                denominator=[f"{n}.00" for n in calls.tolist()],
                source=np.full(len(months), "Telephone system", dtype=object),
            )
