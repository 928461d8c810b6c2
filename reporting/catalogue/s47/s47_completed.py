"""Complete means that the manager has authorised the outcome."""

from reporting.breakdowns import AGE_BAND, AREA, CATEGORY_OF_ABUSE, ETHNICITY, GENDER, S47_OUTCOME, TEAM, WORKER
from reporting.indicators import INFO, Count, During, Indicator

indicator = Indicator(
    key="s47_completed",
    family="s47_volume",
    title="Section 47 enquiries completed",
    why="What the outcome shares are shares of.",
    source="Working Together to Safeguard Children; DfE, children in need census",
    facts="s47_enquiries",
    basis=During("completed_on"),
    counts="Section 47 enquiries completed and authorised in the period",
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
        S47_OUTCOME,
    ),
    reason="completed {completed_on} as {outcome}",
)
