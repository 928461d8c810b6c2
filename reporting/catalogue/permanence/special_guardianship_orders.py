"""Every order, from care or not; the variant counts those from care."""

from __future__ import annotations

import numpy as np

from looked_after import codes
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Count, During, Indicator, Variant


def special_guardianship(rows: Rows) -> np.ndarray:
    return rows.coded("kind", codes.SPECIAL_GUARDIANSHIP_ORDER)


def from_care(rows: Rows) -> np.ndarray:
    """Looked after on the day before the order."""
    return special_guardianship(rows) & rows.holding("care_periods", where="counts", at=rows.ordered_on - 1)


FROM_CARE = Variant("from_care", "only children who were looked after on the day before", population=from_care)


indicator = Indicator(
    key="special_guardianship_orders",
    family="special_guardianship",
    title="Special guardianship orders granted",
    why="Families who took a child on for good.",
    caveats="More orders are made than children leave care by one: some children were never in care.",
    source="Order date, DfE",
    standard="Order date [DfE]",
    facts="permanence_orders",
    basis=During("ordered_on"),
    counted="child",
    counts="Children who became subject to a special guardianship order in the period",
    population=special_guardianship,
    measure=Count(),
    polarity=HIGH,
    breakdowns=(
        AREA,
        TEAM,
        AGE_BAND,
        GENDER,
        ETHNICITY,
    ),
    variants=(FROM_CARE,),
    reason="ordered {ordered_on}",
)
