"""Seen on or before the day the enquiry was completed; unborn children cannot be."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, WORKER
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share


def born(rows: Rows) -> np.ndarray:
    return rows.age() >= 0


def seen_by_completion(rows: Rows) -> np.ndarray:
    return rows.child_seen_on <= rows.completed_on


indicator = Indicator(
    key="s47_child_seen",
    family="s47_child_seen",
    title="Children seen during section 47 enquiries",
    why="A child must be seen and heard before anybody decides about their safety.",
    caveats="Not recorded reads as not seen: look at the list before concluding.",
    source="Working Together to Safeguard Children",
    standard="Child seen in every enquiry [statutory guidance]",
    facts="s47_enquiries",
    basis=During("completed_on"),
    counts="Section 47 assessments completed in the period",
    marks="Those with the child seen on or before completion",
    leaves_out="Unborn children",
    population=born,
    mark=seen_by_completion,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        AGE_BAND,
        GENDER,
        ETHNICITY,
    ),
    reason="completed {completed_on}, seen {child_seen_on}",
)
