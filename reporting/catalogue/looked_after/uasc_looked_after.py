"""By the immigration status in force on the date."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, GENDER, PLACEMENT_TYPE, TEAM, WORKER, unaccompanied_on
from reporting.engine.rows import Rows
from reporting.indicators import INFO, Count, Indicator, OpenAt


def unaccompanied(rows: Rows) -> np.ndarray:
    return rows.counts & unaccompanied_on(rows)


indicator = Indicator(
    key="uasc_looked_after",
    family="uasc",
    title="Unaccompanied asylum seeking children looked after",
    why="Children who came alone need homes and help of their own kind.",
    caveats="Looked-after children only: care leavers are not inside.",
    source="DfE, SSDA903 return",
    standard="UASC status with dates [DfE]",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children looked after at the period end with current UASC status",
    leaves_out="Short breaks",
    population=unaccompanied,
    measure=Count(),
    polarity=INFO,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        AGE_BAND,
        GENDER,
        PLACEMENT_TYPE,
    ),
    reason="looked after since {started_on}",
)
