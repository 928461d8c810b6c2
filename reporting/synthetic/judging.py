"""What the authority's figures are held against: its targets, and invented neighbours to compare with.

Targets are those of `data/targets.csv`, one row each, in the grammar of `reporting.models.Target`.
The neighbours are imaginary: `data/neighbours.csv` gives a middle and a spread for each figure, in round
numbers that nobody published, and the comparators are computed from them as from real ones.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np

from reporting import catalogue
from reporting.judgement.comparators import comparators, rounded
from reporting.models import Benchmark, Target
from reporting.synthetic.days import DAY, date_of
from reporting.synthetic.writing import Book

HERE = Path(__file__).parent / "data"
AUTHORITIES, NEIGHBOURS = 60, 10
SOURCE = "Invented for the demonstration; no authority's figures"
LIMITS = ("green", "amber", "low", "high", "centre", "begins_at")
AUTHORITY = 1


class Judging:
    """Writes targets and benchmarks."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.random = book.dice("neighbours")

    def write(self) -> None:
        self._targets()
        self._neighbours()

    def _targets(self) -> None:
        """One target for each indicator at the authority, in force from the first month."""
        rows = rows_of("targets")
        first = f"{date_of(self.book.horizon.first):%Y-%m}"
        limits: dict[str, Any] = {name: [row[name] or None for row in rows] for name in LIMITS}
        self.book.add(
            Target,
            happened=np.full(len(rows), self.book.horizon.first * DAY + 9 * 3600),
            indicator=np.array([row["indicator"] for row in rows], dtype=object),
            unit=np.full(len(rows), AUTHORITY, dtype=np.int64),
            first_month=[first] * len(rows),
            last_month=[row["last_month"] for row in rows],
            kind=[row["kind"] for row in rows],
            limit_is_inside=[row["limit_is_inside"] == "yes" for row in rows],
            source=[row["source"] for row in rows],
            **limits,
        )

    def _neighbours(self) -> None:
        """Comparators of the last financial year that is over, from imaginary authorities."""
        last = date_of(self.book.horizon.until)
        year = last.year if last.month > 3 else last.year - 1
        made = []
        for row in rows_of("neighbours"):
            agreed = catalogue.all_indicators().get(row["indicator"])
            if agreed is None:
                continue
            middle, spread = Decimal(row["middle"]), float(row["spread"])
            drawn = np.maximum(self.random.normal(float(middle), spread, AUTHORITIES), 0)
            ceiling = 100.0 if agreed.measure.unit == "percent" else np.inf
            values = {str(at): rounded(Decimal(str(value))) for at, value in enumerate(np.minimum(drawn, ceiling).tolist())}
            near = [str(at) for at in range(NEIGHBOURS)]
            found = comparators(values, near, rounded(middle), agreed.polarity)
            made += [(row["indicator"], kind.value, f"{value:.4f}") for kind, value in found.items()]
        indicators, kinds, values_ = zip(*made, strict=True)
        self.book.add(
            Benchmark,
            happened=np.full(len(made), self.book.horizon.until * DAY + 9 * 3600),
            indicator=np.array(indicators, dtype=object),
            kind=list(kinds),
            year=np.full(len(made), year, dtype=np.int64),
            value=list(values_),
            source=[SOURCE] * len(made),
        )


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of one data file."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
