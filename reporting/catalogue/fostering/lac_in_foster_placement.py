"""Of all children looked after."""

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC
from reporting.catalogue.fostering.lac_in_foster_placement_count import with_unrelated_carers
from reporting.catalogue.looked_after.looked_after_children import not_short_breaks
from reporting.catalogue.placements._placed import PROVIDER_THEN
from reporting.indicators import HIGH, Indicator, OpenAt, Share

indicator = Indicator(
    key="lac_in_foster_placement",
    family="placement_type",
    title="Children in foster care, not with relatives or friends",
    why="Most children who cannot be at home grow up best in another family.",
    caveats="Without relatives and friends: the national framework's line on foster care has them in.",
    source="DfE, SSDA903: placement codes U4 to U6",
    standard="Placement codes U4 to U6 [DfE]",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children looked after at the period end",
    marks="Those in foster care with carers who are not relatives or friends",
    leaves_out="Short breaks",
    population=not_short_breaks,
    mark=with_unrelated_carers,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, AGE_BAND, GENDER, ETHNICITY, UASC, PROVIDER_THEN),
    reason="looked after since {started_on}",
)
