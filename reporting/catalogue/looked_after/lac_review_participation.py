"""Coming to the review, sending somebody or sending one's views all count; saying nothing does not."""

from __future__ import annotations

import numpy as np

from looked_after import codes
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC, WORKER
from reporting.catalogue.looked_after._reviews import of_a_child_looked_after
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share

OLD_ENOUGH_TO_BE_ASKED = 4


def of_a_child_who_can_be_asked(rows: Rows) -> np.ndarray:
    return of_a_child_looked_after(rows) & (rows.age() >= OLD_ENOUGH_TO_BE_ASKED)


def took_part(rows: Rows) -> np.ndarray:
    return rows.coded("participation", *sorted(codes.TOOK_PART))


indicator = Indicator(
    key="lac_review_participation",
    family="lac_reviews",
    title="Children taking part in their review",
    why="It is the child's life that is talked about.",
    caveats="A code that was not recorded counts as not taking part.",
    source="DfE, SSDA903: participation codes",
    standard="Participation codes PN1 to PN6 [DfE]",
    facts="lac_reviews",
    basis=During("held_on"),
    counts="Reviews held in the period for children aged 4 or over",
    marks="Those with a participation code that means the child took part or sent views",
    leaves_out="Children under 4; short breaks",
    population=of_a_child_who_can_be_asked,
    mark=took_part,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, WORKER, AGE_BAND, GENDER, ETHNICITY, UASC),
    reason="held {held_on}, {participation}",
)
