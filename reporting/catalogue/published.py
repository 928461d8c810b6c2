"""Which rows of the five published reports each indicator serves: `published_rows.csv`, facts about what was printed.

`part` is the part of the figure that the row prints, as breakdown=band in the report's own words, or
`=each` where it prints every band; empty for the figure itself.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROWS = Path(__file__).parent / "published_rows.csv"


@dataclass(frozen=True)
class PublishedRow:
    """One printed row. `row` is its number, empty where the report prints none."""

    report: str
    row: str
    title: str
    indicator: str
    variant: str
    part: str

    @property
    def dimensions(self) -> list[str]:
        """The breakdowns the row is a part by."""
        return [each.partition("=")[0] for each in self.part.split("; ") if each]

    def __str__(self) -> str:
        number = f" {self.row}" if self.row else ""
        within = f" ({self.part})" if self.part else ""
        return f"{self.report}, row{number}: {self.title}{within}"


@cache
def published_rows() -> Mapping[str, tuple[PublishedRow, ...]]:
    """The rows by indicator, in the order of the reports."""
    found: defaultdict[str, list[PublishedRow]] = defaultdict(list)
    with ROWS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found[row["indicator"]].append(PublishedRow(**row))
    return {key: tuple(rows) for key, rows in found.items()}


def rows_served_by(key: str) -> tuple[PublishedRow, ...]:
    """The published rows that an indicator serves, in any of its forms; none for one that no report prints."""
    return published_rows().get(key, ())
