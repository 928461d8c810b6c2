"""Which rows belong to which month: the incidence of records and periods, from sorted days, without loops."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reporting.breakdowns import Breakdown
from reporting.engine.facts import Facts
from reporting.engine.periods import LEAD, Periods
from reporting.engine.rows import Frame, Rows
from reporting.indicators import (
    MONTH,
    Count,
    Distribution,
    During,
    Indicator,
    Mean,
    OpenAt,
    OpenDuring,
    Rate,
    Share,
    Window,
)


def adds_up(indicator: Indicator) -> bool:
    """Whether cells of teams and months may be added: not for different children, medians and maxima."""
    return isinstance(indicator.measure, Count | Share | Rate | Mean | Distribution) and not indicator.distinct


def by_month(indicator: Indicator) -> bool:
    """Whether rows are taken once, in their month, and windows made by running totals."""
    return isinstance(indicator.basis, During) and adds_up(indicator) and not indicator.by_window


@dataclass
class Members:
    """The rows in scope of one indicator, each with its month, unit, and what it adds to numerator and denominator.

    `position` points into the frame, `home` is the unit of every row of the frame. `amount` is the
    mark (True/False or a whole number), `weight` the part of the denominator; None means one for each row.
    """

    rows: Rows
    home: np.ndarray
    position: np.ndarray | None
    month: np.ndarray
    unit: np.ndarray
    amount: np.ndarray | None
    weight: np.ndarray | None

    def __len__(self) -> int:
        return len(self.month)

    def take(self, chosen: np.ndarray) -> Members:
        """These members only; `chosen` is a condition or positions."""

        def pick(values: np.ndarray | None) -> np.ndarray | None:
            return None if values is None else values[chosen]

        position = np.arange(len(self.rows))[chosen] if self.position is None else self.position[chosen]
        month, unit = self.month[chosen], self.unit[chosen]
        return Members(self.rows, self.home, position, month, unit, pick(self.amount), pick(self.weight))

    def of_frame(self, values: np.ndarray) -> np.ndarray:
        """Values given for every row of the frame, for these members."""
        return values if self.position is None else values[self.position]

    def banded(self, breakdown: Breakdown) -> tuple[Members, np.ndarray]:
        """Members with the band of each; in an overlapping breakdown a member appears once for each of its bands."""
        frame = self.rows._frame
        if not breakdown.overlapping:
            band = frame.keep(("band", breakdown, id(self.home)), lambda: breakdown.codes(self.rows, self.home))
            return self, self.of_frame(band)
        at, band = frame.keep(("band", breakdown), lambda: breakdown.pairs(self.rows))
        place = np.full(len(frame), -1, dtype=np.int64)
        place[np.arange(len(frame)) if self.position is None else self.position] = np.arange(len(self))
        inside = place[at] >= 0
        return self.take(place[at[inside]]), band[inside]


class Incidence:
    """Frames and members of all indicators of one run; frames are shared between indicators that count the same rows."""

    def __init__(self, facts: Facts, periods: Periods) -> None:
        self.facts, self.periods = facts, periods
        self._frames: dict[tuple, Frame] = {}

    def forget(self) -> None:
        """Drop the frames (a run does so after each fact table, to stay small)."""
        self._frames.clear()

    def frame(self, indicator: Indicator) -> Frame:
        monthly = by_month(indicator)
        key = (indicator.facts, indicator.basis, None if monthly else indicator.window)
        if key not in self._frames:
            self._frames[key] = self._build(indicator.facts, indicator.basis, indicator.window, monthly)
        return self._frames[key]

    def members(self, indicator: Indicator) -> Members:
        frame = self.frame(indicator)
        rows = Rows(frame, indicator.standards)
        scope = indicator.population(rows)
        for unfit in indicator.excluded.values():
            scope = ~unfit(rows) if scope is None else scope & ~unfit(rows)
        position = None if scope is None or scope.all() else np.flatnonzero(scope)
        amount = None if indicator.mark is None else np.asarray(indicator.mark(rows))
        weight = None if indicator.weight is None else np.asarray(indicator.weight(rows))
        home = self.unit(frame, indicator)
        whole = Members(rows, home, None, frame.month, home, amount, weight)
        return whole if position is None else whole.take(position)

    def left_out(self, indicator: Indicator, reason: str) -> Members:
        """The rows in scope that leave the figure for this reason; those that several reasons concern come under the first."""
        frame = self.frame(indicator)
        rows = Rows(frame, indicator.standards)
        scope = indicator.population(rows)
        chosen = np.ones(len(rows), dtype=bool) if scope is None else scope.copy()
        for name, unfit in indicator.excluded.items():
            if name == reason:
                chosen &= unfit(rows)
                break
            chosen &= ~unfit(rows)
        home = self.unit(frame, indicator)
        return Members(rows, home, None, frame.month, home, np.zeros(len(rows), dtype=bool), None).take(np.flatnonzero(chosen))

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

    def _build(self, facts: str, basis: During | OpenAt | OpenDuring, window: Window, monthly: bool) -> Frame:
        table, periods = self.facts[facts], self.periods
        if isinstance(basis, During):
            row, month = self._events(table[basis.on], window, monthly)
        else:
            row, month = self._states(table[basis.start], table[basis.end], basis, window)
        known = not monthly or window is MONTH
        at = periods.ends(window)[month] if known else None
        since = periods.since(window)[month] if known else None
        on = (table[basis.on] if row is None else table[basis.on][row]) if isinstance(basis, During) else at
        return Frame(self.facts, table, row, periods.as_at, month=month, on=on, at=at, since=since)

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

    def _states(self, start: np.ndarray, end: np.ndarray, basis: OpenAt | OpenDuring, window: Window):
        """Once for every month on whose end (or during whose window) the row holds; lead months are not needed."""
        asked = np.flatnonzero(self.periods.available(window)) + LEAD
        ends, since = self.periods.ends(window)[asked], self.periods.since(window)[asked]
        first = np.searchsorted(ends, start, side="left")
        if isinstance(basis, OpenAt):
            last = np.searchsorted(ends, end, side="left")
        else:
            last = np.searchsorted(since, end, side="right")
        row, target = _repeat(first, last)
        return row, asked[target] if len(asked) else target


def _repeat(first: np.ndarray, last: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(index, value) for every value from first[index] up to, not including, last[index]."""
    number = np.maximum(last - first, 0)
    index = np.repeat(np.arange(len(first)), number)
    value = np.arange(len(index)) - np.repeat(np.cumsum(number) - number - first, number)
    return index, value
