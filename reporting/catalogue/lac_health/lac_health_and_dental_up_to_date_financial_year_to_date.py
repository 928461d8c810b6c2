"""Begins near nought every April: compare with the same month of last year, never with the month before."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC
from reporting.catalogue.lac_health._health import BY, last_assessment_on, last_dental_check_on
from reporting.catalogue.looked_after.looked_after_children import not_short_breaks
from reporting.engine.rows import Rows
from reporting.indicators import FINANCIAL_YEAR_TO_DATE, HIGH, Indicator, OpenAt, Share


def both_this_year(rows: Rows) -> np.ndarray:
    assessed = rows.count("health_assessments", "held_on", by=BY) > 0
    return assessed & (rows.count("dental_checks", "checked_on", by=BY) > 0)


indicator = Indicator(
    key="lac_health_and_dental_up_to_date_financial_year_to_date",
    family="lac_health",
    title="Children looked after with health and dental checks done this year",
    why="Both checks belong to every year of a child in care.",
    caveats="Restarts each April near nought: compare with the same month last year, never with last month.",
    source="Local setting",
    standard="Both, since 1 April [local setting]",
    clock_by="done",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    window=FINANCIAL_YEAR_TO_DATE,
    counted="child",
    counts="Children looked after at the period end",
    marks="Those with both a health assessment and a dental check since 1 April",
    leaves_out="Short breaks",
    population=not_short_breaks,
    mark=both_this_year,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, AGE_BAND, GENDER, ETHNICITY, UASC),
    shows={"last_assessment_on": last_assessment_on, "last_dental_check_on": last_dental_check_on},
    reason="last assessed {last_assessment_on}, teeth checked {last_dental_check_on}",
)
