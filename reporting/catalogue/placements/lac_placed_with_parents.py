"""In care and at home: under a care order, never under section 20."""

from __future__ import annotations

import numpy as np

from looked_after import codes
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC
from reporting.catalogue.looked_after.looked_after_children import not_short_breaks
from reporting.catalogue.placements._placed import placed_in
from reporting.engine.rows import Rows
from reporting.indicators import LOW, Indicator, OpenAt, Share


def with_parents(rows: Rows) -> np.ndarray:
    return placed_in(rows, {codes.WITH_PARENTS})


indicator = Indicator(
    key="lac_placed_with_parents",
    family="placement_type",
    title="Children looked after placed with parents",
    why="A care order for a child at home should be needed, and end when it is not.",
    caveats="Never under section 20: such a record is an error of recording.",
    source="DfE, SSDA903: placement code P1",
    standard="Placement code P1 [DfE]",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children looked after at the period end",
    marks="Those placed with parents or others with parental responsibility (P1)",
    leaves_out="Short breaks",
    population=not_short_breaks,
    mark=with_parents,
    measure=Share(),
    polarity=LOW,
    breakdowns=(AREA, TEAM, AGE_BAND, GENDER, ETHNICITY, UASC),
    reason="looked after since {started_on}",
)
