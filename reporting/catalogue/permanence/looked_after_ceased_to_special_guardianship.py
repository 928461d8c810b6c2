"""Of all periods of care that ended."""

from looked_after import codes
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC
from reporting.catalogue.looked_after.looked_after_children import not_short_breaks
from reporting.catalogue.permanence._reasons import ended_by
from reporting.indicators import HIGH, During, Indicator, Share

indicator = Indicator(
    key="looked_after_ceased_to_special_guardianship",
    family="looked_after_ends",
    title="Left care to special guardianship",
    why="Often a grandparent or foster carer who becomes family in law.",
    source="DfE, SSDA903 return",
    standard="SGO reason codes [DfE], national framework",
    facts="care_periods",
    basis=During("ended_on"),
    counts="Periods of care ended in the period",
    marks="Those ended by a special guardianship order",
    leaves_out="Short breaks",
    population=not_short_breaks,
    mark=ended_by(codes.SPECIAL_GUARDIANSHIP),
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
