"""The numerator of the share, as a number of its own."""

from __future__ import annotations

import numpy as np

from looked_after.timescales import ADOPTION_ORDER
from reporting.breakdowns import AGE_BAND, AREA, TEAM
from reporting.catalogue.permanence._adoptions import from_care
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Count, During, Indicator


def ordered_in_time(rows: Rows) -> np.ndarray:
    """The order no more than 12 months after the decision that the child should be placed."""
    return rows.standards["clock"].in_time(rows.decided_on, rows.ordered_on)


def adopted_in_time(rows: Rows) -> np.ndarray:
    return from_care(rows) & ordered_in_time(rows)


indicator = Indicator(
    key="adoption_orders_within_12_months_of_decision_count",
    family="adoption_timeliness",
    title="Adoption orders within 12 months of the decision, number",
    why="For a small child a year is a long time.",
    caveats="To the order, not to moving in: national indicator 61 is another figure.",
    source="Local setting",
    standard="12 months, decision to order [local setting]",
    clock_by="done",
    facts="adoption_plans",
    basis=During("ordered_on"),
    counted="child",
    counts=("Children adopted in the period with the order no more than 12 months after the decision that they should be placed"),
    population=adopted_in_time,
    standards={"clock": ADOPTION_ORDER.statutory},
    measure=Count(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, AGE_BAND),
    reason="decided {decided_on}, adopted {ordered_on}",
)
