"""Reviews held, each from the one before it: a review never held is invisible here."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC, WORKER
from reporting.catalogue.looked_after._reviews import of_a_child_looked_after
from reporting.engine.rows import Rows
from reporting.facts.next_reviews import next_review_of
from reporting.indicators import HIGH, During, Indicator, Share


def in_time(rows: Rows) -> np.ndarray:
    """Held within the limit of the clock that ran for it."""
    return np.asarray(next_review_of(rows, "care_period", held_before=rows.held_on).in_time(rows.held_on))


indicator = Indicator(
    key="lac_reviews_in_timescale",
    family="lac_reviews",
    title="Looked-after reviews held in time",
    why="At a review everybody asks whether the plan is still right for the child.",
    caveats="Read beside reviews overdue. Minutes entered late make a review that was held look late.",
    source="Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33",
    standard=(
        "20 working days from becoming looked after, then 3 months, then every 6 months, each from the last one held; "
        "once placed for adoption 4 weeks, 3 months, 6 months [statutory]"
    ),
    clock_by="done",
    facts="lac_reviews",
    basis=During("held_on"),
    counts="Reviews of looked-after children held in the period",
    marks="Those held within the limit",
    leaves_out="Short breaks",
    population=of_a_child_looked_after,
    mark=in_time,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, WORKER, AGE_BAND, GENDER, ETHNICITY, UASC),
    pair_with=("lac_reviews_overdue",),
    reason="held {held_on}, by law due {lawfully_due_on}",
)
