"""The mean of the year so far; a month without an adoption leaves it as it was."""

from reporting.breakdowns import AGE_BAND, AREA, TEAM
from reporting.catalogue.permanence._adoptions import days_to_adopters, from_care, never_placed
from reporting.indicators import FINANCIAL_YEAR_TO_DATE, LOW, During, Indicator, Mean

indicator = Indicator(
    key="adoption_days_care_to_placement_a1",
    family="adoption_timeliness",
    title="Days from entering care to moving in with adopters (A1)",
    why="Every month a small child waits is a large part of its life.",
    caveats="DfE's scorecard takes three years together; a target belongs to its own three years. Few children move a mean far.",
    source="DfE, adoption scorecard A1",
    standard="Target by 3-year period, 426 days from 2013-16 [DfE]",
    facts="adoption_plans",
    basis=During("ordered_on"),
    window=FINANCIAL_YEAR_TO_DATE,
    counted="child",
    counts="Children adopted since 1 April",
    marks="Days from the start of the final period of care to the adoptive placement",
    population=from_care,
    excluded={"day of moving in missing or before care began": never_placed},
    mark=days_to_adopters,
    measure=Mean(unit="days"),
    polarity=LOW,
    breakdowns=(AREA, TEAM, AGE_BAND),
    shows={"days": days_to_adopters},
    reason="placed {placed_on}, adopted {ordered_on}: {days} days",
)
