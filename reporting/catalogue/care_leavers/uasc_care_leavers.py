"""Who came alone as a child, whatever the status is today."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, GENDER, TEAM, WORKER
from reporting.catalogue.care_leavers.care_leavers_supported import supported_up_to_25
from reporting.engine.rows import Rows
from reporting.facts.people import UNACCOMPANIED
from reporting.indicators import INFO, Count, Indicator, OpenAt


def came_alone(rows: Rows) -> np.ndarray:
    """Unaccompanied now, or at any time by the date."""
    each = rows.each("immigration_statuses")
    ever = each.coded("status", UNACCOMPANIED, "immigration_status:former_uasc")
    return supported_up_to_25(rows) & each.any(ever & (each.started_on <= each.at))


indicator = Indicator(
    key="uasc_care_leavers",
    family="care_leavers",
    title="Care leavers who were unaccompanied asylum seeking children",
    why="Young people who came alone leave care alone too, often without knowing whether they may stay.",
    caveats="Now or before: the breakdown of care leavers by the status of the date counts fewer.",
    source="DfE, SSDA903 return",
    standard="As care_leavers_supported",
    facts="care_leavers",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Care leavers at the period end who are or were UASC",
    population=came_alone,
    measure=Count(),
    polarity=INFO,
    breakdowns=(AREA, TEAM, WORKER, AGE_BAND, GENDER),
    reason="{eligibility} since {started_on}",
)
