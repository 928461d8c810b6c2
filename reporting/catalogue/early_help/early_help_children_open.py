"""Children, not families, with an open early help episode."""

from reporting.breakdowns import AGE_BAND, AGENCY, AREA, ETHNICITY, GENDER, TEAM
from reporting.indicators import INFO, Count, Indicator, OpenAt

indicator = Indicator(
    key="early_help_children_open",
    family="early_help_open",
    title="Children receiving Early Help",
    why="The size of the offer below social care.",
    caveats="Episodes led by partner agencies may not be on record here: the figure may be supplied instead.",
    source="Local setting: outcomes of contacts and the early help offer",
    facts="early_help_episodes",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children with an open Early Help episode at the period end",
    measure=Count(),
    polarity=INFO,
    breakdowns=(
        AREA,
        TEAM,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        AGENCY,
    ),
    distinct="child",
    figure_from="either",
    reason="early help since {started_on}",
)
