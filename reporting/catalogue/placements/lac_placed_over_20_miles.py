"""Distance alone, and who is not known stays in the denominator: the national form."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC
from reporting.catalogue.looked_after.looked_after_children import not_short_breaks
from reporting.catalogue.placements._placed import PLACEMENT_TYPE_THEN, PROVIDER_THEN
from reporting.catalogue.placements.lac_placed_out_of_area_20_miles import tenths_of_a_mile
from reporting.engine.rows import Rows
from reporting.indicators import LOW, Indicator, OpenAt, Share


def far(rows: Rows) -> np.ndarray:
    return tenths_of_a_mile(rows) > rows.standards["tenths_of_a_mile"]


indicator = Indicator(
    key="lac_placed_over_20_miles",
    family="placement_distance",
    title="Children placed more than 20 miles from home",
    why="Far from home is far from family, friends and the social worker.",
    caveats="Exactly 20 miles does not count. Children whose distance is not known are in the denominator.",
    source="DfE, children's social care national framework",
    standard="More than 20 miles [DfE], national framework",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children looked after at the period end",
    marks="Those placed more than 20 miles from home",
    leaves_out="Short breaks",
    population=not_short_breaks,
    mark=far,
    standards={"tenths_of_a_mile": 200},
    measure=Share(),
    polarity=LOW,
    breakdowns=(AREA, TEAM, AGE_BAND, GENDER, ETHNICITY, UASC, PLACEMENT_TYPE_THEN, PROVIDER_THEN),
    beyond=True,
    shows={"tenths": tenths_of_a_mile},
    reason="looked after since {started_on}, {tenths} tenths of a mile from home",
)
