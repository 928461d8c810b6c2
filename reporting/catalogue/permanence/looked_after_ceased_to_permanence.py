"""Adoption, special guardianship, and residence or child arrangements orders."""

from looked_after import codes
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC
from reporting.catalogue.looked_after.looked_after_children import not_short_breaks
from reporting.catalogue.permanence._reasons import ended_by
from reporting.indicators import HIGH, During, Indicator, Share

indicator = Indicator(
    key="looked_after_ceased_to_permanence",
    family="looked_after_ends",
    title="Left care to a permanent home",
    why="A family for life is what care is for.",
    caveats="Contains the two shares of adoption and special guardianship: they overlap and do not add up.",
    source="DfE, SSDA903 return",
    standard="Reason-ceased codes for adoption, SGO and CAO [DfE]",
    facts="care_periods",
    basis=During("ended_on"),
    counts="Periods of care ended in the period",
    marks="Those ended by adoption, special guardianship, or residence or child arrangements order",
    leaves_out="Short breaks",
    population=not_short_breaks,
    mark=ended_by(codes.CEASED_TO_PERMANENCE),
    measure=Share(),
    polarity=HIGH,
    breakdowns=(
        AREA,
        TEAM,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        UASC,
    ),
    reason="ended {ended_on}, {reason_ceased}",
)
