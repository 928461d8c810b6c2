"""Which assessments count, shared by the indicators of this stage."""

from __future__ import annotations

import numpy as np

from assessments import codes
from reporting.engine.rows import Rows


def single(rows: Rows) -> np.ndarray:
    """Child and family assessments of every kind; initial and core ones (to 2013) have indicators of their own."""
    return rows.coded("kind", *codes.SINGLE)


def new(rows: Rows) -> np.ndarray:
    """First assessments after a referral and those started by a strategy discussion."""
    return rows.coded("kind", *codes.NEW_ONLY)


def updated(rows: Rows) -> np.ndarray:
    """Re-assessments on a case that was open already."""
    return rows.coded("kind", codes.UPDATED)


NEW_ONLY = "first assessments after a referral and those started by a strategy discussion"
UPDATED_ONLY = "re-assessments on a case already open"
