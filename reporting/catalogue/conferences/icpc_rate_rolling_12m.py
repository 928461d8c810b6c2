"""Conferences of twelve months for every 10,000 children of the area."""

from reporting.breakdowns import AREA
from reporting.catalogue.conferences.icpc_within_15_working_days import own_conference
from reporting.catalogue.rates import ANNUALISED_MONTH, AS_PUBLISHED
from reporting.indicators import ROLLING_12, WITHIN_RANGE, During, Indicator, Rate

indicator = Indicator(
    key="icpc_rate_rolling_12m",
    family="icpc_volume",
    title="Initial conferences per 10,000 children, last 12 months",
    why="Both ends matter: children brought in vain, and children never brought.",
    caveats="A target may be an upper limit alone.",
    source="DfE, children in need census; ONS mid-year estimates",
    standard="per 10,000 children aged 0-17, one decimal [DfE]",
    facts="initial_conferences",
    basis=During("held_on"),
    window=ROLLING_12,
    counted="child",
    counts="Children considered at an initial conference in the 12 months",
    leaves_out="Transfer-in conferences",
    population=own_conference,
    measure=Rate(),
    polarity=WITHIN_RANGE,
    breakdowns=(AREA,),
    variants=(ANNUALISED_MONTH, AS_PUBLISHED),
    reason="held {held_on}",
)
