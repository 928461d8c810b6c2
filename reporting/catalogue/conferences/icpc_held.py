"""Children, not meetings: five siblings at one meeting are five."""

from reporting.breakdowns import AGE_BAND, AREA, CATEGORY_OF_ABUSE, CONFERENCE_OUTCOME, ETHNICITY, GENDER, TEAM
from reporting.catalogue.conferences.icpc_within_15_working_days import own_conference
from reporting.indicators import INFO, Count, During, Indicator

indicator = Indicator(
    key="icpc_held",
    family="icpc_volume",
    title="Children taken to an initial conference",
    why="How many children came to the table at which their safety is decided.",
    caveats="One large family can move a month: show the number of meetings beside it.",
    source="DfE, children in need census",
    standard="One for each child, unborn included [DfE]",
    facts="initial_conferences",
    basis=During("held_on"),
    counted="child",
    counts="Children considered at an initial child protection conference held in the period",
    leaves_out="Transfer-in conferences (shown apart)",
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
