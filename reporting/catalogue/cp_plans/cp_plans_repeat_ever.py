"""However long ago, with this authority; history from before the records counts."""

from __future__ import annotations

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, PLAN_CATEGORY, TEAM, WORKER
from reporting.catalogue.cp_plans._plans import had_an_earlier_plan, had_an_earlier_plan_anywhere
from reporting.catalogue.cp_plans.cp_plans_open import own_plans
from reporting.indicators import LOW, During, Indicator, Share, Variant

ANY_COUNCIL = Variant("any_council", "earlier plans with any council count", mark=had_an_earlier_plan_anywhere)


indicator = Indicator(
    key="cp_plans_repeat_ever",
    family="cp_repeat",
    title="Plans that are a second or later plan",
    why="A second plan means that the first did not last.",
    caveats="Whether a plan with another council counts is the variant any_council.",
    source="DfE, children in need census; national indicator 65",
    standard="Any earlier plan or register entry with this council [DfE], NI 65",
    facts="cp_plans",
    basis=During("started_on"),
    counted="plan",
    counts="Plans started in the period",
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
    variants=(ANY_COUNCIL,),
    reason="started {started_on}, plan before ended {earlier_plan_ended_on}",
)
