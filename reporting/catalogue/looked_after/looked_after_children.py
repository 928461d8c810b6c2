"""Unaccompanied children are in; series of short breaks are out, as everywhere."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, DISABILITY, ETHNICITY, GENDER, PLACEMENT_TYPE, TEAM, UASC
from reporting.engine.rows import Rows
from reporting.indicators import INFO, Count, Indicator, OpenAt


def not_short_breaks(rows: Rows) -> np.ndarray:
    return rows.counts


indicator = Indicator(
    key="looked_after_children",
    family="looked_after",
    title="Children looked after",
    why="How many children the council is a parent to.",
    caveats="The stock need not equal the last one plus starts minus ends when only some months are run again.",
    source="DfE, SSDA903: looked after under a care order or accommodated for more than 24 hours",
    standard="Looked after under care order or accommodated over 24 hours [DfE]",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children looked after by the council at the period end",
    leaves_out="Short breaks",
    population=not_short_breaks,
    measure=Count(),
    polarity=INFO,
    breakdowns=(AREA, TEAM, AGE_BAND, GENDER, ETHNICITY, UASC, PLACEMENT_TYPE, DISABILITY),
    reason="looked after since {started_on}",
)
