"""Children looked after for every 10,000 children of the area."""

from reporting.breakdowns import AREA
from reporting.catalogue.looked_after.looked_after_children import not_short_breaks
from reporting.indicators import LOW, Indicator, OpenAt, Rate

indicator = Indicator(
    key="looked_after_rate",
    family="looked_after",
    title="Children looked after per 10,000 children",
    why="Made comparable with neighbours and with England.",
    caveats="DfE prints a whole number, councils one decimal.",
    source="DfE, SSDA903 return; ONS mid-year estimates",
    standard="per 10,000 children aged 0-17, one decimal [DfE]",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children looked after at the period end",
    leaves_out="Short breaks",
    population=not_short_breaks,
    measure=Rate(),
    polarity=LOW,
    breakdowns=(AREA,),
    reason="looked after since {started_on}",
)
