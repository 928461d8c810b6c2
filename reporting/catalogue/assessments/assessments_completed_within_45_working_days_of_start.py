"""The form of DfE's statistics, to set beside national and neighbours' figures."""

from __future__ import annotations

import numpy as np

from assessments.timescales import ASSESSMENT
from reporting.breakdowns import AGE_BAND, AREA, ASSESSMENT_TYPE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.assessments import _kinds
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share


def in_time(rows: Rows) -> np.ndarray:
    return rows.standards["clock"].in_time(rows.started_on, rows.authorised_on)


def days_taken(rows: Rows) -> np.ndarray:
    return rows.standards["clock"].count(rows.started_on, rows.authorised_on)


indicator = Indicator(
    key="assessments_completed_within_45_working_days_of_start",
    family="assessment_timeliness",
    title="Assessments completed within 45 working days of starting",
    why="Only this form compares with what DfE publishes.",
    caveats="Reads higher than the form from referral wherever assessments start late.",
    source="DfE statistics of the children in need census",
    standard="45 working days from assessment start [DfE statistics]",
    clock_by="done",
    facts="assessments",
    basis=During("authorised_on"),
    counts="Assessments authorised in the period",
    marks="Those authorised no more than 45 working days after the recorded assessment start",
    leaves_out="Start missing, or end before start",
    population=_kinds.single,
    mark=in_time,
    standards={"clock": ASSESSMENT.statutory},
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
    variants=_kinds.variants(),
    excluded=_kinds.cannot_be_timed("started_on"),
    shows={"days_taken": days_taken},
    reason="authorised {authorised_on} on working day {days_taken} after {started_on}",
)
