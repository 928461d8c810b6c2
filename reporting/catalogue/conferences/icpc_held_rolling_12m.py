"""A child with two conferences in the year counts twice."""

from reporting.breakdowns import AGE_BAND, AREA, CATEGORY_OF_ABUSE, CONFERENCE_OUTCOME, ETHNICITY, GENDER, TEAM
from reporting.catalogue.conferences.icpc_within_15_working_days import own_conference
from reporting.indicators import INFO, ROLLING_12, Count, During, Indicator

indicator = Indicator(
    key="icpc_held_rolling_12m",
    family="icpc_volume",
    title="Children taken to an initial conference, last 12 months",
    why="A year smooths large families out.",
    source="DfE, children in need census",
    standard="As icpc_held [DfE]",
    facts="initial_conferences",
    basis=During("held_on"),
    window=ROLLING_12,
    counted="child",
    counts="Children considered at an initial child protection conference held in the 12 months",
    leaves_out="Transfer-in conferences",
    population=own_conference,
    measure=Count(),
    polarity=INFO,
    breakdowns=(
        AREA,
        TEAM,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        CATEGORY_OF_ABUSE,
        CONFERENCE_OUTCOME,
    ),
    reason="held {held_on}",
)
