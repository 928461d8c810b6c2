"""The count of children on a plan, for every 10,000 children of the area."""

from reporting.breakdowns import AREA
from reporting.catalogue.cp_plans.cp_plans_open import own_plans
from reporting.indicators import LOW, Indicator, OpenAt, Rate

indicator = Indicator(
    key="cp_plans_open_rate",
    family="cp_open",
    title="Children on a plan per 10,000 children",
    why="The count made comparable with other councils and with earlier years.",
    caveats="Unborn children are in the count and not in the population. A team without a territory has no rate.",
    source="DfE, children in need census; ONS mid-year estimates",
    standard="per 10,000 children aged 0-17, one decimal [DfE]",
    facts="cp_plans",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children with an open child protection plan at the period end",
    leaves_out="As cp_plans_open",
    population=own_plans,
    measure=Rate(),
    polarity=LOW,
    breakdowns=(AREA,),
    reason="on a plan since {started_on}",
)
