"""How old open assessments are, by the same clock that times completed ones."""

from __future__ import annotations

import numpy as np

from csc.periods import NEVER
from reporting.catalogue.assessments import _kinds
from reporting.engine.rows import Rows


def past_the_limit(rows: Rows) -> np.ndarray:
    """More working days old at the end of the period than the limit allows; day 45 itself is inside."""
    return rows.standards["clock"].overdue(rows.clock_started_on, rows.at)


def open_too_long(rows: Rows) -> np.ndarray:
    return _kinds.single(rows) & past_the_limit(rows)


def within_the_limit(rows: Rows) -> np.ndarray:
    return ~past_the_limit(rows)


def start_not_recorded(rows: Rows) -> np.ndarray:
    return rows.clock_started_on == NEVER
