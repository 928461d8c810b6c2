"""By cohort of enquiries, never conferences divided by enquiries."""

from __future__ import annotations

import numpy as np

from csc.periods import NEVER
from reporting.breakdowns import AGE_BAND, AREA, CATEGORY_OF_ABUSE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.engine.rows import Rows
from reporting.indicators import INFO, During, Indicator, Share


def not_yet_on_a_plan(rows: Rows) -> np.ndarray:
    """The child was not on a plan of this authority when the enquiry started."""
    return ~rows.holding("cp_plans", where="own", at=rows.started_on)


def conference_followed(rows: Rows) -> np.ndarray:
    """An initial conference about the child was held because of this enquiry."""
    return rows.of("initial_conferences", "held_on", by="id", key="enquiry") < NEVER


indicator = Indicator(
    key="s47_progressed_to_icpc",
    family="s47_progression",
    title="Section 47 enquiries that went to an initial conference",
    why="Shows how often an enquiry leads to the table at which a child can be protected.",
    caveats="Enquiries that wait for a booked conference are provisional.",
    source="Working Together to Safeguard Children; DfE, children in need census",
    standard="By enquiry cohort, not conferences divided by enquiries [DfE]",
    facts="s47_enquiries",
    basis=During("completed_on"),
    counts="Section 47 enquiries completed in the period",
    marks="Those followed by an initial child protection conference for the child",
    leaves_out="Child already on a plan",
    population=not_yet_on_a_plan,
    mark=conference_followed,
    measure=Share(),
    polarity=INFO,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        CATEGORY_OF_ABUSE,
    ),
    reason="completed {completed_on} as {outcome}",
)
