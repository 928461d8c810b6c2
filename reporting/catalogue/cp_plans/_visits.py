"""How a child on a plan was seen, shared by the indicators of visits."""

from __future__ import annotations

import numpy as np

from csc.periods import NEVER
from protection import codes
from reporting.engine.rows import Rows


def category_of_plan(rows: Rows) -> np.ndarray:
    """The latest category of the plan that the visit or review belongs to."""
    return rows.of("cp_plans", "latest_category", by="plan")


def completed(rows: Rows) -> np.ndarray:
    """Made, and its record finished."""
    return rows.completed_on < NEVER


def completed_and_born(rows: Rows) -> np.ndarray:
    return completed(rows) & (rows.age() >= 0)


def seen_alone(rows: Rows) -> np.ndarray:
    return rows.child_was_seen & rows.coded("seen_alone", codes.SEEN_ALONE)


def seen_alone_or_excused(rows: Rows) -> np.ndarray:
    """Seen alone, or seen with somebody there and the reason recorded."""
    excused = rows.coded("seen_alone", codes.NOT_SEEN_ALONE, codes.NOT_APPROPRIATE_ALONE) & (rows.not_alone_reason > 0)
    return rows.child_was_seen & (rows.coded("seen_alone", codes.SEEN_ALONE) | excused)
