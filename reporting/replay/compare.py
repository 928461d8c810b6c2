"""Every cell of the report beside the figure the engine counts from the records."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal

from csc import periods as days
from reporting import catalogue
from reporting.breakdowns import SOURCE
from reporting.engine.cells import Cell as Figure
from reporting.engine.cells import Figures
from reporting.engine.evaluate import Engine
from reporting.engine.periods import Periods
from reporting.facts.load import open_facts
from reporting.replay.reading import PER, Cell, Published, Row
from reporting.replay.rounding import decimals_of, printed_as
from reporting.snapshots.extent import records_begin


@dataclass
class Outcome:
    """What came of the cells: reproduced, contradictory with the reason, or missed without one; and rows without an indicator."""

    reproduced: list[Cell] = field(default_factory=list)
    contradictory: list[tuple[Cell, str, str]] = field(default_factory=list)
    missed: list[tuple[Cell, str]] = field(default_factory=list)
    without_indicator: list[Row] = field(default_factory=list)

    @property
    def attempted(self) -> int:
        return len(self.reproduced) + len(self.contradictory) + len(self.missed)


def compare(published: Published) -> Outcome:
    """Build the figures with the engine, from the records as they are in the database, and hold the report beside them."""
    outcome = Outcome()
    last = days.as_date(int(days.last_day(published.last)))
    months = [(1970 + month // 12, month % 12 + 1) for month in (published.first, published.last)]
    by_row: dict[Row, list[Cell]] = {}
    for cell in published.cells.values():
        by_row.setdefault(cell.row, []).append(cell)
    with open_facts(as_at=last) as facts:
        begun = days.day_number(records_begin(last + datetime.timedelta(days=1)))
        engine = Engine(facts, Periods.months(*months), history_from=begun)
        made: dict[tuple[str, str, bool], Figures] = {}
        for row, cells in by_row.items():
            if row.indicator not in catalogue.all_indicators():
                outcome.without_indicator.append(row)
                continue
            key = row.indicator, row.variant, bool(row.band)
            if key not in made:
                form = catalogue.get(row.indicator).form(row.variant)
                made[key] = engine.figures(form, [SOURCE] if row.band else [])
            for cell in cells:
                _judge(published, outcome, cell, _figure(made[key], cell))
    return outcome


def _figure(figures: Figures, cell: Cell) -> Figure:
    month = f"{1970 + cell.month // 12}-{cell.month % 12 + 1:02d}"
    if not cell.row.band:
        return figures.at("AUTH", month)
    return figures.at("AUTH", month, SOURCE.key, cell.row.band)


def _judge(published: Published, outcome: Outcome, cell: Cell, figure: Figure) -> None:
    if _agrees(cell, figure):
        outcome.reproduced.append(cell)
        return
    counted = f"counted {figure.numerator}" + (f" of {figure.denominator}" if figure.denominator is not None else "")
    counted += f" = {figure.value}" if figure.value is not None else f" ({figure.status.code})"
    reason = published.reasons.get(cell.key) or _in_itself(cell)
    if reason:
        outcome.contradictory.append((cell, reason, counted))
    else:
        outcome.missed.append((cell, counted))


def _agrees(cell: Cell, figure: Figure) -> bool:
    """Every part that is printed is the same."""
    if cell.numerator is not None and cell.numerator != figure.numerator:
        return False
    if cell.denominator is not None and cell.denominator != figure.denominator:
        return False
    if cell.value is None:
        return True
    decimals = decimals_of(cell.value)
    if cell.row.part == "count" or decimals <= 1:
        return figure.value is not None and Decimal(str(figure.value)) == cell.value
    return printed_as(figure.numerator, figure.denominator or 0, PER[cell.row.part], decimals) == cell.value


def _in_itself(cell: Cell) -> str:
    """What is wrong with a cell whose own parts do not agree; nothing if they do."""
    if cell.row.part != "share" or None in (cell.numerator, cell.denominator, cell.value):
        return ""
    if cell.numerator > cell.denominator:
        return f"{cell.label}: more than all"
    shown = printed_as(cell.numerator, cell.denominator, PER["share"], decimals_of(cell.value))
    return "" if shown == cell.value else f"{cell.label}: {cell.numerator} of {cell.denominator} is {shown}"
