"""Personal education plans, shared by the indicators of this stage."""

from __future__ import annotations

import numpy as np

from reporting.engine.rows import Rows

BY = ("id", "care_period")
YOUNGEST, OLDEST = 2, 17
"""From the second birthday to the eighteenth."""


def of_age(rows: Rows) -> np.ndarray:
    """Aged 2 to 17 on the day the row counts on."""
    return (rows.age() >= YOUNGEST) & (rows.age() <= OLDEST)


def owed_a_plan(rows: Rows) -> np.ndarray:
    return rows.counts & of_age(rows)


def plan_agreed_on(rows: Rows) -> np.ndarray:
    """The last plan agreed in this period of care by the date; LONG_AGO if none was."""
    return rows.latest("education_plans", "agreed_on", by=BY)


def last_meeting_on(rows: Rows) -> np.ndarray:
    return rows.latest("education_plans", "held_on", by=BY)
