"""Started and not completed at the end of the period."""

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, WORKER
from reporting.indicators import INFO, Count, Indicator, OpenAt

indicator = Indicator(
    key="s47_open",
    family="s47_open",
    title="Section 47 enquiries open",
    why="Children whose safety is being decided today.",
    source="Working Together to Safeguard Children; DfE, children in need census",
    facts="s47_enquiries",
    basis=OpenAt("started_on", "completed_on"),
    counts="Section 47 enquiries started and not completed at the period end",
    measure=Count(),
    polarity=INFO,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        AGE_BAND,
        GENDER,
        ETHNICITY,
    ),
    reason="open since {started_on}",
)
