"""One for each child, from the strategy discussion that launched it."""

from reporting.breakdowns import AGE_BAND, AREA, CATEGORY_OF_ABUSE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.indicators import INFO, Count, During, Indicator

indicator = Indicator(
    key="s47_started",
    family="s47_volume",
    title="Section 47 enquiries started",
    why="How often somebody has reason to suspect that a child is suffering significant harm.",
    caveats="Enquiries, not children: a child with two enquiries in the year counts twice.",
    source="Working Together to Safeguard Children; DfE, children in need census",
    standard="Start = the strategy discussion that launched the enquiry [DfE]",
    facts="s47_enquiries",
    basis=During("started_on"),
    counts="Section 47 enquiries started in the period, one for each child",
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
