"""One of four outcomes that add up to all completed enquiries."""

from reporting.breakdowns import AGE_BAND, AREA, CATEGORY_OF_ABUSE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.s47._outcomes import not_substantiated
from reporting.indicators import LOW, During, Indicator, Share

indicator = Indicator(
    key="s47_not_substantiated",
    family="s47_outcome",
    title="Section 47: concerns not substantiated",
    why="Each was a family put through an enquiry that found nothing.",
    source="Local setting: four outcomes",
    standard="Four outcomes that add to 100% [local setting]",
    facts="s47_enquiries",
    basis=During("completed_on"),
    counts="Section 47 enquiries completed in the period",
    marks="Those where concerns were not substantiated",
    mark=not_substantiated,
    measure=Share(),
    polarity=LOW,
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
