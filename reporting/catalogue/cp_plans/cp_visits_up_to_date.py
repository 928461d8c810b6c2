"""Within the authority's own interval, whatever it is on that day."""

from __future__ import annotations

import numpy as np

from protection.timescales import CP_VISIT
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, PLAN_CATEGORY, TEAM, WORKER
from reporting.catalogue.cp_plans._plans import last_seen_on
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share


def last_visited_on(rows: Rows) -> np.ndarray:
    """The last day by the end of the period of a visit that counts, under this plan."""
    return rows.latest("cp_visits", "visited_on", by=("id", "plan"), where="that_counts")


def on_the_plan_for_an_interval(rows: Rows) -> np.ndarray:
    """On it for the least time of the authority's standard, by default one interval: before that no visit can be overdue."""
    return rows.own & (rows.standards["clock"].settled_on(rows.started_on) <= rows.at)


def seen_within_the_interval(rows: Rows) -> np.ndarray:
    return rows.standards["clock"].in_time(last_visited_on(rows), rows.at)


indicator = Indicator(
    key="cp_visits_up_to_date",
    family="cp_visits",
    title="Children on a plan visited within the council's own interval",
    why="A child on a plan who is not seen is a child whose safety nobody knows.",
    caveats="The interval is part of the title on the page: never compare councils without it.",
    source="Local setting; statutory guidance leaves the interval to the plan",
    standard="Interval, unit, day-0 and holiday rule, place and seen-alone rule are a [local setting]",
    clock_by="due",
    facts="cp_plans",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children on a plan at the period end, on it for at least one interval",
    marks="Those seen within the interval, on a completed visit at the place and in the way of the local setting",
    leaves_out="Children on a plan for less than one interval",
    population=on_the_plan_for_an_interval,
    mark=seen_within_the_interval,
    standards={"clock": CP_VISIT},
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
    shows={"last_visited_on": last_visited_on, "last_seen_on": last_seen_on},
    reason="on a plan since {started_on}, last visit that counts {last_visited_on}, last seen {last_seen_on}",
)
