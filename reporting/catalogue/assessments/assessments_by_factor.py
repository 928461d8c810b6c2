"""What was found: one assessment can have several factors."""

from reporting.breakdowns import AGE_BAND, AREA, ASSESSMENT_FACTOR, ETHNICITY, GENDER, TEAM
from reporting.catalogue.assessments import _kinds
from reporting.indicators import INFO, Distribution, During, Indicator

indicator = Indicator(
    key="assessments_by_factor",
    family="assessment_factors",
    title="Factors found at assessment",
    why="Names what harms children here: violence at home, neglect, exploitation, ill health.",
    caveats="Shares add up to more than 100 %.",
    source="DfE, children in need census: factors of the return year",
    standard="Factor codes of the return year [DfE]",
    facts="assessments",
    basis=During("authorised_on"),
    counts="Assessments authorised in the period",
    population=_kinds.single,
    measure=Distribution(ASSESSMENT_FACTOR),
    polarity=INFO,
    breakdowns=(
        ASSESSMENT_FACTOR,
        AREA,
        TEAM,
        AGE_BAND,
        GENDER,
        ETHNICITY,
    ),
    beyond=True,
    reason="authorised {authorised_on}",
)
