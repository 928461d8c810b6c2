"""Every cell of the report beside the figure that `manage.py values` prints for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from reporting import catalogue
from reporting.breakdowns import SOURCE
from reporting.replay.reading import PER, Cell, Published, Row, label
from reporting.replay.rounding import decimals_of, printed_as
from reporting.values import Asked, Value, unit_of_authority, values


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


def compare(published: Published, advance: Callable[[], None] = lambda: None) -> Outcome:
    """Ask for the figures as anybody would, from the records as they are in the database, and hold the report beside them.

    `advance` is told of every group of rows that has been compared (see `groups`).
    """
    outcome = Outcome()
    for (variant, breakdown), cells in groups(published).items():
        known = [cell for cell in cells if cell.row.indicator in catalogue.all_indicators()]
        lacking = {cell.row for cell in cells if cell not in known}
        outcome.without_indicator += sorted(lacking, key=lambda row: row.name)
        if known:
            figures = _figures(published, variant, breakdown, sorted({cell.row.indicator for cell in known}))
            for cell in known:
                _judge(published, outcome, cell, figures.get((cell.row.indicator, cell.row.band, label(cell.month))))
        advance()
    return outcome


def groups(published: Published) -> dict[tuple[str, str], list[Cell]]:
    """Cells by what has to be asked for: a variant, and a breakdown or none."""
    found: dict[tuple[str, str], list[Cell]] = {}
    for cell in published.cells.values():
        found.setdefault((cell.row.variant, SOURCE.key if cell.row.band else ""), []).append(cell)
    return found


def _figures(published: Published, variant: str, breakdown: str, indicators: list[str]) -> dict[tuple[str, str, str], Value]:
    """By indicator, band and month."""
    asked = Asked(
        first=label(published.first),
        last=label(published.last),
        unit=unit_of_authority(),
        indicators=indicators,
        variant=variant,
        breakdown=breakdown,
    )
    return {(value.indicator, value.band, value.period): value for value in values(asked)}


def _judge(published: Published, outcome: Outcome, cell: Cell, figure: Value | None) -> None:
    if figure is not None and _agrees(cell, figure):
        outcome.reproduced.append(cell)
        return
    reason = published.reasons.get(cell.key) or _in_itself(cell)
    if reason:
        outcome.contradictory.append((cell, reason, _counted(figure)))
    else:
        outcome.missed.append((cell, _counted(figure)))


def _counted(figure: Value | None) -> str:
    if figure is None:
        return "no figure"
    if figure.value is None:
        return f"no value ({figure.status})"
    if figure.denominator is None:
        return f"counted {figure.numerator}"
    return f"counted {figure.numerator} of {figure.denominator} = {figure.value}"


def _agrees(cell: Cell, figure: Value) -> bool:
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
    return printed_as(int(figure.numerator or 0), int(figure.denominator or 0), PER[cell.row.part], decimals) == cell.value


def _in_itself(cell: Cell) -> str:
    """What is wrong with a cell whose own parts do not agree; nothing if they do."""
    if cell.row.part != "share" or cell.numerator is None or cell.denominator is None or cell.value is None:
        return ""
    if cell.numerator > cell.denominator:
        return f"{cell.label}: more than all"
    shown = printed_as(cell.numerator, cell.denominator, PER["share"], decimals_of(cell.value))
    return "" if shown == cell.value else f"{cell.label}: {cell.numerator} of {cell.denominator} is {shown}"
