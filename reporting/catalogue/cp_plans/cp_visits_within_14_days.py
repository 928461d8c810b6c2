"""A gap at a date: only a completed visit with the child seen ends it."""

from __future__ import annotations

import numpy as np

from protection.timescales import CP_VISIT_FORTNIGHT
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, PLAN_CATEGORY, TEAM, WORKER
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share


def on_a_plan_long_enough(rows: Rows) -> np.ndarray:
    """A child on a plan for less than the least time of the fortnight's standard is too new to be late."""
    return rows.own & (rows.standards["clock"].settled_on(rows.started_on) <= rows.at)


def last_seen_on(rows: Rows) -> np.ndarray:
    """The last day by then on which the child was seen on a completed visit under this plan."""
    return rows.latest("cp_visits", "visited_on", by=("id", "plan"), where="child_was_seen")


def seen_in_time(rows: Rows) -> np.ndarray:
    """Seen no more than the limit of days before the date."""
    return rows.at - last_seen_on(rows) <= rows.standards["days"]


indicator = Indicator(
    key="cp_visits_within_14_days",
    family="cp_visits",
    title="Children on a plan visited in the last 14 days",
    why="A child on a plan who is not seen is a child whose safety nobody knows.",
    caveats="A gap at one date. A visit made but not finished on the system does not count: finish the record.",
    source="Local setting; statutory guidance leaves the interval to the plan",
    standard="14 calendar days [local setting]; minimum plan age 7 days [local setting]",
    clock_by="due",
    facts="cp_plans",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children on a plan at the period end, on it for the least time of the local setting (by default 7 days)",
    marks="Those seen by the social worker on a completed visit in the 14 days before",
    leaves_out="Children on a plan for less than that (too new to be late)",
    population=on_a_plan_long_enough,
    mark=seen_in_time,
    standards={"days": 14, "clock": CP_VISIT_FORTNIGHT},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, WORKER, AGE_BAND, GENDER, ETHNICITY, PLAN_CATEGORY),
    shows={"last_seen_on": last_seen_on},
    reason="on a plan since {started_on}, last seen {last_seen_on}",
)
