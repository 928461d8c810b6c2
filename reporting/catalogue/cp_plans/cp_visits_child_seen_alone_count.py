"""Visits completed in the period with the child recorded as seen alone."""

from reporting.breakdowns import AGE_BAND, AREA, CATEGORY_OF_ABUSE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.cp_plans._visits import category_of_plan, seen_alone
from reporting.indicators import HIGH, Count, During, Indicator

indicator = Indicator(
    key="cp_visits_child_seen_alone_count",
    family="cp_seen_alone",
    title="Child protection visits with the child seen alone, number",
    why="Some things a child can only say alone.",
    source="Local setting",
    facts="cp_visits",
    basis=During("visited_on"),
    counts="Statutory child protection visits completed in the period with the child recorded as seen alone",
    population=seen_alone,
    measure=Count(),
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
