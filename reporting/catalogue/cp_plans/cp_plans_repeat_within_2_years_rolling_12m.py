"""From the end of the earlier plan, not from its start."""

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, PLAN_CATEGORY, TEAM, WORKER
from reporting.catalogue.cp_plans._plans import within_two_years_of_another
from reporting.catalogue.cp_plans.cp_plans_open import own_plans
from reporting.indicators import LOW, ROLLING_12, During, Indicator, Share

indicator = Indicator(
    key="cp_plans_repeat_within_2_years_rolling_12m",
    family="cp_repeat",
    title="Plans started within 2 years of an earlier plan, last 12 months",
    why="Back on a plan within two years: ended too soon, or without the help that holds.",
    caveats="Always part of the share of repeat plans ever.",
    source="Local setting; not a DfE headline",
    standard="24 months from the end of the earlier plan [local setting]; not a DfE headline",
    facts="cp_plans",
    basis=During("started_on"),
    window=ROLLING_12,
    counted="plan",
    counts="Plans started in the 12 months",
    marks="Those where an earlier plan ended no more than 24 months before the new start",
    leaves_out="Temporary plans for another council",
    population=own_plans,
    mark=within_two_years_of_another,
    measure=Share(),
    polarity=LOW,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        PLAN_CATEGORY,
    ),
    needs_months=24,
    reason="started {started_on}, plan before ended {earlier_plan_ended_on}",
)
