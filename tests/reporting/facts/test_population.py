"""The populations behind the rates, as figures of their own."""

from __future__ import annotations

import datetime

from csc.periods import day_number
from reporting.catalogue.contacts.population_aged_0_17 import indicator
from reporting.engine.cells import Status
from reporting.engine.facts import PopulationFigure
from reporting.engine.units import UnitTree
from reporting.facts.population import population_cells
from tests.reporting.practice import UNITS, figure


def day(text: str) -> int:
    return day_number(datetime.date.fromisoformat(text))


FIGURES = [
    PopulationFigure("Council", day("2024-07-01"), 56_000),
    PopulationFigure("Council", day("2025-07-31"), 56_946),
    PopulationFigure("North", day("2025-07-31"), 30_000),
    PopulationFigure("Elsewhere", day("2025-07-31"), 1),  # a unit that is not in this tree
]
CELLS = population_cells(FIGURES, UnitTree(UNITS), day("2026-03-15"))


def test_the_estimate_in_force_at_the_end_of_the_month() -> None:
    assert figure(indicator, {}, "2025-06", supplied=CELLS).value == 56_000
    assert figure(indicator, {}, "2025-07", supplied=CELLS).value == 56_946  # used from its last day
    assert figure(indicator, {}, "2026-03", supplied=CELLS).value == 56_946


def test_before_any_estimate_and_in_a_team_without_territory() -> None:
    assert figure(indicator, {}, "2024-06", supplied=CELLS).status == Status.MISSING
    assert figure(indicator, {}, "2026-03", "Hub", supplied=CELLS).status == Status.MISSING


def test_an_area_is_a_band_of_the_council() -> None:
    assert figure(indicator, {}, "2026-03", breakdown="area", band="North", supplied=CELLS).value == 30_000
    assert figure(indicator, {}, "2026-03", "North", supplied=CELLS).value == 30_000
    assert figure(indicator, {}, "2026-03", breakdown="area", band="South", supplied=CELLS).status == Status.MISSING
