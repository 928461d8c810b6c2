"""Enquiries of twelve months for every 10,000 children of the area."""

from reporting.breakdowns import AREA
from reporting.catalogue.rates import ANNUALISED_MONTH, AS_PUBLISHED
from reporting.indicators import ROLLING_12, WITHIN_RANGE, During, Indicator, Rate

indicator = Indicator(
    key="s47_rate_rolling_12m",
    family="s47_volume",
    title="Section 47 enquiries per 10,000 children, last 12 months",
    why="Both ends matter: too few may mean harm not seen, too many that families are investigated who need help.",
    caveats="A target is a band around a centre, not a direction.",
    source="Working Together to Safeguard Children; DfE, children in need census; ONS mid-year estimates",
    standard="per 10,000 children aged 0-17, one decimal [DfE]",
    facts="s47_enquiries",
    basis=During("started_on"),
    window=ROLLING_12,
    counts="Section 47 enquiries started in the 12 months",
    measure=Rate(),
    polarity=WITHIN_RANGE,
    breakdowns=(AREA,),
    variants=(ANNUALISED_MONTH, AS_PUBLISHED),
    reason="started {started_on}",
)
