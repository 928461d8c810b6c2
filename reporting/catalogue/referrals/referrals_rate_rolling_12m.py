"""Referrals of twelve months for every 10,000 children of the area."""

from reporting.breakdowns import AREA
from reporting.catalogue.rates import ANNUALISED_MONTH, AS_PUBLISHED
from reporting.catalogue.referrals.rereferrals_within_12_months import counted_once_a_day
from reporting.indicators import INFO, ROLLING_12, During, Indicator, Rate

indicator = Indicator(
    key="referrals_rate_rolling_12m",
    family="referrals",
    title="Referrals per 10,000 children, last 12 months",
    why="Demand made comparable with neighbours and with England.",
    caveats=("Unborn children are in the count and not in the population. One switch date changes the population of every rate."),
    source="DfE, children in need census; ONS mid-year estimates",
    standard="per 10,000 children aged 0-17, one decimal [DfE]",
    facts="referrals",
    basis=During("received_on"),
    window=ROLLING_12,
    counts="Referrals received in the 12 months",
    leaves_out="As referrals_received",
    population=counted_once_a_day,
    measure=Rate(),
    polarity=INFO,
    breakdowns=(AREA,),
    variants=(ANNUALISED_MONTH, AS_PUBLISHED),
    reason="received {received_on}",
)
