"""Steadier than the month: the form to set beside published figures."""

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, PLAN_CATEGORY, TEAM, WORKER
from reporting.catalogue.cp_plans._plans import had_an_earlier_plan
from reporting.catalogue.cp_plans.cp_plans_open import own_plans
from reporting.indicators import LOW, ROLLING_12, During, Indicator, Share

indicator = Indicator(
    key="cp_plans_repeat_ever_rolling_12m",
    family="cp_repeat",
    title="Plans that are a second or later plan, last 12 months",
    why="A second plan means that the first did not last.",
    source="DfE, children in need census; national indicator 65",
    standard="As cp_plans_repeat_ever [DfE]",
    facts="cp_plans",
    basis=During("started_on"),
    window=ROLLING_12,
    counted="plan",
    counts="Plans started in the 12 months",
    marks="Those for a child who had an earlier plan with this council, however long ago",
    leaves_out="Temporary plans for another council",
    population=own_plans,
    mark=had_an_earlier_plan,
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
    reason="started {started_on}, plan before ended {earlier_plan_ended_on}",
)
