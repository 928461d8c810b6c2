"""One indicator, every month, every unit: members, cubes, figures; and the rows behind any cell."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from csc import periods as days
from reporting.breakdowns import Breakdown
from reporting.engine.cells import TOTAL, Breakdowns, Figures, status_of
from reporting.engine.facts import Facts
from reporting.engine.fold import Cube, Grid, Layers, add_up, at_level, each_level, repeated, running_totals, summarise
from reporting.engine.members import Incidence, Members, adds_up, by_month, scope_key
from reporting.engine.periods import LEAD, Periods
from reporting.engine.reasons import Reasons, verdict
from reporting.engine.rows import Rows
from reporting.engine.supply import fill_supplied, nothing_recorded
from reporting.engine.units import Axis
from reporting.indicators import Distribution, Indicator, Max, Median, Rate, Supplied

STORED_KINDS = ("authority", "service", "area")
"""Kinds of unit whose breakdowns are kept in snapshots; those of a team are counted when somebody asks."""


@dataclass(frozen=True)
class MemberRow:
    """One row behind a cell: which record, whose, in which team, whether it counts, and why.

    `amount` is what it adds to the numerator, `weight` to the denominator. `child` is 0 for rows
    that are not about a child (workers, posts, households).
    """

    table: str
    id: int
    child: int
    unit: str
    marked: bool
    amount: int
    weight: int
    reason: str


class Engine:
    """Evaluates indicators over one set of facts and months."""

    def __init__(self, facts: Facts, periods: Periods, *, history_from: int = days.LONG_AGO) -> None:
        """`history_from`: the day from which records are complete. A figure that looks back further is not available."""
        self.facts, self.periods, self.history_from = facts, periods, history_from
        self.incidence = Incidence(facts, periods)
        self.everywhere = Axis(facts.units, np.ones(len(facts.units), dtype=bool))
        self.stored = Axis(facts.units, facts.units.of_kind(*STORED_KINDS))

    # --- figures

    def figures(self, indicator: Indicator, breakdowns: Iterable[Breakdown] | None = None) -> Figures:
        """Every cell of the indicator: totals of all units, and the stored breakdowns (or those asked for).

        Each version of the definition makes the months whose period it was in force for.
        """
        wanted = [each for each in indicator.breakdowns if each.stored] if breakdowns is None else list(breakdowns)
        (form, until), *later = indicator.versions()
        figures = self._figures(form, wanted)
        for form, next_until in later:
            figures.continue_with(self._figures(form, wanted), self._after(until))
            until = next_until
        return figures

    def _figures(self, form: Indicator, wanted: list[Breakdown]) -> Figures:
        figures = Figures(form, self.periods.labels, self.facts.units.codes, self._counted(form, wanted))
        figures.version = np.full(self.periods.count, form.version, dtype=np.int16)
        if form.figure_from != "records" or isinstance(form.basis, Supplied):
            fill_supplied(figures, self.facts)
        return figures

    def _counted(self, form: Indicator, wanted: list[Breakdown]) -> dict[str, Breakdowns]:
        """The cells counted from rows, by breakdown; the total is breakdown ""."""
        if isinstance(form.basis, Supplied) or (form.figure_from == "either" and not self.facts.holds(form.facts)):
            return self._waiting(wanted)
        layers, available = self._layers(form), self._available(form)
        total = self._cube(layers, form, Grid(self.everywhere, self.periods.total))
        cells = {TOTAL: Breakdowns(self.everywhere.codes, [TOTAL], total, status_of(form, total, available))}
        for breakdown in wanted:
            bands = breakdown.bands(self.facts)
            cube = self._cube(layers, form, Grid(self.stored, self.periods.total, breakdown, len(bands)))
            if isinstance(form.measure, Distribution):
                whole = total.numerator[self.stored.units]
                cube = replace(cube, denominator=np.broadcast_to(whole, cube.numerator.shape))
            cells[breakdown.key] = Breakdowns(self.stored.codes, bands, cube, status_of(form, cube, available))
        return cells

    def _waiting(self, wanted: list[Breakdown]) -> dict[str, Breakdowns]:
        """Cells that somebody has to supply."""
        empty = {TOTAL: nothing_recorded(self.everywhere.codes, [TOTAL], self.periods.count)}
        return empty | {b.key: nothing_recorded(self.stored.codes, b.bands(self.facts), self.periods.count) for b in wanted}

    def _layers(self, form: Indicator) -> Layers:
        """The members as they are counted: what adds up at home, what does not at every level of the tree."""
        members, tree, months = self.incidence.members(form), self.facts.units, self.periods.total
        who = distinct_values(members, form)
        if isinstance(form.measure, Median | Max):
            return Layers(None, each_level(members, who, tree, months))
        if who is None:
            return Layers(members, [], scope_key(form))
        twice = members.frame.keep(("repeated", *scope_key(form), form.distinct), lambda: repeated(members, who, months))
        if not twice.any():
            return Layers(members, [], scope_key(form))
        apart = each_level(members.where(twice), who[twice], tree, months)
        return Layers(members.where(~twice), apart, ("once", *scope_key(form), form.distinct))

    def _cube(self, layers: Layers, form: Indicator, grid: Grid) -> Cube:
        """Unit by band by month asked for."""
        cube = add_up(layers, grid)
        if isinstance(form.measure, Median | Max):
            cube = replace(cube, value=summarise(layers, grid, middle=isinstance(form.measure, Median)))
        if by_month(form):
            cube = running_totals(cube, self.periods.window_first(form.window))
        cube = cube.map(lambda cells: cells[:, LEAD:].transpose(0, 2, 1))
        if isinstance(form.measure, Rate):
            children = self.facts.population_of(self.periods)[grid.axis.units]
            cube = replace(cube, denominator=np.broadcast_to(children[:, None, :], cube.numerator.shape))
        return cube

    def _available(self, indicator: Indicator) -> np.ndarray:
        since = self.periods.since(indicator.window)[LEAD:]
        reached = days.add_months(since, -indicator.needs_months) >= self.history_from
        return self.periods.available(indicator.window) & reached

    def _after(self, until: datetime.date | None) -> np.ndarray:
        """The months that end after a version's last day."""
        return self.periods.at[LEAD:] > days.day_number(until)

    # --- the rows behind a cell

    def members(
        self, indicator: Indicator, unit: str, period: str, breakdown: Breakdown | None = None, band: str = TOTAL
    ) -> list[MemberRow]:
        """The rows that make one cell: their number is its denominator (or count), their marks its numerator.

        Made of the same arrays as the cell. KeyError for a unit, period or band that does not exist.
        """
        month, at, form = self._place(indicator, unit, period)
        if isinstance(form.basis, Supplied):
            return []
        members = self._behind(self.incidence.members(form), form, month, at)
        if not adds_up(form):
            everywhere = np.full(len(self.facts.units), at, dtype=np.int32)
            members = at_level(members, everywhere, distinct_values(members, form), self.periods.total)
        if breakdown is not None:
            members, bands = members.banded(breakdown)
            members = members.where(bands == breakdown.bands(self.facts).index(band))
        return self._written(members, form, lambda marked: verdict(form, marked))

    def left_out(self, indicator: Indicator, unit: str, period: str) -> list[MemberRow]:
        """The rows in scope that could not be judged, each with the reason; none of them is in the figure."""
        month, at, form = self._place(indicator, unit, period)
        return [
            row
            for reason in form.excluded
            for row in self._written(
                self._behind(self.incidence.left_out(form, reason), form, month, at), form, partial(_because, reason)
            )
        ]

    def _place(self, indicator: Indicator, unit: str, period: str) -> tuple[int, int, Indicator]:
        month = self.periods.index(period) + LEAD
        return month, self.facts.units.find(unit), self._form_for(indicator, month)

    def _behind(self, members: Members, form: Indicator, month: int, unit: int) -> Members:
        """The members of one window below one unit."""
        first = self.periods.window_first(form.window)[month] if by_month(form) else month
        members = members.where((members.month >= first) & (members.month <= month))
        return members.where(self.facts.units.within(unit)[members.unit])

    def _form_for(self, indicator: Indicator, month: int) -> Indicator:
        end = int(self.periods.at[month])
        return next(f for f, until in indicator.versions() if until is None or end <= days.day_number(until))

    def _written(self, members: Members, form: Indicator, said: Callable[[bool], str]) -> list[MemberRow]:
        if not len(members):
            return []
        position = np.arange(len(members.rows)) if members.position is None else members.position
        rows = Rows(members.frame.take(position), form.standards, form.window)
        table, reasons = rows._frame.table, Reasons(form, rows)
        ids = rows["id"]
        children = rows["child"] if "child" in table else np.zeros(len(rows), dtype=int)
        units, home = self.facts.units.codes, members.home[position]
        amount = np.ones(len(rows), dtype=int) if members.amount is None else members.amount.astype(int)
        weight = np.ones(len(rows), dtype=int) if members.weight is None else members.weight.astype(int)
        return [
            MemberRow(
                table=table.name,
                id=int(ids[n]),
                child=int(children[n]),
                unit=units[home[n]],
                marked=bool(amount[n]),
                amount=int(amount[n]),
                weight=int(weight[n]),
                reason=said(bool(amount[n])) + reasons.of(n),
            )
            for n in range(len(rows))
        ]


def _because(reason: str, marked: bool) -> str:
    """What stands before the reason of a row that was left out."""
    return f"{reason}: "


def distinct_values(members: Members, indicator: Indicator) -> np.ndarray | None:
    """One integer for each member: equal where the columns that count once are equal. None when every row counts."""
    if not indicator.distinct:
        return None
    first, *others = (members.of_frame(members.rows[name]) for name in indicator.distinct)
    who = first.astype(np.int64)
    for column in others:
        who = who * (int(column.max(initial=0)) + 1) + column
    return who
