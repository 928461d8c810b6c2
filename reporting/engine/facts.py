"""All facts of one run: the tables, the unit tree, the code book, and the day up to which they are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np

from reporting.engine.codebook import CodeBook
from reporting.engine.periods import Periods
from reporting.engine.rows import Frame, Rows
from reporting.engine.tables import Table
from reporting.engine.units import UnitTree


@dataclass(frozen=True)
class PopulationFigure:
    """Children aged 0 to 17 of a unit, in force for periods that end on or after `used_from` (a day number)."""

    unit: str
    used_from: int
    children: int


@dataclass(frozen=True)
class SuppliedCell:
    """A figure typed in or imported for one cell; numerator and denominator may be unknown (None)."""

    indicator: str
    variant: str
    unit: str
    period: str
    breakdown: str = ""
    band: str = ""
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None


class Facts:
    """What a run reads, once. Tables are read-only: a definition can look but not change."""

    def __init__(
        self,
        tables: Mapping[str, Table],
        units: UnitTree,
        codes: CodeBook,
        as_at: int,
        *,
        population: Sequence[PopulationFigure] = (),
        supplied: Sequence[SuppliedCell] = (),
        terms: Sequence[tuple[int, int]] = (),
        names: Mapping[str, Mapping[int, str]] | None = None,
    ) -> None:
        """`as_at` is the last day known, `terms` are first and last days of school terms.

        `names` says what keys are called where they are bands, such as workers: table to key to name.
        """
        self.tables, self.units, self.codes, self.as_at = tables, units, codes, as_at
        self.population, self.supplied, self.terms = population, supplied, terms
        self.names = names or {}
        self._whole: dict[str, Frame] = {}

    def __getitem__(self, name: str) -> Table:
        return self.tables[name]

    def holds(self, table: str) -> bool:
        """Whether anything at all is recorded in a table: if not, its figures wait to be supplied."""
        return len(self[table]) > 0

    def rows(self, table: str) -> Rows:
        """All rows of a table, with no period: what derived columns and steady attributes are computed from."""
        return Rows(self.whole(table))

    def whole(self, table: str) -> Frame:
        """The frame of all rows of a table; what is asked of it is kept until it is forgotten."""
        if table not in self._whole:
            self._whole[table] = Frame(self, self[table], None, self.as_at)
        return self._whole[table]

    def forget(self, but: Set[str] = frozenset()) -> None:
        """Drop what was kept beside the tables' own columns, but for the tables named."""
        for name in self._whole.keys() - but:
            self._whole.pop(name).forget()

    def population_of(self, periods: Periods) -> np.ndarray:
        """Children aged 0 to 17 in force at each period's end, unit by month; 0 where no figure is in force."""
        grid = np.zeros((len(self.units), periods.count), dtype=np.int64)
        codes = {code: at for at, code in enumerate(self.units.codes)}
        ends = periods.at[-periods.count :]
        for figure in sorted(self.population, key=lambda each: each.used_from):
            if figure.unit in codes:
                grid[codes[figure.unit], ends >= figure.used_from] = figure.children
        return grid
