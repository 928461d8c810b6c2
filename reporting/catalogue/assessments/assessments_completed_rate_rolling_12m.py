"""Assessments of twelve months for every 10,000 children of the area."""

from reporting.breakdowns import AREA
from reporting.catalogue.assessments import _kinds
from reporting.catalogue.rates import ANNUALISED_MONTH, AS_PUBLISHED
from reporting.indicators import INFO, ROLLING_12, During, Indicator, Rate

indicator = Indicator(
    key="assessments_completed_rate_rolling_12m",
    family="assessment_volume",
    title="Assessments completed per 10,000 children, last 12 months",
    why="Volume made comparable with neighbours and with England.",
    source="DfE, children in need census; ONS mid-year estimates",
    standard="per 10,000 children aged 0-17, one decimal [DfE]",
    facts="assessments",
    basis=During("authorised_on"),
    window=ROLLING_12,
    counts="Assessments authorised in the 12 months",
    population=_kinds.single,
    measure=Rate(),
    polarity=INFO,
    breakdowns=(AREA,),
    variants=(ANNUALISED_MONTH, AS_PUBLISHED),
    reason="authorised {authorised_on}",
)
