"""A named, qualified social worker on that date; a team is not enough."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC, WORKER
from reporting.catalogue.looked_after.looked_after_children import not_short_breaks
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share


def held_by_a_social_worker(rows: Rows) -> np.ndarray:
    return rows.holding("allocations", where="with_qualified_worker")


indicator = Indicator(
    key="lac_with_allocated_social_worker",
    family="lac_allocation",
    title="Children looked after with a social worker",
    why="Every child in care must have somebody whose job they are.",
    caveats="The target is all of them: read the list of exceptions, not the share.",
    source="Working Together to Safeguard Children (statutory guidance)",
    standard="Every child [statutory guidance]",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children looked after at the period end",
    marks="Those with a qualified social worker allocated on that date",
    leaves_out="Short breaks",
    population=not_short_breaks,
    mark=held_by_a_social_worker,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        UASC,
    ),
    reason="looked after since {started_on}",
)
