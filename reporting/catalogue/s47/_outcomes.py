"""The four outcomes of a section 47 enquiry. They add up to every completed enquiry."""

from __future__ import annotations

import numpy as np

from protection import codes
from reporting.engine.rows import Rows

RECORDED = (codes.SUBSTANTIATED_CONTINUING_RISK, codes.SUBSTANTIATED_NO_CONTINUING_RISK, codes.NOT_SUBSTANTIATED)


def continuing_risk(rows: Rows) -> np.ndarray:
    return rows.coded("outcome", codes.SUBSTANTIATED_CONTINUING_RISK)


def no_continuing_risk(rows: Rows) -> np.ndarray:
    return rows.coded("outcome", codes.SUBSTANTIATED_NO_CONTINUING_RISK)


def not_substantiated(rows: Rows) -> np.ndarray:
    return rows.coded("outcome", codes.NOT_SUBSTANTIATED)


def none_of_these(rows: Rows) -> np.ndarray:
    """No outcome recorded, or one that is none of the three."""
    return ~rows.coded("outcome", *RECORDED)
