"""What a definition sees: rows with named columns, the day they are looked at, and look-ups into other tables.

`rows.received_on` is an integer array, one value for each candidate row. For states (`OpenAt`) a
record appears once for each period end on which it holds; `rows.at` is that day and `rows.since`
the first day of the window.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from csc import periods as days
from reporting.engine.last_day import held_from
from reporting.engine.moments import as_clock_time
from reporting.engine.tables import Table, in_order, rank
from reporting.indicators import MONTH, TERM, Window

if TYPE_CHECKING:
    from reporting.engine.facts import Facts
    from reporting.engine.periods import Periods

Where = str | Callable | None


class Frame:
    """Candidate rows of one table on one basis, shared by every indicator that counts them.

    `row` gives positions in the table (none: all of them, in order). Columns and look-ups are kept
    once computed, so that ten indicators over the same visits search them once.
    """

    def __init__(
        self,
        facts: Facts,
        table: Table,
        row: np.ndarray | None,
        as_at: int,
        *,
        month: np.ndarray | None = None,
        on: np.ndarray | None = None,
        periods: Periods | None = None,
        term: bool = False,
    ) -> None:
        """`periods` tells the days on which `month` ends and begins; without them rows are of no period in particular."""
        self.facts, self.table, self.row, self.as_at = facts, table, row, as_at
        self._month, self._event, self._periods, self._term = month, on, periods, term
        self.kept: dict[Any, Any] = {}

    def __len__(self) -> int:
        return len(self.table) if self.row is None else len(self.row)

    def column(self, name: str) -> np.ndarray:
        if self.row is None:
            return self.table[name]
        return self.keep(name, lambda: self.table[name][self.row])

    def keep(self, key: Any, compute: Callable[[], Any]) -> Any:
        """The value under `key`, computed once."""
        if key not in self.kept:
            self.kept[key] = compute()
        return self.kept[key]

    def forget(self) -> None:
        """Drop what was kept. Some of it points back at the frame, and would stay in memory until Python looks for rings."""
        self.kept.clear()

    @property
    def month(self) -> np.ndarray:
        """The position of each row's month."""
        if self._month is None:
            raise LookupError("rows belong to months only inside an indicator")
        return self._month

    @property
    def periods(self) -> Periods:
        if self._periods is None:
            raise LookupError("rows.at and rows.since are known for states, and for events only with by_window=True")
        return self._periods

    def at(self) -> np.ndarray:
        """The end of each row's month (of the term that ends in it)."""
        ends = self.periods.ends(TERM if self._term else MONTH)
        return self.keep("at", lambda: ends[self.month])

    def since(self, window: Window) -> np.ndarray:
        """The first day of each row's window."""
        since = self.periods.since(window)
        return self.keep(("since", window), lambda: since[self.month])

    def on(self) -> np.ndarray:
        """The day of the event, or for a state the end of the month."""
        return self.at() if self._event is None else self._event

    def take(self, positions: np.ndarray) -> Frame:
        """The same frame, these rows only."""

        def pick(values: np.ndarray | None) -> np.ndarray | None:
            return None if values is None else values[positions]

        row = positions if self.row is None else self.row[positions]
        month, on = pick(self._month), pick(self._event)
        return Frame(self.facts, self.table, row, self.as_at, month=month, on=on, periods=self._periods, term=self._term)


class Rows:
    """A frame as one indicator sees it, with its own `standards`. Every attribute not listed here is a column."""

    def __init__(self, frame: Frame, standards: Any = None, window: Window = MONTH) -> None:
        self._frame = frame
        self._window = window
        self.standards = standards or {}

    def __len__(self) -> int:
        return len(self._frame)

    def __getattr__(self, name: str) -> np.ndarray:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self._frame.column(name)
        except KeyError as missing:
            raise AttributeError(missing.args[0]) from None

    def __getitem__(self, name: str) -> np.ndarray:
        return self._frame.column(name)

    # --- time

    @property
    def at(self) -> np.ndarray:
        """The day on which each row is looked at: the period's end."""
        return self._frame.at()

    @property
    def since(self) -> np.ndarray:
        """The first day of each row's window."""
        return self._frame.since(self._window)

    @property
    def on(self) -> np.ndarray:
        """The day the row counts on: that of the event, or for a state the period's end."""
        return self._frame.on()

    @property
    def as_at(self) -> int:
        """The last day that is known: what has not happened by then may still happen in time."""
        return self._frame.as_at

    def moment(self, column: str) -> np.ndarray:
        """A column of moments as clocks take them, for limits in hours."""
        return as_clock_time(self[column])

    # --- codes

    def coded(self, column: str, *keys: str) -> np.ndarray:
        """Does the code column hold one of these codes (`contact_outcome:referral`)? Not recorded is no."""
        return self._frame.facts.codes.flags(keys)[self[column]]

    def grouped(self, column: str, code_set: str, *groups: str) -> np.ndarray:
        """Does the code column hold a code of one of these groups of its set? Not recorded is no."""
        return self._frame.facts.codes.group_flags(code_set, groups)[self[column]]

    # --- other tables, one answer for each row

    def of(self, table: str, column: str, by: str, key: str = "id") -> np.ndarray:
        """A column of the row this one points at: `rows.of("referrals", "received_on", by="referral")`."""
        other, frame = self._other(table), self._frame
        row = frame.row
        if row is None or len(row) < len(frame.table):
            return self._keep(("of", table, column, by, key), lambda: other.take(column, other.find(self[by], key)))
        # A row that stands for many months points at the same other row in all of them.
        whole = frame.facts.rows(frame.table.name).of(table, column, by, key)
        return self._keep(("of", table, column, by, key), lambda: whole.take(row))

    def of_child(self, column: str) -> np.ndarray:
        """A column of the child's own record: `rows.of_child("born_on")`."""
        return self.of("children", column, by="child")

    def age(self, on: np.ndarray | None = None) -> np.ndarray:
        """The child's age in completed years on the day the row counts on (or `on`); -1 if unborn or not known."""
        return days.age_on(self.of_child("born_on"), self.on if on is None else on)

    def latest(
        self,
        table: str,
        on: str,
        by: str | tuple[str, str] = "child",
        *,
        where: Where = None,
        at: np.ndarray | None = None,
        before: bool = False,
        take: str | None = None,
    ) -> np.ndarray:
        """The day of the last event on or before `at` (the period's end unless given); LONG_AGO if there is none.

        `by` is the column that holds the owner in both tables, or (this row's column, that table's).
        `before` looks strictly before the day. `take` answers another column of that event, its
        `missing` where there is none.
        """
        return self._search("last", table, on, by, where, at, before, take, days.LONG_AGO)

    def first(
        self,
        table: str,
        on: str,
        by: str | tuple[str, str] = "child",
        *,
        where: Where = None,
        since: np.ndarray,
        after: bool = False,
        take: str | None = None,
    ) -> np.ndarray:
        """The day of the first event on or after `since` (strictly `after` it if asked); NEVER if there is none."""
        return self._search("first", table, on, by, where, since, after, take, days.NEVER)

    def count(
        self,
        table: str,
        on: str,
        by: str | tuple[str, str] = "child",
        *,
        where: Where = None,
        since: np.ndarray | None = None,
        until: np.ndarray | None = None,
    ) -> np.ndarray:
        """How many events fall on `since` <= day <= `until` (the window, unless given)."""
        mine, theirs = _both(by)
        events = self._other(table).events(theirs, on, where)
        since = self.since if since is None else since
        until = self.at if until is None else until
        return events.between(self[mine], since, until)

    def holding(
        self,
        table: str,
        by: str | tuple[str, str] = "child",
        *,
        start: str = "started_on",
        end: str = "ended_on",
        where: Where = None,
        at: np.ndarray | None = None,
        take: str | None = None,
    ) -> np.ndarray:
        """Does a row of `table` hold on the day `at` (the period's end)? Or, with `take`, a column of the one that does.

        Half-open: it no longer holds on its end day, unless the authority still counts it on the period's end. Of several,
        the one that started last.
        """
        mine, theirs = _both(by)
        other = self._other(table)
        owner = self[mine]

        def find() -> np.ndarray:
            spans = other.spans(theirs, start, end, where)
            return spans.holding(owner, self.at, held_from(other, self.at)) if at is None else spans.holding(owner, at)

        row = self._keep(("holding", table, by, start, end, where), find) if at is None else find()
        return row >= 0 if take is None else other.take(take, row)

    def holding_count(
        self,
        table: str,
        by: str | tuple[str, str] = "child",
        *,
        start: str = "started_on",
        end: str = "ended_on",
        where: Where = None,
        at: np.ndarray | None = None,
    ) -> np.ndarray:
        """How many rows of `table` hold on the day `at` (the period's end): those started less those ended by then."""
        mine, theirs = _both(by)
        owner, day, other = self[mine], self.at if at is None else at, self._other(table)
        ever = np.full(len(owner), days.LONG_AGO)
        started = other.events(theirs, start, where).between(owner, ever, day)
        return started - other.events(theirs, end, where).between(owner, ever, day)

    def each(self, table: str, by: str | tuple[str, str] = "child", where: Where = None) -> Pairs:
        """Every row of `table` with the same owner, beside each of these rows: see `Pairs`."""
        mine, theirs = _both(by)
        return self._keep(
            ("each", table, by, where, self._window), lambda: Pairs(self, self._other(table), self[mine], theirs, where)
        )

    # --- inside

    def _other(self, table: str) -> Table:
        return self._frame.facts[table]

    def _keep(self, key: Any, compute: Callable[[], Any]) -> Any:
        return self._frame.keep(key, compute)

    def _search(self, how: str, table, on, by, where, day, strictly, take, none) -> np.ndarray:
        mine, theirs = _both(by)
        other = self._other(table)

        def find() -> np.ndarray:
            events = other.events(theirs, on, where)
            if how == "last":
                return events.last(self[mine], self.at if day is None else day, before=strictly)
            return events.first(self[mine], day, after=strictly)

        row = self._keep((how, table, on, by, where, strictly), find) if day is None else find()
        if take is not None:
            return other.take(take, row)
        return np.where(row >= 0, other.take(on, row), np.int32(none))


class Pairs:
    """Each row beside every row of another table with the same owner: "for each child, each of their placements".

    `pairs.started_on` is the other table's column; `pairs.my("started_on")` this one's; `pairs.at` and
    `pairs.since` the period. Conditions are arrays over the pairs; `any`, `count` and the rest answer
    for each row.
    """

    def __init__(self, rows: Rows, other: Table, owner: np.ndarray, theirs: str, where: Where) -> None:
        chosen = other.chosen(where)
        usable = other[theirs] > 0 if chosen is None else (other[theirs] > 0) & chosen
        there = np.flatnonzero(usable)
        order = there.take(in_order(other[theirs].take(there).astype(np.int64)))
        keys = other[theirs].take(order).astype(np.int64)
        mine = owner.astype(np.int64)
        first = rank(keys, mine, "left")
        number = np.where(owner > 0, rank(keys, mine, "right") - first, 0)
        self.here = np.repeat(np.arange(len(owner)), number)
        offset = np.arange(len(self.here)) - np.repeat(np.cumsum(number) - number, number)
        self.there = order[np.repeat(first, number) + offset] if len(order) else np.zeros(0, dtype=np.int64)
        self._rows, self._other, self._size = rows, other, len(owner)
        self._kept: dict[str, np.ndarray] = {}

    def __len__(self) -> int:
        return len(self.here)

    def __getattr__(self, name: str) -> np.ndarray:
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in self._kept:
            self._kept[name] = self._other[name][self.there]
        return self._kept[name]

    @cached_property
    def at(self) -> np.ndarray:
        return self._rows.at[self.here]

    @cached_property
    def since(self) -> np.ndarray:
        return self._rows.since[self.here]

    def my(self, column: str | np.ndarray) -> np.ndarray:
        """This row's own column (or an array with one value for each row) beside every pair."""
        values = self._rows[column] if isinstance(column, str) else column
        return values[self.here]

    def coded(self, column: str, *keys: str) -> np.ndarray:
        return self._rows._frame.facts.codes.flags(keys)[getattr(self, column)]

    def count(self, where: np.ndarray) -> np.ndarray:
        """For each row, how many of its pairs fulfil the condition."""
        return np.bincount(self.here.take(np.flatnonzero(where)), minlength=self._size)

    def any(self, where: np.ndarray) -> np.ndarray:
        return self.count(where) > 0

    def all(self, where: np.ndarray, among: np.ndarray | None = None) -> np.ndarray:
        """For each row, whether every pair (of those `among`) fulfils the condition; true where there is none."""
        breaks = ~where if among is None else ~where & among
        return self.count(breaks) == 0

    def distinct(self, column: str | np.ndarray, where: np.ndarray) -> np.ndarray:
        """For each row, how many different values of a column occur among the pairs that fulfil the condition."""
        values = getattr(self, column) if isinstance(column, str) else column
        chosen = np.flatnonzero(where)
        pair = np.sort((self.here.take(chosen).astype(np.int64) << 32) + values.take(chosen))
        new = np.append(True, pair[1:] != pair[:-1])[: len(pair)]
        return np.bincount(pair.take(np.flatnonzero(new)) >> 32, minlength=self._size)

    def sum(self, values: np.ndarray, where: np.ndarray) -> np.ndarray:
        total = np.bincount(self.here[where], weights=values[where], minlength=self._size)
        return np.rint(total).astype(np.int64)

    def max(self, values: np.ndarray, where: np.ndarray, none: int) -> np.ndarray:
        """For each row, the highest value among the pairs that fulfil the condition; `none` where no pair does."""
        best = np.full(self._size, np.iinfo(np.int64).min)
        np.maximum.at(best, self.here[where], values[where])
        return np.where(best == np.iinfo(np.int64).min, none, best)

    def min(self, values: np.ndarray, where: np.ndarray, none: int) -> np.ndarray:
        """For each row, the lowest value among the pairs that fulfil the condition; `none` where no pair does."""
        best = np.full(self._size, np.iinfo(np.int64).max)
        np.minimum.at(best, self.here[where], values[where])
        return np.where(best == np.iinfo(np.int64).max, none, best)


class Row:
    """One row, for its reason: attributes are plain numbers, and days print as dates."""

    def __init__(self, rows: Rows, position: int) -> None:
        self._rows, self._position = rows, position

    def __getattr__(self, name: str) -> int:
        if name.startswith("_"):
            raise AttributeError(name)
        return int(getattr(self._rows, name)[self._position])


def _both(by: str | tuple[str, str]) -> tuple[str, str]:
    return (by, by) if isinstance(by, str) else by
