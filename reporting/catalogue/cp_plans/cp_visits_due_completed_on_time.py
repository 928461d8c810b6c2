"""Visits, not children: each visit that fell due, whether it was made by then with the child seen."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, CATEGORY_OF_ABUSE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.cp_plans._visits import category_of_plan
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share


def due_on_a_plan_in_force(rows: Rows) -> np.ndarray:
    """Due while a plan of this authority was in force; still to be made only once its day is over."""
    in_force = rows.of("cp_plans", "own", by="plan") & (rows.of("cp_plans", "ended_on", by="plan") > rows.due_on)
    return in_force & (rows.that_counts | (rows.due_on < rows.as_at))


def seen_by_the_day(rows: Rows) -> np.ndarray:
    return rows.that_counts & (rows.visited_on <= rows.due_on)


indicator = Indicator(
    key="cp_visits_due_completed_on_time",
    family="cp_visits",
    title="Child protection visits due that were done on time, child seen",
    why="A visit that was due and not made is a time in which nobody knew how the child was.",
    caveats="The due date runs from the last visit at which the child was seen: an attempt with nobody in moves nothing.",
    source="Local setting; statutory guidance leaves the interval to the plan",
    standard="Interval, place and seen-alone rule are a [local setting]",
    clock_by="due",
    facts="cp_visits",
    basis=During("due_on"),
    counts="Child protection visits falling due in the period",
    marks="Those made on or before the due date with the child seen, at the place and in the way of the local setting",
    leaves_out="Plan ended before the due date",
    population=due_on_a_plan_in_force,
    mark=seen_by_the_day,
    distinct=("plan", "due_on"),
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, WORKER, AGE_BAND, GENDER, ETHNICITY, CATEGORY_OF_ABUSE.on(category_of_plan)),
    reason="due {due_on}, visited {visited_on}, counts as a visit: {that_counts}",
)
