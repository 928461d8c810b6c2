"""National indicator 66, at any month's end: children with no review late in the year behind it."""

from __future__ import annotations

import numpy as np

from csc.periods import add_months
from looked_after.timescales import FIRST_REVIEW
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC, WORKER
from reporting.catalogue.looked_after._reviews import last_review_on, next_review_at
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share


def long_enough_for_a_review(rows: Rows) -> np.ndarray:
    """Looked after for at least the 20 working days in which the first review falls due."""
    return rows.counts & rows.standards["first"].reached(rows.started_on, rows.at)


def every_review_in_time(rows: Rows) -> np.ndarray:
    """None overdue, and none that fell due in the year to the date was held after its last day."""
    each = rows.each("lac_reviews", by=("id", "care_period"))
    due_this_year = each.lawfully_due_on >= add_months(each.at + 1, -12)
    held_late = (each.held_on <= each.at) & (each.held_on > each.lawfully_due_on)
    return ~next_review_at(rows).statutory.overdue(rows.at) & ~each.any(held_late & due_this_year)


indicator = Indicator(
    key="lac_children_all_reviews_in_timescale",
    family="lac_reviews",
    title="Children looked after with every review in time",
    why="For the child it is no help that most reviews of others were in time.",
    caveats="The form to benchmark: reads lower than the share of reviews, and a local limit that is stricter does not enter.",
    source="National indicator 66",
    standard="20 working days, 3 months, 6 months [DfE], NI 66",
    clock_by="due",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children looked after at the period end for at least 20 working days (4 weeks)",
    marks="Those whose every review due in the year to that date was held in time",
    leaves_out="Short breaks",
    population=long_enough_for_a_review,
    mark=every_review_in_time,
    standards={"first": FIRST_REVIEW.statutory},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, WORKER, AGE_BAND, GENDER, ETHNICITY, UASC),
    pair_with=("lac_reviews_overdue",),
    shows={"last_review_on": last_review_on},
    reason="looked after since {started_on}, last review {last_review_on}",
)
