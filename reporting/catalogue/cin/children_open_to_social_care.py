"""One child once, whatever the stage."""

from reporting.breakdowns import AGE_BAND, AREA, DISABILITY, ETHNICITY, GENDER, TEAM, TEAM_TYPE, WORKER
from reporting.indicators import INFO, Count, Indicator, OpenAt

indicator = Indicator(
    key="children_open_to_social_care",
    family="open_cases",
    title="Children open to children's social care",
    why="How many children somebody in social care is responsible for today.",
    source="Local setting",
    facts="cin_episodes",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children with an open social care case at the period end, whatever the stage",
    leaves_out="Contacts and Early Help only",
    measure=Count(),
    polarity=INFO,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        DISABILITY,
        TEAM_TYPE,
    ),
    distinct="child",
    reason="open since {started_on}",
)
