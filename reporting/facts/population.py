"""The population table as figures of their own: children aged 0 to 17, month by month, for whoever checks a rate."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from csc.periods import Month, as_date
from reporting.engine.facts import PopulationFigure, SuppliedCell
from reporting.engine.units import UnitTree

INDICATOR = "population_aged_0_17"


def population_cells(figures: Sequence[PopulationFigure], units: UnitTree, as_at: int) -> list[SuppliedCell]:
    """The estimate in force at the end of each month until that of `as_at`, of every unit that has one.

    An area's estimate is also its band in the breakdown of the units above it.
    """
    today = as_date(as_at)
    if today is None:
        return []
    cells = []
    ordered = sorted((figure for figure in figures if figure.unit in units.codes), key=lambda each: (each.unit, each.used_from))
    for unit, estimates in groupby(ordered, key=lambda each: each.unit):
        in_force = {
            str(month): estimate.children for estimate in estimates for month in _months(estimate.used_from, Month.of(today))
        }
        cells += [
            SuppliedCell(INDICATOR, "", *place, value=children)
            for period, children in in_force.items()
            for place in _places(units, unit, period)
        ]
    return cells


def _months(used_from: int, last: Month) -> list[Month]:
    """The months that end on or after the day, up to the last."""
    first = as_date(used_from)
    return [] if first is None else Month.range(Month.of(first), last)


def _places(units: UnitTree, unit: str, period: str) -> list[tuple[str, str, str, str]]:
    """(unit, period, breakdown, band) of every cell that shows the unit's estimate."""
    at = units.find(unit)
    places = [(unit, period, "", "")]
    if units.units[at].kind == "area":
        above = [each.code for n, each in enumerate(units.units) if units.within(n)[at]]
        places += [(code, period, "area", unit) for code in above]
    return places
