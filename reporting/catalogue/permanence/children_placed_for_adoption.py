"""Moved in with the adopters, the order still to come."""

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM
from reporting.catalogue.permanence._adoptions import from_care
from reporting.indicators import INFO, Count, Indicator, OpenAt

indicator = Indicator(
    key="children_placed_for_adoption",
    family="adoption",
    title="Children living with adopters, order not yet made",
    why="Children who are nearly home.",
    source="DfE, SSDA903: placement codes A3 to A6",
    standard="Placement codes A3 to A6 [DfE]",
    facts="adoption_plans",
    basis=OpenAt("placed_on", "closed_on"),
    counted="child",
    counts="Children placed for adoption at the period end with no order",
    population=from_care,
    measure=Count(),
    polarity=INFO,
    breakdowns=(AREA, TEAM, AGE_BAND, GENDER, ETHNICITY),
    reason="placed {placed_on}",
)
