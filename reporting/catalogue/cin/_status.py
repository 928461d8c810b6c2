"""A child's place in the order of precedence on a day: looked after, then plan, then child in need.

The rows are times a child is open to social care; everything below holds inside them.
"""

from __future__ import annotations

import numpy as np

from reporting.engine.rows import Rows


def looked_after(rows: Rows) -> np.ndarray:
    """Looked after on the day, short breaks apart."""
    return rows.holding("care_periods", where="counts")


def on_a_plan(rows: Rows) -> np.ndarray:
    """On a child protection plan of this authority on the day."""
    return rows.holding("cp_plans", where="own")


def in_need_only(rows: Rows) -> np.ndarray:
    """Open to social care, and neither on a plan nor looked after."""
    return ~on_a_plan(rows) & ~looked_after(rows)


def in_need_or_on_a_plan(rows: Rows) -> np.ndarray:
    """Open to social care and not looked after, or on a plan whether looked after or not."""
    return on_a_plan(rows) | ~looked_after(rows)
