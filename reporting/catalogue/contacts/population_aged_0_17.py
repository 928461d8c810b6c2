"""The one population table, printed so that every rate can be checked."""

from reporting.breakdowns import AREA
from reporting.indicators import INFO, Count, Indicator, Supplied

indicator = Indicator(
    key="population_aged_0_17",
    family="population",
    title="Children aged 0 to 17 in the area",
    why="Every rate is divided by it: printed so that rates can be checked.",
    caveats="A reference figure, not performance. A team without a territory has no population, and so no rate.",
    source="ONS mid-year population estimates",
    standard="One population table (area, year, release date); one switch date for every rate [DfE]",
    basis=Supplied(state=True),
    counted="child",
    counts="Children aged 0-17 in the published mid-year population estimate for the area",
    measure=Count(),
    polarity=INFO,
    breakdowns=(AREA,),
    figure_from="supplied",
)
