"""A fact table in memory: named integer columns, derived ones computed once, and look-ups by owner and day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from csc.periods import LONG_AGO, NEVER
from reporting.engine.columns import Column

if TYPE_CHECKING:
    from reporting.engine.facts import Facts

Side = Literal["left", "right"]

_DAY_BITS = 21
_DAY_OFFSET = NEVER


def owner_day(owner: np.ndarray, day: np.ndarray) -> np.ndarray:
    """One sortable whole number, never below zero, from an owner's key and a day."""
    return (owner.astype(np.int64) << _DAY_BITS) + (np.maximum(day, LONG_AGO) + _DAY_OFFSET)


def in_order(key: np.ndarray) -> np.ndarray:
    """Positions in rising order of the keys (none below zero); equal keys keep their order.

    A sort of whole numbers is several times faster than one that has to remember positions, so the
    position is made the last digits of the number.
    """
    bits = len(key).bit_length()
    if key.max(initial=0) >> (63 - bits):
        return np.argsort(key, kind="stable")
    return np.sort((key << bits) | np.arange(len(key))) & ((1 << bits) - 1)


_AT_ONCE = 1 << 18


def rank(keys: np.ndarray, wanted: np.ndarray, side: Side) -> np.ndarray:
    """`np.searchsorted`, asking in rising order: a search in no order misses the processor's cache at every step."""
    if len(wanted) < 4096 or np.count_nonzero(wanted[1:4096] >= wanted[:4095]) > 3000:
        return np.searchsorted(keys, wanted, side=side)
    ranks = np.empty(len(wanted), dtype=np.intp)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        order = in_order(some)
        ranks[start + order] = np.searchsorted(keys, some.take(order), side=side)
    return ranks


class Events:
    """Rows of a table in order of owner and day, to find the last or next one by binary search."""

    def __init__(self, owner: np.ndarray, day: np.ndarray, chosen: np.ndarray | None) -> None:
        usable = (owner > 0) & (day < NEVER)
        if chosen is not None:
            usable &= chosen
        rows = np.flatnonzero(usable)
        owner, day = owner.take(rows), day.take(rows)
        # Days counted from the first one need few digits, which leaves room for the positions in `in_order`.
        since_first = day - day.min(initial=NEVER)
        digits = int(since_first.max(initial=0)).bit_length()
        order = in_order((owner.astype(np.int64) << digits) | since_first)
        self.row = rows.take(order).astype(np.int32)  # Narrow, as searches are a third of what a run holds.
        self.key = owner_day(owner.take(order), day.take(order))

    def last(self, owner: np.ndarray, day: np.ndarray, *, before: bool = False) -> np.ndarray:
        """For each owner, the row of the last event on or before `day` (strictly `before` it if asked); -1 if none.

        Of several on one day, the last in table order.
        """
        side: Side = "left" if before else "right"
        return self._owned(rank(self.key, owner_day(owner, day), side) - 1, owner)

    def first(self, owner: np.ndarray, day: np.ndarray, *, after: bool = False) -> np.ndarray:
        """For each owner, the row of the first event on or after `day` (strictly `after` it if asked); -1 if none."""
        side: Side = "right" if after else "left"
        return self._owned(rank(self.key, owner_day(owner, day), side), owner)

    def between(self, owner: np.ndarray, since: np.ndarray, until: np.ndarray) -> np.ndarray:
        """How many events each owner has with `since` <= day <= `until`."""
        before = rank(self.key, owner_day(owner, since), "left")
        upto = rank(self.key, owner_day(owner, until), "right")
        return np.maximum(upto - before, 0)

    def _owned(self, at: np.ndarray, owner: np.ndarray) -> np.ndarray:
        inside = (at >= 0) & (at < len(self.key))
        at = np.where(inside, at, 0)
        if not len(self.key):
            return np.full(len(owner), -1, dtype=np.int32)
        mine = inside & (self.key[at] >> _DAY_BITS == owner)
        return np.where(mine, self.row[at], -1)


class Spans(Events):
    """Rows that hold from one day until another (half-open), to find the one that holds on a day."""

    def __init__(self, owner: np.ndarray, start: np.ndarray, end: np.ndarray, chosen: np.ndarray | None) -> None:
        super().__init__(owner, start, chosen)
        self.end = end[self.row]
        self.owner = (self.key >> _DAY_BITS).astype(np.int32)
        # The latest end so far for each owner tells when no earlier span can still hold.
        running = np.maximum.accumulate(owner_day(self.owner, self.end)) if len(self.row) else self.key
        self.latest_end = ((running & ((1 << _DAY_BITS) - 1)) - _DAY_OFFSET).astype(np.int32)

    def holding(self, owner: np.ndarray, day: np.ndarray, until: np.ndarray | None = None) -> np.ndarray:
        """For each owner, the row that started last among those holding on `day`; -1 if none holds.

        A row holds that started by `day` and ends after `until` (after `day`, unless given).
        """
        until = day if until is None else until
        found = np.full(len(owner), -1, dtype=np.int32)
        if not len(self.key):
            return found
        waiting = np.flatnonzero(owner > 0)
        at = rank(self.key, owner_day(owner[waiting], day[waiting]), "right") - 1
        while len(waiting):
            alive = (at >= 0) & (self.owner[at] == owner[waiting])
            alive &= self.latest_end[at] > until[waiting]
            waiting, at = waiting[alive], at[alive]
            holds = self.end[at] > until[waiting]
            found[waiting[holds]] = self.row[at[holds]]
            waiting, at = waiting[~holds], at[~holds] - 1
        return found


class Table:
    """One fact table. `table["received_on"]` is an integer array; derived columns are computed when first asked for."""

    def __init__(
        self,
        name: str,
        columns: Mapping[str, Column],
        arrays: Mapping[str, np.ndarray],
        *,
        derived: Mapping[str, tuple[Column, Callable]] | None = None,
        facts: Facts,
    ) -> None:
        self.name = name
        self.columns = dict(columns) | {key: column for key, (column, _) in (derived or {}).items()}
        self._arrays = dict(arrays)
        self._derive = {key: compute for key, (_, compute) in (derived or {}).items()}
        self._facts = facts
        self._searches: dict[tuple, Any] = {}
        self.length = len(next(iter(self._arrays.values()))) if self._arrays else 0

    def __len__(self) -> int:
        return self.length

    def __contains__(self, name: str) -> bool:
        return name in self.columns

    def __getitem__(self, name: str) -> np.ndarray:
        if name not in self._arrays:
            if name not in self._derive:
                raise KeyError(f"{self.name} has no column {name!r}; it has {', '.join(sorted(self.columns))}")
            column = self.columns[name]
            values = self._derive[name](self._facts.rows(self.name))
            self._arrays[name] = np.asarray(values).astype(column.dtype, copy=False)
        return self._arrays[name]

    def chosen(self, where: str | Callable | None) -> np.ndarray | None:
        """The rows a look-up may use: a flag column by name, or a function of the table's rows."""
        if where is None:
            return None
        return self[where] if isinstance(where, str) else where(self._facts.rows(self.name))

    def events(self, by: str, on: str, where: str | Callable | None = None) -> Events:
        return self._search(Events, (by, on), where)

    def spans(self, by: str, start: str, end: str, where: str | Callable | None = None) -> Spans:
        return self._search(Spans, (by, start, end), where)

    def _search(self, kind: type, columns: tuple[str, ...], where: str | Callable | None):
        key = (kind, columns, where)
        if key not in self._searches:
            self._searches[key] = kind(*(self[name] for name in columns), self.chosen(where))
        return self._searches[key]

    def find(self, keys: np.ndarray, key: str = "id") -> np.ndarray:
        """The row that holds each key in column `key`; -1 where none does. Of several, the last."""
        lookup = self._searches.get(("find", key))
        if lookup is None:
            known = self[key]
            lookup = np.full(int(known.max(initial=0)) + 1, -1, dtype=np.int32)
            lookup[known] = np.arange(len(known), dtype=np.int32)
            lookup[0] = -1
            self._searches[("find", key)] = lookup
        inside = (keys >= 0) & (keys < len(lookup))
        return np.where(inside, lookup[np.where(inside, keys, 0)], -1)

    def take(self, name: str, row: np.ndarray) -> np.ndarray:
        """The column's values at these rows, the column's `missing` where the row is -1."""
        values, column = self[name], self.columns[name]
        if not len(values):
            return np.full(len(row), column.missing, dtype=column.dtype)
        return np.where(row >= 0, values[np.maximum(row, 0)], np.array(column.missing, dtype=column.dtype))
