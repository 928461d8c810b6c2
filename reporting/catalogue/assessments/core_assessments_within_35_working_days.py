"""Superseded in 2013; kept so that old reports can be held and run again."""

from __future__ import annotations

import numpy as np

from assessments import codes
from assessments.timescales import CORE_ASSESSMENT
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM
from reporting.catalogue.assessments import _kinds
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share


def core(rows: Rows) -> np.ndarray:
    return rows.coded("kind", codes.CORE)


def in_time(rows: Rows) -> np.ndarray:
    return rows.standards["clock"].in_time(rows.clock_started_on, rows.authorised_on)


indicator = Indicator(
    key="core_assessments_within_35_working_days",
    family="assessment_historic",
    title="Core assessments within 35 working days (to 2013)",
    why="History: the in-depth assessment, before the single one.",
    source="Working Together 2010 (statutory guidance until 2013); national indicator 60",
    standard=(
        "35 working days from end of initial assessment or from strategy discussion [statutory guidance until 2013], NI 60"
    ),
    clock_by="done",
    facts="assessments",
    basis=During("authorised_on"),
    counts="Core assessments completed in the period",
    marks="Those completed no more than 35 working days after they started",
    leaves_out="Start missing, or end before start (listed)",
    population=core,
    mark=in_time,
    standards={"clock": CORE_ASSESSMENT.statutory},
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
    reason="completed {authorised_on}, clock started {clock_started_on}",
)
