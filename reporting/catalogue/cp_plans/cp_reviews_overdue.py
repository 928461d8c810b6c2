"""Makes the review that was never held visible."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, PLAN_CATEGORY, TEAM, WORKER
from reporting.catalogue.cp_plans._plans import last_review_on, review_overdue
from reporting.engine.rows import Rows
from reporting.indicators import LOW, Count, Indicator, OpenAt


def own_and_overdue(rows: Rows) -> np.ndarray:
    return rows.own & review_overdue(rows)


indicator = Indicator(
    key="cp_reviews_overdue",
    family="cp_reviews",
    title="Children whose plan review is overdue",
    why="A child whose plan nobody has looked at again in time.",
    source="Working Together to Safeguard Children (statutory guidance)",
    standard=("3 months, then 6 months [statutory guidance]; counted in days, or sooner after a birth [local setting]"),
    clock_by="due",
    facts="cp_plans",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children on a plan at the period end whose next review date has passed",
    population=own_and_overdue,
    measure=Count(),
    polarity=LOW,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        PLAN_CATEGORY,
    ),
    shows={"last_review_on": last_review_on},
    beyond=True,
    reason="on a plan since {started_on}, last review {last_review_on}",
)
