"""Each plan counts; it starts on the day of its conference."""

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, PLAN_CATEGORY, TEAM, WORKER
from reporting.catalogue.cp_plans.cp_plans_open import own_plans
from reporting.indicators import INFO, Count, During, Indicator

indicator = Indicator(
    key="cp_plans_started",
    family="cp_starts",
    title="Child protection plans started",
    why="Children newly found to be at continuing risk of significant harm.",
    source="DfE, children in need census",
    standard="Start = conference date [DfE]",
    facts="cp_plans",
    basis=During("started_on"),
    counted="plan",
    counts="Child protection plans started in the period",
    leaves_out="Temporary plans held for another council",
    population=own_plans,
    measure=Count(),
    polarity=INFO,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        PLAN_CATEGORY,
    ),
    reason="started {started_on}",
)
