"""Which column of which published table holds the yardstick of which indicator: data, in `sources.csv`.

A table is known by its columns, not by its file name, which changes with every release. `value` is the
column itself; with `parts` the value is the percentage that these columns make of the column `of`;
`where` names the rows, when one table holds several figures.
"""

from __future__ import annotations

import csv
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Source:
    """Where one indicator's values stand. Column names are as `reading.plain` writes them."""

    indicator: str
    variant: str
    value: str
    parts: tuple[str, ...]
    of: str
    where: tuple[str, str] | None

    @property
    def columns(self) -> set[str]:
        found = {self.value, *self.parts, self.of} - {""}
        return found | {self.where[0]} if self.where else found

    def stands_in(self, headings: Collection[str]) -> bool:
        return self.columns <= set(headings)


@cache
def all_sources() -> tuple[Source, ...]:
    """Every source, in the order of the file."""
    with (HERE / "sources.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return tuple(
        Source(
            row["indicator"],
            row["variant"],
            row["value"],
            tuple(row["parts"].split("+")) if row["parts"] else (),
            row["of"],
            tuple(row["where"].split("=", 1)) if row["where"] else None,  # type: ignore[arg-type]  # two parts
        )
        for row in rows
    )
