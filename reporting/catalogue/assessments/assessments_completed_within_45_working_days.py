"""From referral, as the guidance has it; statistics count from the assessment's own start, which is another key."""

from __future__ import annotations

import numpy as np

from assessments.timescales import ASSESSMENT
from reporting.breakdowns import AGE_BAND, AREA, ASSESSMENT_TYPE, ETHNICITY, GENDER, TEAM, WORKER
from reporting.catalogue.assessments import _kinds
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share, Variant


def in_time(rows: Rows) -> np.ndarray:
    return rows.standards["clock"].in_time(rows.clock_started_on, rows.authorised_on)


def days_taken(rows: Rows) -> np.ndarray:
    return rows.standards["clock"].count(rows.clock_started_on, rows.authorised_on)


indicator = Indicator(
    key="assessments_completed_within_45_working_days",
    family="assessment_timeliness",
    title="Assessments completed within 45 working days of referral",
    why="A family should not wait longer than it must to know what help there will be.",
    caveats=(
        "Counted when done: work that stays open is not here, so read it beside open assessments past 45 working days. "
        "DfE statistics start at the assessment's start and are another figure."
    ),
    source="Working Together to Safeguard Children (statutory guidance)",
    standard="45 working days from referral [statutory guidance]; referral day is day 0",
    clock_by="done",
    facts="assessments",
    basis=During("authorised_on"),
    counts="Assessments authorised in the period",
    marks="Those authorised no more than 45 working days after the referral was received",
    leaves_out="Start missing, or end before start (listed as data errors)",
    population=_kinds.single,
    excluded=_kinds.cannot_be_timed("clock_started_on"),
    mark=in_time,
    standards={"clock": ASSESSMENT.statutory},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, WORKER, ASSESSMENT_TYPE, AGE_BAND, GENDER, ETHNICITY),
    variants=(
        Variant("new_only", _kinds.NEW_ONLY, population=_kinds.new),
        Variant("updated_only", _kinds.UPDATED_ONLY, population=_kinds.updated),
    ),
    pair_with=("assessments_open_over_45_working_days",),
    shows={"days_taken": days_taken},
    reason="authorised {authorised_on} on working day {days_taken} after {clock_started_on}",
)
