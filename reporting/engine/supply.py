"""Figures that are typed in or imported, placed among those counted from records."""

from __future__ import annotations

import numpy as np

from reporting.engine.cells import Breakdowns, Figures, Status, denominator_scale_of, scale_of
from reporting.engine.facts import Facts
from reporting.engine.fold import Cube
from reporting.indicators import Count


def nothing_recorded(units: list[str], bands: list[str], months: int) -> Breakdowns:
    """Cells that wait for somebody to supply them."""
    shape = (len(units), len(bands), months)
    cube = Cube(np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.full(shape, np.nan))
    return Breakdowns(list(units), list(bands), cube, np.full(shape, Status.MISSING, dtype=np.uint8))


def fill_supplied(figures: Figures, facts: Facts) -> None:
    """Write supplied figures of this indicator and variant over its cells: what was typed in goes before what was counted.

    A figure for an unknown unit, period or band is left out: it belongs to another run.
    """
    indicator = figures.indicator
    months = {label: at for at, label in enumerate(figures.periods)}
    scale, counts = scale_of(indicator), isinstance(indicator.measure, Count)
    for cell in facts.supplied:
        cells = figures.cells.get(cell.breakdown)
        mine = (cell.indicator, cell.variant) == (indicator.key, indicator.variant)
        if not mine or cells is None or cell.period not in months:
            continue
        if cell.unit not in cells.units or cell.band not in cells.bands:
            continue
        place = cells.units.index(cell.unit), cells.bands.index(cell.band), months[cell.period]
        count = cell.numerator if cell.numerator is not None or not counts else cell.value
        empty = cell.value is None and not cell.denominator and not counts
        cells.put(
            place,
            numerator=round((count or 0) * scale),
            denominator=round((cell.denominator or 0) * denominator_scale_of(indicator)),
            value=np.nan if cell.value is None else cell.value,
            status=Status.NO_CASES if empty else Status.OK,
        )
