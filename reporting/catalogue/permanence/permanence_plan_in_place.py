"""By the second review there should be an answer to where the child will grow up."""

from __future__ import annotations

import numpy as np

from csc.periods import LONG_AGO
from looked_after.timescales import PERMANENCE_PLAN, SECOND_REVIEW
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC
from reporting.catalogue.looked_after._reviews import last_review_on
from reporting.catalogue.looked_after.looked_after_children import not_short_breaks
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share, Variant


def past_the_second_review(rows: Rows) -> np.ndarray:
    """The second review was held or is due; without a first one, four months after the child came."""
    ever = np.full(len(rows), LONG_AGO)
    held = rows.count("lac_reviews", "held_on", by=("id", "care_period"), since=ever)
    second_due = (held == 1) & rows.standards["second"].reached(last_review_on(rows), rows.at)
    return rows.counts & ((held > 1) | second_due | rows.standards["plan"].reached(rows.started_on, rows.at))


def has_a_permanence_plan(rows: Rows) -> np.ndarray:
    return rows.holding("permanence_plans", by=("id", "care_period"), start="agreed_on")


indicator = Indicator(
    key="permanence_plan_in_place",
    family="permanence_plan",
    title="Children looked after with a permanence plan",
    why="A child has to know where it will grow up.",
    caveats="More than one option may be recorded: one is enough. Newer children are only in the variant's denominator.",
    source="The Children Act 1989 guidance and regulations, volume 2 (statutory guidance)",
    standard="By the second review, about 4 months [statutory guidance]",
    clock_by="due",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children looked after at the period end whose second review is due or held",
    marks="Those with at least one permanence option recorded",
    leaves_out="Short breaks",
    population=past_the_second_review,
    mark=has_a_permanence_plan,
    standards={"second": SECOND_REVIEW, "plan": PERMANENCE_PLAN},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, AGE_BAND, GENDER, ETHNICITY, UASC),
    variants=(Variant("all_looked_after", "every child looked after in the denominator", population=not_short_breaks),),
    shows={"last_review_on": last_review_on},
    reason="looked after since {started_on}, last review {last_review_on}",
)
