"""By the day of the order; the latest month is provisional while an order can be appealed."""

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM
from reporting.catalogue.permanence._adoptions import from_care
from reporting.indicators import HIGH, Count, During, Indicator

indicator = Indicator(
    key="adoptions",
    family="adoption",
    title="Children adopted",
    why="A family for life.",
    caveats="Provisional for 28 days, while an order can be appealed: the latest month may change.",
    source="DfE, SSDA903: date of the order",
    standard="Order date [DfE]",
    facts="adoption_plans",
    basis=During("ordered_on"),
    counted="child",
    counts="Children looked after for whom an adoption order was made in the period",
    leaves_out="Adoptions not from care",
    population=from_care,
    measure=Count(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, AGE_BAND, GENDER, ETHNICITY),
    reason="adopted {ordered_on}",
)
