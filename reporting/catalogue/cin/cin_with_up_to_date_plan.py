"""Of children open at least 45 days; agreed or reviewed within the interval."""

from __future__ import annotations

import numpy as np

from assessments.timescales import CIN_PLAN, CIN_REVIEW
from csc.periods import LONG_AGO
from reporting.breakdowns import AGE_BAND, AREA, DISABILITY, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.cin._intervals import interval
from reporting.catalogue.cin._status import in_need_only
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share


def long_enough_for_a_plan(rows: Rows) -> np.ndarray:
    """Open for at least the days in which a plan is expected."""
    return in_need_only(rows) & (rows.standards["plan"].due_on(rows.started_on) <= rows.at)


def last_agreed_on(rows: Rows) -> np.ndarray:
    """The day the child's plan in force began, or its last review held by then; LONG_AGO without a plan in force."""
    plan_began = rows.holding("cin_plans", take="started_on")
    reviewed = rows.latest("cin_reviews", "held_on")
    in_force = rows.holding("cin_plans")
    return np.where(in_force, np.maximum(plan_began, reviewed), LONG_AGO)


def agreed_or_reviewed_in_time(rows: Rows) -> np.ndarray:
    agreed_on = last_agreed_on(rows)
    by_review = rows.latest("cin_reviews", "held_on") == agreed_on
    team = np.where(by_review, rows.latest("cin_reviews", "held_on", take="team"), rows.holding("cin_plans", take="team"))
    return interval(rows, rows.standards["review"], team).in_time(agreed_on, rows.at)


indicator = Indicator(
    key="cin_with_up_to_date_plan",
    family="cin_plans",
    title="Children in need with an up to date plan",
    why="Help without a plan drifts.",
    caveats="45 calendar days; the review interval is a local setting and part of the figure's name.",
    source="Local setting",
    standard="45 calendar days before a plan is expected; review interval [local setting]",
    clock_by="due",
    facts="cin_episodes",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children counted in cin_open whose case has been open at least 45 days",
    marks="Those with a plan agreed or reviewed within the council's interval",
    leaves_out="Open less than 45 days",
    population=long_enough_for_a_plan,
    mark=agreed_or_reviewed_in_time,
    standards={"plan": CIN_PLAN, "review": CIN_REVIEW},
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
    shows={"last_agreed_on": last_agreed_on},
    reason="open since {started_on}, plan last agreed {last_agreed_on}",
)
