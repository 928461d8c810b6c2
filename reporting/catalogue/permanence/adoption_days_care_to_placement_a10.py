"""As A1, with the clock stopped when the child moved in to be fostered by the carer who then adopted."""

from reporting.breakdowns import AGE_BAND, AREA, TEAM
from reporting.catalogue.permanence._adoptions import days_to_adopting_home, from_care, never_placed
from reporting.indicators import LOW, ROLLING_12, During, Indicator, Mean

indicator = Indicator(
    key="adoption_days_care_to_placement_a10",
    family="adoption_timeliness",
    title="Days from entering care to adopters, stopping at foster placement if the carer adopts (A10)",
    why="A child whom the foster carer adopts has been at home since the day of moving in.",
    caveats="DfE takes three years together; here the last twelve months. Few children move a mean far.",
    source="DfE, adoption scorecard A10",
    standard="Replaced A1 in the quarterly set from 2021-22 [DfE]",
    facts="adoption_plans",
    basis=During("ordered_on"),
    window=ROLLING_12,
    counted="child",
    counts="Children adopted in the 12 months",
    marks=(
        "Days from the start of the final period of care to the adoptive placement, or to the foster placement when that "
        "carer adopted"
    ),
    population=from_care,
    excluded={"day of moving in missing or before care began": never_placed},
    mark=days_to_adopting_home,
    measure=Mean(unit="days"),
    polarity=LOW,
    breakdowns=(AREA, TEAM, AGE_BAND),
    beyond=True,
    shows={"days": days_to_adopting_home},
    reason="placed {placed_on}, adopted {ordered_on}: {days} days",
)
