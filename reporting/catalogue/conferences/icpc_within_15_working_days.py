"""Per child, from the strategy discussion that launched the enquiry, not from the last one."""

from __future__ import annotations

import numpy as np

from csc.periods import NEVER
from protection.timescales import INITIAL_CONFERENCE
from reporting.breakdowns import AGE_BAND, AREA, CATEGORY_OF_ABUSE, CONFERENCE_OUTCOME, ETHNICITY, GENDER, TEAM
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share


def own_conference(rows: Rows) -> np.ndarray:
    """Not about a child who moved in with another council's plan."""
    return ~rows.transfer_in


def no_enquiry(rows: Rows) -> np.ndarray:
    return rows.clock_started_on == NEVER


def before_the_enquiry(rows: Rows) -> np.ndarray:
    return rows.held_on < rows.clock_started_on


def in_time(rows: Rows) -> np.ndarray:
    return rows.standards["clock"].in_time(rows.clock_started_on, rows.held_on)


def days_taken(rows: Rows) -> np.ndarray:
    return rows.standards["clock"].count(rows.clock_started_on, rows.held_on)


indicator = Indicator(
    key="icpc_within_15_working_days",
    family="icpc_timeliness",
    title="Initial conferences within 15 working days",
    why="From the moment a child is thought to be suffering significant harm, three weeks is the most a plan may take.",
    caveats="Counted per child, so one large family can move a month: show the number of meetings beside it.",
    source="Working Together to Safeguard Children (statutory guidance)",
    standard=("15 working days from the launching strategy discussion, which is the section 47 start [statutory guidance]"),
    clock_by="done",
    facts="initial_conferences",
    basis=During("held_on"),
    counted="child",
    counts="Children considered at an initial conference held in the period",
    marks="Those held no more than 15 working days after the strategy discussion that launched the section 47 enquiry",
    leaves_out="Transfer-in conferences; no section 47 enquiry; conference before the enquiry started (all listed)",
    population=own_conference,
    excluded={"no section 47 enquiry": no_enquiry, "held before the enquiry started": before_the_enquiry},
    mark=in_time,
    standards={"clock": INITIAL_CONFERENCE.statutory},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, AGE_BAND, GENDER, ETHNICITY, CATEGORY_OF_ABUSE, CONFERENCE_OUTCOME),
    shows={"days_taken": days_taken},
    reason="held {held_on} on working day {days_taken} after {clock_started_on}",
)
