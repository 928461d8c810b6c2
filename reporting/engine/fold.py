"""The one aggregation kernel: members to cells, by unit, month and band.

Every figure is made by `np.bincount` over one integer for each member, unit by month by band. What
adds up is counted at the row's own unit and rolled up the tree; different children, medians and
maxima are counted from the rows again at every level of the tree, since they do not add up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from reporting.breakdowns import Breakdown
from reporting.engine.members import Members, bands_of
from reporting.engine.units import Axis, UnitTree


@dataclass
class Cube:
    """Whole numbers by unit, month and band. `value` is kept only where it does not follow from the other two."""

    numerator: np.ndarray
    denominator: np.ndarray
    value: np.ndarray | None = None

    def select(self, chosen: Any) -> Cube:
        """The part of every array under one index."""
        return self.map(lambda cells: cells[chosen])

    def map(self, change: Callable[[np.ndarray], np.ndarray]) -> Cube:
        """Every array changed alike."""
        numerator = change(self.numerator)
        denominator = numerator if self.denominator is self.numerator else change(self.denominator)
        return Cube(numerator, denominator, None if self.value is None else change(self.value))

    def where(self, chosen: np.ndarray, other: Cube) -> Cube:
        """The cells of `other` where `chosen`, of this cube elsewhere."""
        value = None
        if self.value is not None or other.value is not None:
            mine, theirs = (np.full(self.numerator.shape, np.nan) if v is None else v for v in (self.value, other.value))
            value = np.where(chosen, theirs, mine)
        numerator = np.where(chosen, other.numerator, self.numerator)
        return Cube(numerator, np.where(chosen, other.denominator, self.denominator), value)


@dataclass(frozen=True)
class Grid:
    """The cells of one cube: units of an axis, months, and the bands of a breakdown (one band without)."""

    axis: Axis
    months: int
    breakdown: Breakdown | None = None
    bands: int = 1

    @property
    def shape(self) -> tuple[int, int, int]:
        return len(self.axis), self.months, self.bands

    @property
    def size(self) -> int:
        return len(self.axis) * self.months * self.bands

    def cell(self, unit: np.ndarray, month: np.ndarray, band: np.ndarray | None) -> np.ndarray:
        """The number of the cell of each row; `unit` is a place on the axis."""
        cell = unit.astype(np.int32) * self.months + month
        return cell if band is None else cell * self.bands + band

    def place(self, members: Members) -> tuple[np.ndarray, Members]:
        """The cell of each member. Members of units that are not on the axis drop out, overlapping ones repeat."""
        band = None
        if self.breakdown is not None:
            members, band = members.banded(self.breakdown)
        if members.level is None:
            return self.cell(self.axis.nearest[members.unit], members.month, band), members
        unit = self.axis.own[members.unit]
        inside = np.flatnonzero(unit >= 0)
        members = members.take(inside)
        return self.cell(unit[inside], members.month, None if band is None else band[inside]), members

    def place_frame(self, members: Members) -> np.ndarray:
        """The cell of every row of the members' frame: found once for all indicators that count it."""
        rows, home = members.rows, members.home

        def find() -> np.ndarray:
            band = None if self.breakdown is None else bands_of(rows, home, self.breakdown)
            return self.cell(self.axis.nearest[home], members.frame.month, band)

        return members.frame.keep(("cell", self.axis, self.breakdown, id(home)), find)


@dataclass(frozen=True)
class Layers:
    """Members as they are counted: `home` at their own unit, to be rolled up; `levels` at each level of the tree apart.

    `scope` is equal for indicators that take the same rows of one frame at home.
    """

    home: Members | None
    levels: list[Members]
    scope: tuple | None = None

    def __iter__(self) -> Iterator[Members]:
        return iter([*([] if self.home is None else [self.home]), *self.levels])


def add_up(layers: Layers, grid: Grid) -> Cube:
    """Sums by unit, month and band."""
    overlapping = grid.breakdown is not None and grid.breakdown.overlapping
    if layers.home is None:
        cube = Cube(np.zeros(grid.shape, dtype=np.int64), np.zeros(grid.shape, dtype=np.int64))
    elif overlapping:
        cube = _add_up_apart([layers.home], grid).map(grid.axis.roll_up)
    else:
        cube = _add_up_at_home(layers.home, grid, layers.scope).map(grid.axis.roll_up)
    if not layers.levels:
        return cube
    apart = _add_up_apart(layers.levels, grid)
    return Cube(cube.numerator + apart.numerator, cube.denominator + apart.denominator)


def _add_up_apart(layers: list[Members], grid: Grid) -> Cube:
    numerator, denominator = np.zeros(grid.size, dtype=np.int64), np.zeros(grid.size, dtype=np.int64)
    for layer in layers:
        cell, members = grid.place(layer)
        denominator += _sums(cell, members.weight, grid.size)
        numerator += _sums(cell, members.amount, grid.size)
    return Cube(numerator.reshape(grid.shape), denominator.reshape(grid.shape))


def _add_up_at_home(members: Members, grid: Grid, scope: tuple | None) -> Cube:
    """The same where every row counts once, at its own unit: cells are looked up, not computed again."""
    cells = grid.place_frame(members)

    def count() -> np.ndarray:
        return np.bincount(members.of_frame(cells), minlength=grid.size)

    if members.weight is None:
        key = ("count", grid.axis, grid.breakdown, id(members.home), scope)
        denominator = members.frame.keep(key, count) if scope is not None else count()
    else:
        denominator = _sums(members.of_frame(cells), members.weight, grid.size)
    if members.amount is None:
        numerator = denominator if members.weight is None else count()
    elif members.amount.dtype == bool:
        numerator = np.bincount(cells.take(members.marked), minlength=grid.size)
    else:
        numerator = _sums(members.of_frame(cells), members.amount, grid.size)
    whole = denominator.reshape(grid.shape).copy()
    return Cube(whole if numerator is denominator else numerator.reshape(grid.shape), whole)


def _sums(cell: np.ndarray, amount: np.ndarray | None, size: int) -> np.ndarray:
    """How much falls in each cell: rows (no amount), marked rows, or the sum of whole numbers."""
    if amount is None:
        return np.bincount(cell, minlength=size)
    if amount.dtype == bool:
        return np.bincount(cell.take(np.flatnonzero(amount)), minlength=size)
    return np.rint(np.bincount(cell, weights=amount, minlength=size)).astype(np.int64)


def each_level(members: Members, who: np.ndarray | None, tree: UnitTree, months: int) -> list[Members]:
    """Members as the units of every level of the tree see them: each unit its own different values of `who`."""
    return [at_level(members, tree.at_depth(depth), who, months) for depth in range(int(tree.depth.max()) + 1)]


def repeated(members: Members, who: np.ndarray, months: int) -> np.ndarray:
    """Which members share their value of `who` with another one in the same month: only they need to be told apart."""
    key = who.astype(np.int64) * months + members.month
    ranked = np.sort(key)
    twice = ranked[1:][ranked[1:] == ranked[:-1]]
    if not len(twice):
        return np.zeros(len(key), dtype=bool)
    at = np.searchsorted(twice, key)
    return twice[np.minimum(at, len(twice) - 1)] == key


def at_level(members: Members, above: np.ndarray, who: np.ndarray | None, months: int) -> Members:
    """Members by the unit above them that `above` gives (-1: none), each different value of `who` once."""
    unit = above[members.unit]
    inside = np.flatnonzero(unit >= 0)
    level = members.take(inside)
    level.level = unit[inside]
    return level if who is None else once_each(level, who[inside], months)


def once_each(members: Members, who: np.ndarray, months: int) -> Members:
    """One member for each value of `who` in every unit and month: the latest, marked if any of them was marked.

    A number is the latest one's own. Of several on one day the last in the table is the latest.
    """
    cell = members.unit.astype(np.int64) * months + members.month
    order = np.lexsort((members.of_frame(members.rows.on), who, cell))
    if not len(order):
        return members
    same = (cell[order][1:] == cell[order][:-1]) & (who[order][1:] == who[order][:-1])
    kept = members.take(order[np.append(~same, True)])
    if members.amount is not None and members.amount.dtype == bool:
        kept.amount = np.logical_or.reduceat(members.amount[order], np.flatnonzero(np.append(True, ~same)))
    return kept


def summarise(layers: Layers, grid: Grid, *, middle: bool) -> np.ndarray:
    """Every cell's median (the mean of the two middle amounts if their number is even) or maximum; NaN where nobody is."""
    values = np.full(grid.size, np.nan)
    for layer in layers:
        cell, members = grid.place(layer)
        amount = np.ones(len(members), dtype=np.int64) if members.amount is None else members.amount.astype(np.int64)
        number = np.bincount(cell, minlength=grid.size)
        # A sort of whole numbers is several times faster than one by two keys: the amount becomes the last digits of the cell.
        least, most = amount.min(initial=0), amount.max(initial=0)
        span = most - least + 1
        ranked = np.sort(cell * span + (amount - least)) % span + least
        filled = np.flatnonzero(number)
        last = np.cumsum(number)[filled] - 1
        first = last + 1 - number[filled]
        low, high = (first + last) // 2, (first + last + 1) // 2
        values[filled] = (ranked[low] + ranked[high]) / 2 if middle else ranked[last]
    return values.reshape(grid.shape)


def running_totals(cube: Cube, first: np.ndarray) -> Cube:
    """Sums over each month's window; `first` is the position of the window's first month."""

    def total(cells: np.ndarray) -> np.ndarray:
        sums = np.zeros((cells.shape[0], cells.shape[1] + 1, cells.shape[2]), dtype=np.int64)
        np.cumsum(cells, axis=1, out=sums[:, 1:])
        return sums[:, 1:] - sums[:, np.maximum(first, 0)]

    numerator = total(cube.numerator)
    return Cube(numerator, numerator if cube.denominator is cube.numerator else total(cube.denominator))
