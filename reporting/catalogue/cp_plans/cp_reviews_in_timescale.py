"""Reviews held, each from the one before: a review never held is invisible here."""

from __future__ import annotations

import numpy as np

from csc.periods import NEVER
from protection.timescales import FIRST_REVIEW, LATER_REVIEW
from reporting.breakdowns import AGE_BAND, AREA, CATEGORY_OF_ABUSE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.cp_plans._plans import due_after_birth
from reporting.catalogue.cp_plans._visits import category_of_plan
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share


def of_an_own_plan(rows: Rows) -> np.ndarray:
    return rows.of("cp_plans", "own", by="plan") & (rows.of("cp_plans", "started_on", by="plan") < NEVER)


def review_before(rows: Rows) -> np.ndarray:
    """The plan's review before this one; LONG_AGO when this is the first."""
    return rows.latest("review_conferences", "held_on", by="plan", at=rows.held_on, before=True)


def in_time(rows: Rows) -> np.ndarray:
    """The first within three months of the conference (or soon after the birth), a later one within six of the review before."""
    before, started = review_before(rows), rows.of("cp_plans", "started_on", by="plan")
    first = rows.standards["first"].in_time(started, rows.held_on) & (rows.held_on <= due_after_birth(rows, started))
    later = rows.standards["later"].in_time(np.maximum(before, started), rows.held_on)
    return np.where(before > -NEVER, later, first)


indicator = Indicator(
    key="cp_reviews_in_timescale",
    family="cp_reviews",
    title="Child protection reviews held in time",
    why="A plan that is not looked at again protects nobody.",
    caveats="Read beside reviews overdue. The national form asks whether every review of a child was in time and reads lower.",
    source="Working Together to Safeguard Children (statutory guidance)",
    standard=(
        "3 months, then 6 months, calendar months, from the date last held [statutory guidance]; "
        "counted in days, or sooner after a birth [local setting]"
    ),
    clock_by="done",
    facts="review_conferences",
    basis=During("held_on"),
    counts="Review conferences held in the period, one for each child",
    marks="Those held no more than 3 months after the initial conference (first review) or 6 months after the review before",
    leaves_out="Transfer-in cases without the earlier date",
    population=of_an_own_plan,
    mark=in_time,
    standards={"first": FIRST_REVIEW, "later": LATER_REVIEW},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        CATEGORY_OF_ABUSE.on(category_of_plan),
    ),
    shows={"review_before": review_before},
    reason="held {held_on}, review before {review_before}",
)
