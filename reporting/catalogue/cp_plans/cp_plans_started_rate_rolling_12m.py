"""Plans started in twelve months for every 10,000 children of the area."""

from reporting.breakdowns import AREA
from reporting.catalogue.cp_plans.cp_plans_open import own_plans
from reporting.indicators import LOW, ROLLING_12, During, Indicator, Rate

indicator = Indicator(
    key="cp_plans_started_rate_rolling_12m",
    family="cp_starts",
    title="Plans started per 10,000 children, last 12 months",
    why="Made comparable with neighbours and with England.",
    caveats="A child who starts twice counts twice, as in DfE's count of plans.",
    source="DfE, children in need census; ONS mid-year estimates",
    standard="per 10,000 children aged 0-17, one decimal [DfE]",
    facts="cp_plans",
    basis=During("started_on"),
    window=ROLLING_12,
    counted="plan",
    counts="Child protection plans started in the 12 months",
    leaves_out="Temporary plans for another council",
    population=own_plans,
    measure=Rate(),
    polarity=LOW,
    breakdowns=(AREA,),
    reason="started {started_on}",
)
