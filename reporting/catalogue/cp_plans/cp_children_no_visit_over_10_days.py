"""The children without a visit for more than 14 days are inside this count."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, PLAN_CATEGORY, TEAM, WORKER
from reporting.catalogue.cp_plans._plans import last_seen_on, seen_or_started_on
from reporting.engine.rows import Rows
from reporting.indicators import LOW, Count, Indicator, OpenAt


def not_seen_for_too_long(rows: Rows) -> np.ndarray:
    """More days than the limit since the last completed visit, or since the plan started if there was none."""
    return rows.own & (rows.at - seen_or_started_on(rows) > rows.standards["days"])


indicator = Indicator(
    key="cp_children_no_visit_over_10_days",
    family="cp_visits",
    title="Children on a plan with no visit for more than 10 days",
    why="Names the children nobody has seen lately.",
    source="Local setting",
    standard="More than 10 days [local setting]",
    clock_by="due",
    facts="cp_plans",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts=(
        "Children on a plan at the period end whose last completed visit was more than 10 days ago (or who were never visited)"
    ),
    leaves_out="On the plan for 10 days or less",
    population=not_seen_for_too_long,
    standards={"days": 10},
    measure=Count(),
    polarity=LOW,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        PLAN_CATEGORY,
    ),
    shows={"last_seen_on": last_seen_on},
    reason="on a plan since {started_on}, last seen {last_seen_on}",
)
