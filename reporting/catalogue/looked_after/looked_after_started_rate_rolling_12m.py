"""Different children who started in twelve months, for every 10,000 of the area."""

from reporting.breakdowns import AREA, UASC
from reporting.catalogue.looked_after.looked_after_children import not_short_breaks
from reporting.catalogue.rates import ANNUALISED_MONTH, AS_PUBLISHED
from reporting.indicators import INFO, ROLLING_12, During, Indicator, Rate

indicator = Indicator(
    key="looked_after_started_rate_rolling_12m",
    family="looked_after_starts",
    title="Children starting to be looked after per 10,000, last 12 months",
    why="Made comparable with neighbours and with England.",
    caveats="Each child once, so months do not add up to the year.",
    source="DfE, SSDA903 return; ONS mid-year estimates",
    standard="per 10,000 children aged 0-17, one decimal [DfE]",
    facts="care_periods",
    basis=During("started_on"),
    window=ROLLING_12,
    counted="child",
    counts="Children who started to be looked after in the 12 months, once each",
    leaves_out="Short breaks",
    population=not_short_breaks,
    measure=Rate(),
    polarity=INFO,
    breakdowns=(
        AREA,
        UASC,
    ),
    variants=(ANNUALISED_MONTH, AS_PUBLISHED),
    distinct="child",
    reason="started {started_on}",
)
