"""Unborn children count; temporary plans held for another council do not."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, PLAN_CATEGORY, TEAM, WORKER
from reporting.engine.rows import Rows
from reporting.indicators import INFO, Count, Indicator, OpenAt


def own_plans(rows: Rows) -> np.ndarray:
    return rows.own


indicator = Indicator(
    key="cp_plans_open",
    family="cp_open",
    title="Children on a child protection plan",
    why="How many children the council judges to be at continuing risk of significant harm.",
    caveats="Neither high nor low is good in itself: read with conferences, plans started and plans ended.",
    source="DfE, children in need census: children subject of a plan at the date",
    standard="One open plan for each child [DfE]",
    facts="cp_plans",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children with an open child protection plan at the period end",
    leaves_out="Temporary plans held for another council; plan ended on the day itself",
    population=own_plans,
    measure=Count(),
    polarity=INFO,
    breakdowns=(AREA, TEAM, WORKER, AGE_BAND, GENDER, ETHNICITY, PLAN_CATEGORY),
    reason="on a plan since {started_on}",
)
