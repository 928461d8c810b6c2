"""The plain form: not appropriate counts in the denominator."""

from reporting.breakdowns import AGE_BAND, AREA, CATEGORY_OF_ABUSE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.cp_plans._visits import category_of_plan, completed_and_born, seen_alone
from reporting.indicators import HIGH, During, Indicator, Share

indicator = Indicator(
    key="cp_visits_child_seen_alone",
    family="cp_seen_alone",
    title="Child protection visits with the child seen alone",
    why="Some things a child can only say alone.",
    caveats="Four answers are kept: alone, not alone, not appropriate, not recorded. Unborn children are left out.",
    source="Local setting",
    facts="cp_visits",
    basis=During("visited_on"),
    counts="Statutory child protection visits completed in the period",
    marks="Those with the child recorded as seen alone",
    leaves_out="Unborn children",
    population=completed_and_born,
    mark=seen_alone,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        CATEGORY_OF_ABUSE.on(category_of_plan),
    ),
    reason="visited {visited_on}, {seen_alone}",
)
