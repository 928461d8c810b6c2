"""Seen on a completed visit within the interval, of children with a plan for at least one interval."""

from __future__ import annotations

import numpy as np

from assessments.timescales import CIN_VISIT
from csc.periods import NEVER
from reporting.breakdowns import AGE_BAND, AREA, DISABILITY, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.cin._intervals import interval
from reporting.catalogue.cin._status import in_need_only
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share


def plan_began_on(rows: Rows) -> np.ndarray:
    """The start of the child in need plan in force; NEVER without one."""
    return np.where(rows.holding("cin_plans"), rows.holding("cin_plans", take="started_on"), NEVER)


def on_a_plan_for_an_interval(rows: Rows) -> np.ndarray:
    clock = interval(rows, rows.standards["clock"], rows.holding("cin_plans", take="team"))
    return in_need_only(rows) & (clock.settled_on(plan_began_on(rows)) <= rows.at)


def last_seen_on(rows: Rows) -> np.ndarray:
    return rows.latest("cin_visits", "visited_on", where="child_was_seen")


def seen_within_the_interval(rows: Rows) -> np.ndarray:
    team = rows.latest("cin_visits", "visited_on", where="child_was_seen", take="team")
    return interval(rows, rows.standards["clock"], team).in_time(last_seen_on(rows), rows.at)


indicator = Indicator(
    key="cin_visits_up_to_date",
    family="cin_visits",
    title="Children in need visited within the interval",
    why="A plan that nobody visits is a letter.",
    caveats="The interval is a local setting and part of the figure's name.",
    source="Local setting",
    standard="Interval by team [local setting], default 20 working days",
    clock_by="due",
    facts="cin_episodes",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children counted in cin_open with a child in need plan, on it for at least one interval",
    marks="Those with a completed visit within the interval",
    leaves_out="On the plan for less than one interval",
    population=on_a_plan_for_an_interval,
    mark=seen_within_the_interval,
    standards={"clock": CIN_VISIT},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        DISABILITY,
    ),
    distinct="child",
    shows={"last_seen_on": last_seen_on},
    reason="last seen {last_seen_on}",
)
