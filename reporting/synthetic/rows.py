"""Columns that grow piece by piece, and the joins between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from reporting.synthetic.arrays import Column, Mask, Whole


class Rows:
    """Some rows of one kind, held as equally long arrays that are reached by name."""

    columns: dict[str, Column]

    def __init__(self, **columns: Any) -> None:
        object.__setattr__(self, "columns", {})
        length = max((len(values) for values in columns.values() if isinstance(values, np.ndarray)), default=0)
        for name, values in columns.items():
            self.columns[name] = values if isinstance(values, np.ndarray) else np.full(length, values)
        if len({len(values) for values in self.columns.values()}) > 1:
            raise ValueError(f"columns of different lengths: { {name: len(v) for name, v in self.columns.items()} }")

    def __getattr__(self, name: str) -> Column:
        try:
            return self.columns[name]
        except KeyError:
            raise AttributeError(f"there is no column {name}; there are {', '.join(self.columns)}") from None

    def __setattr__(self, name: str, values: Any) -> None:
        self.columns[name] = values if isinstance(values, np.ndarray) else np.full(len(self), values)

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)

    def __getitem__(self, rows: Whole | Mask) -> Rows:
        """The rows at these positions, or those that a mask marks."""
        return Rows(**{name: values[rows] for name, values in self.columns.items()})

    def sorted_by(self, *names: str) -> Rows:
        """In the order of the first name, then the second …"""
        return self[np.lexsort([self.columns[name] for name in reversed(names)])]

    @staticmethod
    def together(pieces: Iterable[Rows]) -> Rows:
        """One after another; a column that a piece lacks is an error."""
        pieces = list(pieces)
        names = list(pieces[0].columns) if pieces else []
        return Rows(**{name: np.concatenate([piece.columns[name] for piece in pieces]) for name in names})


class Ledger:
    """Rows of many kinds in the making. Each row gets a number when it is added, so that others may name it."""

    def __init__(self) -> None:
        self._pieces: dict[str, list[Rows]] = {}
        self._counts: dict[str, int] = {}

    def add(self, kind: str, /, **columns: Any) -> Whole:
        """Add rows and return their numbers, which start at 0 for each kind. The arrays are copied: what is written stays."""
        rows = Rows(**{name: values.copy() if isinstance(values, np.ndarray) else values for name, values in columns.items()})
        first = self._counts.get(kind, 0)
        if len(rows):
            self._pieces.setdefault(kind, []).append(rows)
            self._counts[kind] = first + len(rows)
        return np.arange(first, first + len(rows))

    def __contains__(self, kind: str) -> bool:
        return kind in self._pieces

    def rows(self, kind: str) -> Rows:
        """All rows of a kind so far; row n is the one that was given number n."""
        if kind not in self._pieces:
            raise KeyError(f"nothing was added under {kind}")
        if len(self._pieces[kind]) > 1:
            self._pieces[kind] = [Rows.together(self._pieces[kind])]
        return self._pieces[kind][0]


def repeated(counts: Whole) -> tuple[Whole, Whole]:
    """For each of `counts[i]` copies of i: i itself, and which copy it is (0, 1, …)."""
    owner = np.repeat(np.arange(len(counts)), counts)
    starts = np.cumsum(counts) - counts
    return owner, np.arange(len(owner)) - np.repeat(starts, counts)


def last_at(owner: Whole, day: Whole, at_owner: Whole, at_day: Whole) -> Whole:
    """For each question (owner, day): the position of the owner's last row on or before the day, or -1.

    `owner` and `day` are sorted by owner, then day.
    """
    width = np.int64(1) << 32
    keys = owner.astype(np.int64) * width + day
    found = np.searchsorted(keys, at_owner.astype(np.int64) * width + at_day, side="right") - 1
    good = (found >= 0) & (owner[np.maximum(found, 0)] == at_owner) if len(owner) else np.zeros(len(at_owner), dtype=bool)
    return np.where(good, found, -1)
