"""Plans ended in twelve months for every 10,000 children of the area."""

from reporting.breakdowns import AREA
from reporting.catalogue.cp_plans.cp_plans_open import own_plans
from reporting.indicators import HIGH, ROLLING_12, During, Indicator, Rate

indicator = Indicator(
    key="cp_plans_ended_rate_rolling_12m",
    family="cp_ends",
    title="Plans ended per 10,000 children, last 12 months",
    why="Plans that end are children who became safer, or older, or moved away: look at the reasons.",
    caveats="Starts less ends must explain the change in open plans.",
    source="DfE, children in need census; ONS mid-year estimates",
    standard="per 10,000 children aged 0-17, one decimal [DfE]",
    facts="cp_plans",
    basis=During("ended_on"),
    window=ROLLING_12,
    counted="plan",
    counts="Child protection plans ended in the 12 months",
    leaves_out="Temporary plans for another council",
    population=own_plans,
    measure=Rate(),
    polarity=HIGH,
    breakdowns=(AREA,),
    reason="ended {ended_on}",
)
