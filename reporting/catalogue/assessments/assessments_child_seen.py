"""Seen on or before the day of authorisation; unborn children cannot be."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ASSESSMENT_TYPE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.assessments import _kinds
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share


def born(rows: Rows) -> np.ndarray:
    return _kinds.single(rows) & (rows.age() >= 0)


def seen_by_authorisation(rows: Rows) -> np.ndarray:
    return rows.child_seen_on <= rows.authorised_on


indicator = Indicator(
    key="assessments_child_seen",
    family="assessment_child_seen",
    title="Children seen during assessment",
    why="An assessment of a child nobody saw is an assessment of what adults said.",
    caveats="Not recorded reads as not seen: look at the list before concluding.",
    source="Working Together to Safeguard Children (statutory guidance)",
    standard="Child seen in every assessment [statutory guidance]; date of seeing held",
    facts="assessments",
    basis=During("authorised_on"),
    counts="Assessments authorised in the period",
    marks="Those with the child seen on or before authorisation",
    leaves_out="Unborn children",
    population=born,
    mark=seen_by_authorisation,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        ASSESSMENT_TYPE,
        AGE_BAND,
        GENDER,
        ETHNICITY,
    ),
    reason="authorised {authorised_on}, seen {child_seen_on}",
)
