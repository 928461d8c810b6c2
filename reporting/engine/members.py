"""Which rows belong to which month: the incidence of records and periods, from sorted days, without loops."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from reporting.breakdowns import Breakdown
from reporting.engine.facts import Facts
from reporting.engine.last_day import counted_on_its_last_day
from reporting.engine.periods import LEAD, Periods
from reporting.engine.rows import Frame, Rows
from reporting.engine.tables import Table
from reporting.indicators import (
    MONTH,
    Basis,
    Count,
    Distribution,
    During,
    Indicator,
    Mean,
    OpenAt,
    OpenDuring,
    Rate,
    Share,
    Supplied,
    Test,
    Window,
    everyone,
)

ROWS_KEPT = 300_000
"""How many rows all frames together may hold; a row costs some 600 bytes with all that is asked of it. More are no faster."""


def adds_up(indicator: Indicator) -> bool:
    """Whether cells of teams and months may be added: not for different children, medians and maxima."""
    return isinstance(indicator.measure, Count | Share | Rate | Mean | Distribution) and not indicator.distinct


def scope_key(indicator: Indicator) -> tuple:
    """Equal for indicators of one frame that certainly take the same rows: same functions, same settings, same window."""
    simple = indicator.population is everyone and not indicator.excluded
    settings = () if simple else (*indicator.standards.items(), indicator.window)
    return ("scope", indicator.population, *indicator.excluded.values(), *settings)


def by_month(indicator: Indicator) -> bool:
    """Whether rows are taken once, in their month, and windows made by running totals."""
    return isinstance(indicator.basis, During) and adds_up(indicator) and not indicator.by_window


@dataclass
class Members:
    """The rows in scope of one indicator, and what each adds to numerator and denominator.

    `position` points into the frame (None: all of it), `home` is the unit of every row of the frame.
    `amount` is the mark (True/False or a whole number), `weight` the part of the denominator; None
    means one for each row. `level` is the unit each counts for where that is not its home: what does
    not add up is counted at every level of the tree apart.
    """

    rows: Rows
    home: np.ndarray
    position: np.ndarray | None = None
    amount: np.ndarray | None = None
    weight: np.ndarray | None = None
    level: np.ndarray | None = None

    def __len__(self) -> int:
        return len(self.rows) if self.position is None else len(self.position)

    @property
    def frame(self) -> Frame:
        return self.rows._frame

    @property
    def month(self) -> np.ndarray:
        return self.of_frame(self.frame.month)

    @property
    def unit(self) -> np.ndarray:
        return self.of_frame(self.home) if self.level is None else self.level

    @cached_property
    def marked(self) -> np.ndarray:
        """Positions in the frame of the members whose mark is true."""
        chosen = np.arange(len(self)) if self.amount is None else np.flatnonzero(self.amount)
        return chosen if self.position is None else self.position.take(chosen)

    def of_frame(self, values: np.ndarray) -> np.ndarray:
        """Values given for every row of the frame, for these members."""
        return values if self.position is None else values.take(self.position)

    def take(self, chosen: np.ndarray) -> Members:
        """The members at these places."""

        def pick(values: np.ndarray | None) -> np.ndarray | None:
            return None if values is None else values.take(chosen)

        position = chosen if self.position is None else self.position.take(chosen)
        return Members(self.rows, self.home, position, pick(self.amount), pick(self.weight), pick(self.level))

    def where(self, condition: np.ndarray) -> Members:
        """The members that fulfil a condition."""
        return self.take(np.flatnonzero(condition))

    def banded(self, breakdown: Breakdown) -> tuple[Members, np.ndarray]:
        """Members with the band of each; in an overlapping breakdown a member appears once for each of its bands."""
        if not breakdown.overlapping:
            return self, self.of_frame(bands_of(self.rows, self.home, breakdown))
        at, band = self.frame.keep(("band", breakdown), lambda: breakdown.pairs(self.rows, self.home))
        place = np.full(len(self.frame), -1, dtype=np.int64)
        place[np.arange(len(self.frame)) if self.position is None else self.position] = np.arange(len(self))
        inside = np.flatnonzero(place[at] >= 0)
        return self.take(place[at[inside]]), band[inside]


def bands_of(rows: Rows, home: np.ndarray, breakdown: Breakdown) -> np.ndarray:
    """The band of every row of a frame. What does not change with the day is found once for the whole table."""
    frame = rows._frame
    row = frame.row
    if not breakdown.steady or row is None:
        return breakdown.codes(rows, home)
    whole = frame.facts.whole(frame.table.name)
    return whole.keep(("band", breakdown), lambda: breakdown.codes(Rows(whole), home)).take(row)


class Incidence:
    """Frames and members of all indicators of one run; frames are shared between indicators that count the same rows."""

    def __init__(self, facts: Facts, periods: Periods) -> None:
        self.facts, self.periods = facts, periods
        self._frames: dict[tuple, Frame] = {}

    def frame(self, indicator: Indicator) -> Frame:
        """The candidate rows. States on the same dates are one frame, whatever window their functions look back on."""
        own_window = None if by_month(indicator) else indicator.window
        if isinstance(indicator.basis, OpenAt) and own_window is not Window.TERM:
            own_window = MONTH
        key = (indicator.facts, indicator.basis, own_window)
        frame = self._frames.pop(key, None)
        if frame is None:
            frame = self._build(indicator.facts, indicator.basis, indicator.window, monthly=by_month(indicator))
            self._make_room(len(frame), indicator.facts)
        self._frames[key] = frame  # last in order, as the one used last
        return frame

    def _make_room(self, rows: int, table: str) -> None:
        """Let the frames go that were not used for longest, so that a run of many years stays small."""
        while self._frames and rows + sum(map(len, self._frames.values())) > ROWS_KEPT:
            self._frames.pop(next(iter(self._frames))).forget()
        self.facts.forget({table, *(name for name, *_ in self._frames)})

    def rows(self, indicator: Indicator) -> Rows:
        """The candidate rows as the indicator sees them."""
        return Rows(self.frame(indicator), indicator.standards, indicator.window)

    def members(self, indicator: Indicator) -> Members:
        rows = self.rows(indicator)
        position = self._scope(indicator, rows)
        amount, weight = self._amount(indicator.mark, indicator, rows), self._amount(indicator.weight, indicator, rows)
        whole = Members(rows, self.unit(rows._frame, indicator), None, amount, weight)
        return whole if position is None else whole.take(position)

    def _scope(self, indicator: Indicator, rows: Rows) -> np.ndarray | None:
        """Positions of the rows in scope, None for all; kept, since many indicators share one population."""

        def find() -> np.ndarray | None:
            scope = indicator.population(rows)
            for unfit in indicator.excluded.values():
                scope = ~unfit(rows) if scope is None else scope & ~unfit(rows)
            return None if scope is None or scope.all() else np.flatnonzero(scope)

        return rows._frame.keep(scope_key(indicator), find)

    def _amount(self, function: Test | None, indicator: Indicator, rows: Rows) -> np.ndarray | None:
        """What the function answers for every row of the frame; kept, since variants and windows share their marks."""
        if function is None:
            return None
        key = ("amount", function, *indicator.standards.items(), indicator.window)
        return rows._frame.keep(key, lambda: np.asarray(function(rows)))

    def left_out(self, indicator: Indicator, reason: str) -> Members:
        """The rows in scope that leave the figure for this reason; those that several reasons concern come under the first."""
        rows = self.rows(indicator)
        scope = indicator.population(rows)
        chosen = np.ones(len(rows), dtype=bool) if scope is None else scope.copy()
        for name, unfit in indicator.excluded.items():
            if name == reason:
                chosen &= unfit(rows)
                break
            chosen &= ~unfit(rows)
        nothing = np.zeros(len(rows), dtype=bool)
        return Members(rows, self.unit(rows._frame, indicator), None, nothing).where(chosen)

    def unit(self, frame: Frame, indicator: Indicator) -> np.ndarray:
        """The position of each row's unit: the team at the event, or the team that held the child on the date.

        What belongs to no team (a foster household) belongs to the authority.
        """
        by_record = indicator.team or "team"
        if by_record not in frame.table:
            return frame.keep("authority", lambda: np.zeros(len(frame), dtype=np.int32))
        held = indicator.team is None and isinstance(indicator.basis, OpenAt) and "child" in frame.table

        def find() -> np.ndarray:
            team = frame.column(by_record)
            if held and "allocations" in self.facts.tables:
                holding = Rows(frame).holding("allocations", where="leads", take="team")
                team = np.where(holding > 0, holding, team)
            return self.facts.units.positions(team)

        return frame.keep(("unit", by_record, held), find)

    def _build(self, facts: str, basis: Basis, window: Window, monthly: bool) -> Frame:
        table, periods = self.facts[facts], self.periods
        if isinstance(basis, Supplied):
            raise TypeError("a supplied figure is made of no rows")
        if isinstance(basis, During):
            row, month = self._events(table[basis.on], window, monthly)
        else:
            row, month = self._states(table, basis, window)
        on = None
        if isinstance(basis, During):
            on = table[basis.on] if row is None else table[basis.on][row]
        known = not monthly or window is MONTH
        return Frame(
            self.facts,
            table,
            row,
            periods.as_at,
            month=month,
            on=on,
            periods=periods if known else None,
            term=window is Window.TERM,
        )

    def _events(self, day: np.ndarray, window: Window, monthly: bool) -> tuple[np.ndarray | None, np.ndarray]:
        """Events in their own month, or (not monthly) once for every month whose window they fall in."""
        month = self.periods.locate(day)
        inside = month >= 0
        row = None if inside.all() else np.flatnonzero(inside)
        month = month if row is None else month[row]
        if monthly or window is MONTH:
            return row, month
        row = np.arange(len(day)) if row is None else row
        last = np.searchsorted(self.periods.window_first(window), month, side="right")
        again, target = _repeat(np.maximum(month, LEAD), last)
        return row[again], target

    def _states(self, table: Table, basis: OpenAt | OpenDuring, window: Window) -> tuple[np.ndarray, np.ndarray]:
        """Once for every month on whose end (or during whose window) the row holds; lead months are not needed."""
        asked = np.flatnonzero(self.periods.available(window)) + LEAD
        ends, since = self.periods.ends(window)[asked], self.periods.since(window)[asked]
        start, end = table[basis.start], table[basis.end]
        first = np.searchsorted(ends, start, side="left")
        if isinstance(basis, OpenDuring):
            last = np.searchsorted(since, end, side="right")
        else:
            last = np.searchsorted(ends, end, side="left")
            last = last + counted_on_its_last_day(table, basis, ends, last)
        row, target = _repeat(first, last)
        return row, asked[target] if len(asked) else target


def _repeat(first: np.ndarray, last: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(index, value) for every value from first[index] up to, not including, last[index]."""
    number = np.maximum(last - first, 0)
    index = np.repeat(np.arange(len(first)), number)
    value = np.arange(len(index)) - np.repeat(np.cumsum(number) - number - first, number)
    return index, value
