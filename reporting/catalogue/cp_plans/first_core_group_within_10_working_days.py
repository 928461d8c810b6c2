"""By falling due: a core group that was never held is late."""

from __future__ import annotations

import numpy as np

from protection.timescales import FIRST_CORE_GROUP
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, PLAN_CATEGORY, TEAM, WORKER
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share


def still_on_the_plan(rows: Rows) -> np.ndarray:
    """A plan that ended before the limit owes no core group."""
    return rows.own & (rows.ended_on > rows.core_group_due_on)


def first_held_on(rows: Rows) -> np.ndarray:
    return rows.first("core_groups", "held_on", by=("id", "plan"), since=rows.started_on)


def held_in_time(rows: Rows) -> np.ndarray:
    return rows.standards["clock"].in_time(rows.started_on, first_held_on(rows))


indicator = Indicator(
    key="first_core_group_within_10_working_days",
    family="cp_core_groups",
    title="First core group within 10 working days",
    why="The plan becomes work in the first core group, or it does not.",
    source="Working Together and local procedures",
    standard="10 working days from the initial conference [statutory guidance]",
    clock_by="due",
    facts="cp_plans",
    basis=During("core_group_due_on"),
    counted="child",
    counts="Plans whose tenth working day fell in the period",
    marks="Those with a core group held no more than 10 working days after the initial conference",
    leaves_out="Plan ended before the limit",
    population=still_on_the_plan,
    mark=held_in_time,
    standards={"clock": FIRST_CORE_GROUP.statutory},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        PLAN_CATEGORY,
    ),
    shows={"first_held_on": first_held_on},
    beyond=True,
    reason="plan started {started_on}, first core group {first_held_on}",
)
