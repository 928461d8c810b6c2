"""National indicator 67, at any month's end: of the children on a plan, those with no review late in the year behind it."""

from __future__ import annotations

import numpy as np

from csc.periods import add_months
from protection.timescales import FIRST_REVIEW, LATER_REVIEW
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, PLAN_CATEGORY, TEAM, WORKER
from reporting.catalogue.cp_plans._plans import last_review_on, overdue_by
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share


def old_enough_for_a_review(rows: Rows) -> np.ndarray:
    """On a plan of this authority for at least the time in which the first review falls due."""
    return rows.own & rows.standards["first"].reached(rows.started_on, rows.at)


def every_review_in_time(rows: Rows) -> np.ndarray:
    """None overdue, and none that fell due in the year to the date was held after its last day."""
    each = rows.each("review_conferences", by=("id", "plan"))
    first, later = rows.standards["first"], rows.standards["later"]
    due_on = np.where(each.is_first, first.due_on(each.clock_started_on), later.due_on(each.clock_started_on))
    due_this_year = due_on >= add_months(each.at + 1, -12)
    held_late = (each.held_on <= each.at) & (each.held_on > due_on)
    return ~overdue_by(rows, first, later) & ~each.any(held_late & due_this_year)


indicator = Indicator(
    key="cp_children_all_reviews_in_timescale",
    family="cp_reviews",
    title="Children on a plan with every review in time",
    why="For the child it is no help that most reviews of others were in time.",
    caveats=(
        "Reads lower than the share of reviews held in time, and moves more slowly: one late review weighs for a year. "
        "The national form is taken at 31 March; a local limit that is stricter does not enter."
    ),
    source="National indicator 67",
    standard="3 months, then 6 months [DfE], NI 67",
    clock_by="due",
    facts="cp_plans",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children on a plan at the period end, continuously for at least 3 months",
    marks="Those whose every review due in the year to that date was held in time",
    leaves_out="Temporary plans for another council",
    population=old_enough_for_a_review,
    mark=every_review_in_time,
    standards={"first": FIRST_REVIEW.statutory, "later": LATER_REVIEW.statutory},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, WORKER, AGE_BAND, GENDER, ETHNICITY, PLAN_CATEGORY),
    pair_with=("cp_reviews_overdue",),
    shows={"last_review_on": last_review_on},
    reason="on a plan since {started_on}, last review {last_review_on}",
)
