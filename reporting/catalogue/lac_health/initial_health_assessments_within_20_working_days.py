"""Of those completed: a child never assessed is not here, but in the figure by the day it fell due."""

from __future__ import annotations

import numpy as np

from csc.periods import NEVER
from looked_after.timescales import INITIAL_HEALTH_ASSESSMENT
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC
from reporting.catalogue.lac_health._health import initial
from reporting.catalogue.looked_after._reviews import of_a_child_looked_after
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share, Variant


def initial_assessment(rows: Rows) -> np.ndarray:
    return initial(rows) & of_a_child_looked_after(rows)


def looked_after_since(rows: Rows) -> np.ndarray:
    return rows.of("care_periods", "started_on", by="care_period")


def held_in_time(rows: Rows) -> np.ndarray:
    return rows.standards["clock"].in_time(looked_after_since(rows), rows.held_on)


def reported_in_time(rows: Rows) -> np.ndarray:
    return rows.standards["clock"].in_time(looked_after_since(rows), rows.report_received_on)


def before_care(rows: Rows) -> np.ndarray:
    return (rows.held_on < looked_after_since(rows)) | (looked_after_since(rows) == NEVER)


indicator = Indicator(
    key="initial_health_assessments_within_20_working_days",
    family="lac_initial_health",
    title="Initial health assessments completed in 20 working days",
    why="What a child needs has to be known when the first review decides.",
    caveats="Counts those completed: children never assessed are invisible. Read it beside the form by the day they fell due.",
    source="Care Planning Regulations 2010, regulation 7; Promoting the health and well-being of looked-after children 2015",
    standard="20 working days from becoming looked after [statutory guidance]",
    clock_by="done",
    facts="health_assessments",
    basis=During("held_on"),
    counted="child",
    counts="Initial health assessments completed in the period",
    marks="Those completed no more than 20 working days after the child became looked after",
    leaves_out="Short breaks",
    population=initial_assessment,
    excluded={"held before the child was looked after": before_care},
    mark=held_in_time,
    standards={"clock": INITIAL_HEALTH_ASSESSMENT.statutory},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, AGE_BAND, GENDER, ETHNICITY, UASC),
    variants=(
        Variant(
            "report_received",
            "clock stops when the report arrives",
            basis=During("report_received_on"),
            mark=reported_in_time,
        ),
    ),
    pair_with=("initial_health_assessments_due_within_20_working_days",),
    shows={"looked_after_since_on": looked_after_since},
    reason="looked after since {looked_after_since_on}, assessed {held_on}, report {report_received_on}",
)
