"""Agreed or updated since the last conference, or within the authority's interval."""

from __future__ import annotations

import numpy as np

from csc.working_days import current_calendar
from protection.local_choices import PLAN_GRACE_DAYS
from protection.timescales import PLAN_UPDATE
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, PLAN_CATEGORY, TEAM, WORKER
from reporting.catalogue.cp_plans._plans import last_review_on
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share


def old_enough_to_have_a_plan(rows: Rows) -> np.ndarray:
    """On a plan for the days of grace in which the first core group writes it."""
    worked = current_calendar().count(rows.started_on, rows.at)
    return rows.own & PLAN_GRACE_DAYS.by_day(rows.at, lambda grace: worked >= grace)


def last_agreed_on(rows: Rows) -> np.ndarray:
    return rows.latest("cp_plan_updates", "agreed_on", by=("id", "plan"))


def up_to_date(rows: Rows) -> np.ndarray:
    """Agreed since the last conference (the first one included), or within the interval."""
    agreed = last_agreed_on(rows)
    since_conference = agreed >= np.maximum(last_review_on(rows), rows.started_on)
    return since_conference | rows.standards["clock"].in_time(agreed, rows.at)


indicator = Indicator(
    key="cp_children_with_up_to_date_plan",
    family="cp_plan_update",
    title="Children on a plan whose plan is up to date",
    why="A plan that no longer fits the child's life is no plan.",
    caveats="Interval and grace are local settings: print them beside the figure.",
    source="Local setting",
    standard="Interval and grace days are a [local setting]; default since the last conference or within 6 months",
    clock_by="due",
    facts="cp_plans",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children on a plan at the period end, plan at least 10 working days old",
    marks="Those whose plan was agreed or updated within the council's interval",
    population=old_enough_to_have_a_plan,
    mark=up_to_date,
    standards={"clock": PLAN_UPDATE},
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
    shows={"last_agreed_on": last_agreed_on},
    reason="on a plan since {started_on}, plan last agreed {last_agreed_on}",
)
