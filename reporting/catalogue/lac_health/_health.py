"""Health and dental checks of a child looked after, shared by the indicators of this stage. Rows are periods of care."""

from __future__ import annotations

import numpy as np

from csc.periods import add_months
from looked_after import codes
from looked_after.timescales import INITIAL_HEALTH_ASSESSMENT
from reporting.engine.rows import Rows
from reporting.indicators import Variant

BY = ("id", "care_period")


def past_the_initial_assessment(rows: Rows) -> np.ndarray:
    """Looked after for the 20 working days in which the first health assessment is made."""
    return rows.counts & INITIAL_HEALTH_ASSESSMENT.statutory.reached(rows.started_on, rows.at)


def a_year_in_care(rows: Rows) -> np.ndarray:
    """Looked after without a break for 12 months; the anniversary counts."""
    return rows.counts & (add_months(rows.started_on, 12) <= rows.at)


def last_assessment_on(rows: Rows) -> np.ndarray:
    """The last health assessment held in this period of care; LONG_AGO if none was."""
    return rows.latest("health_assessments", "held_on", by=BY)


def last_dental_check_on(rows: Rows) -> np.ndarray:
    return rows.latest("dental_checks", "checked_on", by=BY)


def initial(rows: Rows) -> np.ndarray:
    return rows.coded("kind", codes.INITIAL_HEALTH_ASSESSMENT)


A_YEAR_IN_CARE = Variant(
    "twelve_months_in_care",
    "only children looked after continuously for 12 months (DfE national return)",
    population=a_year_in_care,
)
