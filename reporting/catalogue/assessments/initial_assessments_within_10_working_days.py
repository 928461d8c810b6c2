"""Superseded in 2013; kept so that old reports can be held and run again."""

from __future__ import annotations

import numpy as np

from assessments import codes
from assessments.timescales import INITIAL_ASSESSMENT
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM
from reporting.catalogue.assessments import _kinds
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share


def initial(rows: Rows) -> np.ndarray:
    return rows.coded("kind", codes.INITIAL)


def in_time(rows: Rows) -> np.ndarray:
    return rows.standards["clock"].in_time(rows.clock_started_on, rows.authorised_on)


indicator = Indicator(
    key="initial_assessments_within_10_working_days",
    family="assessment_historic",
    title="Initial assessments within 10 working days (to 2013)",
    why="History: the first look at a family, before the single assessment.",
    caveats="The limit was seven working days for referrals before April 2010: the clock's start decides.",
    source="Working Together 2010 (statutory guidance until 2013)",
    standard="10 working days from referral, 7 before April 2010 [statutory guidance until 2013]",
    clock_by="done",
    facts="assessments",
    basis=During("authorised_on"),
    counts="Initial assessments completed in the period",
    marks="Those completed no more than 10 working days after referral",
    leaves_out="Start missing, or end before start (listed)",
    population=initial,
    mark=in_time,
    standards={"clock": INITIAL_ASSESSMENT.statutory},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(
        AREA,
        TEAM,
        AGE_BAND,
        GENDER,
        ETHNICITY,
    ),
    excluded=_kinds.cannot_be_timed("clock_started_on"),
    reason="completed {authorised_on}, referred {clock_started_on}",
)
