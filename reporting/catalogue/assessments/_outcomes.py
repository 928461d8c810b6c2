"""The four groups of outcome that add up to every completed assessment. Which outcome is in which is data."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from reporting.engine.rows import Rows

ONGOING = "ongoing"
NO_FURTHER_ACTION = "no_further_action"
STEP_DOWN = "step_down"


def ended_in(*groups: str) -> Callable[[Rows], np.ndarray]:
    """The outcome belongs to one of these groups."""
    return lambda rows: rows.grouped("outcome", "assessment_outcome", *groups)


def other_or_not_recorded(rows: Rows) -> np.ndarray:
    return ~rows.grouped("outcome", "assessment_outcome", ONGOING, NO_FURTHER_ACTION, STEP_DOWN)
