"""The one aggregation kernel: members to cells, by unit, month and band.

Every figure is made by `np.bincount` over one integer for each member, unit by month by band. What
adds up is counted at the row's own unit and rolled up the tree; different children, medians and
maxima are counted from the rows again at every level of the tree, since they do not add up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from reporting.engine.members import Members
from reporting.engine.units import UnitTree


@dataclass
class Cube:
    """Whole numbers by unit, month and band. `value` is kept only where it does not follow from the other two."""

    numerator: np.ndarray
    denominator: np.ndarray
    value: np.ndarray | None = None

    def select(self, chosen: object) -> Cube:
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


def tally(cell: np.ndarray, amount: np.ndarray | None, size: int) -> np.ndarray:
    """How much falls in each cell: rows (no amount), marked rows, or the sum of whole numbers."""
    if amount is None:
        return np.bincount(cell, minlength=size)
    if amount.dtype == bool:
        return np.bincount(cell[amount], minlength=size)
    return np.rint(np.bincount(cell, weights=amount, minlength=size)).astype(np.int64)


def add_up(members: Members, band: np.ndarray | None, bands: int, tree: UnitTree, months: int) -> Cube:
    """Sums by unit, month and band, rolled up the tree."""
    shape = (len(tree), months, bands)
    cell = _cell(members, band, bands, months)
    size = len(tree) * months * bands
    denominator = tally(cell, members.weight, size)
    if members.amount is None:
        numerator = denominator if members.weight is None else tally(cell, None, size)
    else:
        numerator = tally(cell, members.amount, size)
    rolled = tree.roll_up(numerator.reshape(shape))
    same = numerator is denominator
    return Cube(rolled, rolled if same else tree.roll_up(denominator.reshape(shape)))


def once_each(members: Members, who: np.ndarray, months: int) -> tuple[np.ndarray, np.ndarray | None]:
    """The member to keep for each value of `who` in every unit and month, and its amount.

    The latest is kept, marked if any of them was marked; a number is the latest one's own.
    """
    cell = members.unit.astype(np.int64) * months + members.month
    order = np.lexsort((members.of_frame(members.rows.on), who, cell))
    if not len(order):
        return order, members.amount
    same = (cell[order][1:] == cell[order][:-1]) & (who[order][1:] == who[order][:-1])
    kept = order[np.append(~same, True)]
    if members.amount is None or members.amount.dtype != bool:
        return kept, None if members.amount is None else members.amount[kept]
    return kept, np.logical_or.reduceat(members.amount[order], np.flatnonzero(np.append(True, ~same)))


def count_again(
    members: Members,
    band: np.ndarray | None,
    bands: int,
    tree: UnitTree,
    months: int,
    *,
    who: np.ndarray | None,
    middle: bool = False,
    highest: bool = False,
) -> Cube:
    """Figures that do not add up, from the rows at every level of the tree.

    `who` are the values to count once; `middle` and `highest` ask for the median and the maximum.
    """
    shape = (len(tree), months, bands)
    cube = Cube(np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.full(shape, np.nan) if middle or highest else None)
    for depth in range(int(tree.depth.max()) + 1):
        level, origin = at_level(members, tree.at_depth(depth), who, months)
        cell = _cell(level, None if band is None else band[origin], bands, months)
        size = len(tree) * months * bands
        cube.denominator += tally(cell, level.weight, size).reshape(shape)
        cube.numerator += tally(cell, level.amount, size).reshape(shape)
        if cube.value is not None:
            flat = cube.value.reshape(-1)
            _summarise(flat, cell, level.amount, size, middle=middle)
    return cube


def at_level(members: Members, above: np.ndarray, who: np.ndarray | None, months: int) -> tuple[Members, np.ndarray]:
    """Members as the units of one level see them, each different value of `who` once; and which members they were."""
    unit = above[members.unit]
    origin = np.flatnonzero(unit >= 0)
    level = members.take(origin)
    level.unit = unit[origin]
    if who is None:
        return level, origin
    kept, amount = once_each(level, who[origin], months)
    level = level.take(kept)
    level.amount = amount
    return level, origin[kept]


def _cell(members: Members, band: np.ndarray | None, bands: int, months: int) -> np.ndarray:
    cell = members.unit.astype(np.intp) * months
    cell += members.month
    if band is not None:
        cell *= bands
        cell += band
    return cell


def _summarise(flat: np.ndarray, cell: np.ndarray, amount: np.ndarray, size: int, *, middle: bool) -> None:
    """Write each cell's median (the mean of the two middle values if their number is even) or maximum into `flat`."""
    order = np.lexsort((amount, cell))
    ranked, number = amount[order], np.bincount(cell, minlength=size)
    end = np.cumsum(number)
    filled = np.flatnonzero(number)
    start, last = (end - number)[filled], end[filled] - 1
    if middle:
        low, high = (start + last) // 2, (start + last + 1) // 2
        flat[filled] = (ranked[low] + ranked[high]) / 2
    else:
        flat[filled] = ranked[last]


def running_totals(cube: Cube, first: np.ndarray) -> Cube:
    """Sums over each month's window; `first` is the position of the window's first month."""

    def total(cells: np.ndarray) -> np.ndarray:
        sums = np.zeros((cells.shape[0], cells.shape[1] + 1, cells.shape[2]), dtype=np.int64)
        np.cumsum(cells, axis=1, out=sums[:, 1:])
        return sums[:, 1:] - sums[:, np.maximum(first, 0)]

    numerator = total(cube.numerator)
    return Cube(numerator, numerator if cube.denominator is cube.numerator else total(cube.denominator))
