"""Makes the review that was never held visible."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC, WORKER
from reporting.catalogue.looked_after._reviews import last_review_on, next_review_at, review_due_on
from reporting.engine.rows import Rows
from reporting.indicators import LOW, Count, Indicator, OpenAt


def review_overdue(rows: Rows) -> np.ndarray:
    return rows.counts & next_review_at(rows).overdue(rows.at)


indicator = Indicator(
    key="lac_reviews_overdue",
    family="lac_reviews",
    title="Looked-after reviews overdue",
    why="A child whose plan nobody has looked at again in time.",
    source="Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33",
    standard="20 working days, 3 months, 6 months [statutory]",
    clock_by="due",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children looked after at the period end whose next review date has passed",
    leaves_out="Short breaks",
    population=review_overdue,
    measure=Count(),
    polarity=LOW,
    breakdowns=(AREA, TEAM, WORKER, AGE_BAND, GENDER, ETHNICITY, UASC),
    beyond=True,
    shows={"last_review_on": last_review_on, "review_due_on": review_due_on},
    reason="looked after since {started_on}, last review {last_review_on}, next due {review_due_on}",
)
