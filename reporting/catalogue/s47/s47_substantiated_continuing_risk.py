"""One of four outcomes that add up to all completed enquiries."""

from reporting.breakdowns import AGE_BAND, AREA, CATEGORY_OF_ABUSE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.s47._outcomes import continuing_risk
from reporting.indicators import HIGH, During, Indicator, Share

indicator = Indicator(
    key="s47_substantiated_continuing_risk",
    family="s47_outcome",
    title="Section 47: substantiated, continuing risk of significant harm",
    why="A high share means that enquiries are aimed at children who need them.",
    source="Local setting: four outcomes",
    standard="Four outcomes that add to 100% [local setting]",
    facts="s47_enquiries",
    basis=During("completed_on"),
    counts="Section 47 enquiries completed in the period",
    marks="Those where concerns were substantiated and the child is judged at continuing risk of significant harm",
    mark=continuing_risk,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        CATEGORY_OF_ABUSE,
    ),
    reason="completed {completed_on} as {outcome}",
)
