"""The sum of twelve months of enquiries."""

from reporting.breakdowns import AGE_BAND, AREA, CATEGORY_OF_ABUSE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.indicators import INFO, ROLLING_12, Count, During, Indicator

indicator = Indicator(
    key="s47_started_rolling_12m",
    family="s47_volume",
    title="Section 47 enquiries, last 12 months",
    why="A year smooths large families and quiet months out.",
    source="Working Together to Safeguard Children; DfE, children in need census",
    standard="As s47_started [DfE]",
    facts="s47_enquiries",
    basis=During("started_on"),
    window=ROLLING_12,
    counts="Section 47 enquiries started in the 12 months",
    measure=Count(),
    polarity=INFO,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        CATEGORY_OF_ABUSE,
    ),
    reason="started {started_on}",
)
