"""From the decision to the order, not to moving in with the adopters."""

from looked_after.timescales import ADOPTION_ORDER
from reporting.breakdowns import AGE_BAND, AREA, TEAM
from reporting.catalogue.permanence._adoptions import from_care
from reporting.catalogue.permanence.adoption_orders_within_12_months_of_decision_count import ordered_in_time
from reporting.indicators import HIGH, During, Indicator, Share

indicator = Indicator(
    key="adoption_orders_within_12_months_of_decision",
    family="adoption_timeliness",
    title="Adoption orders within 12 months of the decision",
    why="For a small child a year is a long time.",
    caveats="To the order, not to moving in: national indicator 61 is another figure. A month with no adoption has no share.",
    source="Local setting",
    standard="12 months, decision to order [local setting]",
    clock_by="done",
    facts="adoption_plans",
    basis=During("ordered_on"),
    counted="child",
    counts="Children adopted in the period",
    marks="Those with the order no more than 12 months after the decision that they should be placed",
    population=from_care,
    mark=ordered_in_time,
    standards={"clock": ADOPTION_ORDER.statutory},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, AGE_BAND),
    reason="decided {decided_on}, adopted {ordered_on}",
)
