"""One of four outcomes that add up to all completed enquiries."""

from reporting.breakdowns import AGE_BAND, AREA, CATEGORY_OF_ABUSE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.s47._outcomes import no_continuing_risk
from reporting.indicators import INFO, During, Indicator, Share

indicator = Indicator(
    key="s47_substantiated_no_continuing_risk",
    family="s47_outcome",
    title="Section 47: substantiated, no continuing risk",
    why="The harm was real and the child is safe now: a plan may still be needed.",
    source="Local setting: four outcomes",
    standard="Four outcomes that add to 100% [local setting]",
    facts="s47_enquiries",
    basis=During("completed_on"),
    counts="Section 47 enquiries completed in the period",
    marks="Those where concerns were substantiated and the child is not judged at continuing risk",
    mark=no_continuing_risk,
    measure=Share(),
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
    reason="completed {completed_on} as {outcome}",
)
