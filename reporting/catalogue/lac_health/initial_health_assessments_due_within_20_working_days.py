"""Every child whose twentieth working day fell in the period: whoever was never assessed is here too."""

from __future__ import annotations

import numpy as np

from looked_after.timescales import INITIAL_HEALTH_ASSESSMENT
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC
from reporting.catalogue.lac_health._health import BY, initial
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share


def assessed_on(rows: Rows) -> np.ndarray:
    """The initial health assessment of this period of care; NEVER without one."""
    return rows.first("health_assessments", "held_on", by=BY, where=initial, since=rows.started_on)


def in_time(rows: Rows) -> np.ndarray:
    return rows.standards["clock"].in_time(rows.started_on, assessed_on(rows))


def still_in_care_and_due(rows: Rows) -> np.ndarray:
    """Looked after on the last day for it; still to be assessed only once that day is over."""
    return rows.counts & (rows.ended_on > rows.health_due_on) & (in_time(rows) | (rows.health_due_on < rows.as_at))


indicator = Indicator(
    key="initial_health_assessments_due_within_20_working_days",
    family="lac_initial_health",
    title="Children due an initial health assessment who had it in time",
    why="The child who was never assessed is the one to ask about.",
    caveats="By the day it fell due, so that the month lies about four weeks after the child came into care.",
    source="Care Planning Regulations 2010, regulation 7; Promoting the health and well-being of looked-after children 2015",
    standard="20 working days [statutory guidance]",
    clock_by="due",
    facts="care_periods",
    basis=During("health_due_on"),
    counted="child",
    counts="Children whose twentieth working day in care fell in the period",
    marks="Those with an initial health assessment by then",
    leaves_out="Short breaks; left care before the limit",
    population=still_in_care_and_due,
    mark=in_time,
    standards={"clock": INITIAL_HEALTH_ASSESSMENT.statutory},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, AGE_BAND, GENDER, ETHNICITY, UASC),
    beyond=True,
    shows={"assessed_on": assessed_on},
    reason="looked after since {started_on}, due {health_due_on}, assessed {assessed_on}",
)
