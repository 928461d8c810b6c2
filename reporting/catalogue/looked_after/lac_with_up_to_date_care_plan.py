"""A plan is as old as the last review that was due: agreed or looked at again since."""

from __future__ import annotations

import numpy as np

from csc.periods import LONG_AGO
from looked_after.timescales import CARE_PLAN
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC, WORKER
from reporting.catalogue.looked_after._reviews import last_review_on, next_review_at, review_due_on
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share


def long_enough_for_a_plan(rows: Rows) -> np.ndarray:
    return rows.counts & rows.standards["plan"].reached(rows.started_on, rows.at)


def plan_agreed_on(rows: Rows) -> np.ndarray:
    """The last version of the care plan agreed by the date; LONG_AGO without one."""
    return rows.latest("care_plans", "agreed_on", by=("id", "care_period"))


def plan_up_to_date(rows: Rows) -> np.ndarray:
    """There is one, and the review that fell due last was held, or the plan was agreed anew since that day."""
    agreed_on, review = plan_agreed_on(rows), next_review_at(rows)
    return (agreed_on > LONG_AGO) & (~review.overdue(rows.at) | (agreed_on >= review.due_on()))


indicator = Indicator(
    key="lac_with_up_to_date_care_plan",
    family="lac_care_plan",
    title="Children looked after with an up to date care plan",
    why="Without a plan a child waits in care, and nobody can say for what.",
    caveats="What makes a plan up to date is a local reading: agreed, or looked at in a review, since the last review fell due.",
    source="Care Planning, Placement and Case Review (England) Regulations 2010, regulations 4 and 6",
    standard="Plan within 10 working days; updated at every review [statutory]",
    clock_by="due",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children looked after at the period end for at least 10 working days",
    marks="Those with a care plan agreed or reviewed since the last review fell due",
    leaves_out="Short breaks",
    population=long_enough_for_a_plan,
    mark=plan_up_to_date,
    standards={"plan": CARE_PLAN},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, WORKER, AGE_BAND, GENDER, ETHNICITY, UASC),
    shows={"plan_agreed_on": plan_agreed_on, "last_review_on": last_review_on, "review_due_on": review_due_on},
    reason="plan agreed {plan_agreed_on}, last review {last_review_on}, next due {review_due_on}",
)
