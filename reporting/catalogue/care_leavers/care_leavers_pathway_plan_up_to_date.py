"""Completed or looked at again within six months."""

from __future__ import annotations

import numpy as np

from csc.periods import LONG_AGO
from looked_after.timescales import PATHWAY_REVIEW
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC, WORKER
from reporting.catalogue.care_leavers._pathway import CARE_LEAVERS_ONLY, plan_completed_on, plan_is_due
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share


def last_looked_at_on(rows: Rows) -> np.ndarray:
    """The day the plan in force was completed, or its last review held; LONG_AGO without a plan."""
    completed = plan_completed_on(rows)
    reviewed = rows.latest("pathway_reviews", "held_on")
    return np.where(completed > LONG_AGO, np.maximum(completed, reviewed), LONG_AGO)


def up_to_date(rows: Rows) -> np.ndarray:
    return rows.standards["clock"].in_time(last_looked_at_on(rows), rows.at)


indicator = Indicator(
    key="care_leavers_pathway_plan_up_to_date",
    family="pathway_plan",
    title="Pathway plan up to date",
    why="At eighteen half a year changes everything.",
    caveats="Up to date, not in place: two figures. One source only, so that one report does not print two.",
    source="Care Leavers (England) Regulations 2010, regulation 7",
    standard="Review at least every 6 months [statutory]",
    clock_by="due",
    facts="care_leavers",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Eligible looked-after 16 and 17 year olds, and care leavers, at the period end",
    marks="Those with a pathway plan completed or reviewed in the last 6 months",
    leaves_out="Needs assessment not yet due",
    population=plan_is_due,
    mark=up_to_date,
    standards={"clock": PATHWAY_REVIEW},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, WORKER, AGE_BAND, GENDER, ETHNICITY, UASC),
    variants=(CARE_LEAVERS_ONLY,),
    shows={"last_looked_at_on": last_looked_at_on},
    reason="plan completed or reviewed {last_looked_at_on}",
)
