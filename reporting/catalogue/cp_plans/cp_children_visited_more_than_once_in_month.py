"""A number in a month, not a gap: two visits on two days running pass it."""

from __future__ import annotations

import numpy as np

from protection.timescales import CP_VISIT_FORTNIGHT
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, PLAN_CATEGORY, TEAM, WORKER
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenDuring, Share


def two_visits_were_due(rows: Rows) -> np.ndarray:
    """On the plan for two intervals of the month: a whole February is just enough for two fortnights."""
    clock = rows.standards["clock"]
    second_due_on = clock.due_on(clock.due_on(np.maximum(rows.started_on, rows.since - 1)))
    return rows.own & (second_due_on <= np.minimum(rows.at, rows.ended_on - 1))


def visits_in_the_month(rows: Rows) -> np.ndarray:
    return rows.count("cp_visits", "visited_on", by=("id", "plan"), where="child_was_seen")


def more_than_once(rows: Rows) -> np.ndarray:
    return visits_in_the_month(rows) > 1


indicator = Indicator(
    key="cp_children_visited_more_than_once_in_month",
    family="cp_visits",
    title="Children on a plan visited more than once in the month",
    why="A child on a plan who is not seen is a child whose safety nobody knows.",
    caveats="Counts visits in a month, not the gap between them: read it beside the visits in the last 14 days.",
    source="Local setting",
    standard="At least fortnightly [local setting]",
    facts="cp_plans",
    basis=OpenDuring("started_on", "ended_on"),
    counted="child",
    counts="Children on a plan who should have been visited in the month",
    marks="Those with two or more completed visits in the month",
    leaves_out="Children on a plan for too short a time to need two visits",
    population=two_visits_were_due,
    mark=more_than_once,
    standards={"clock": CP_VISIT_FORTNIGHT},
    distinct="child",
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, WORKER, AGE_BAND, GENDER, ETHNICITY, PLAN_CATEGORY),
    shows={"visits_in_the_month": visits_in_the_month},
    reason="on a plan since {started_on}, {visits_in_the_month} visits from {since} to {at}",
)
