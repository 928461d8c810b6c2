"""Personal education plans, shared by the indicators of this stage."""

from __future__ import annotations

import numpy as np

from looked_after.local_choices import PEP_OLDEST, PEP_YOUNGEST
from reporting.engine.rows import Rows

BY = ("id", "care_period")


def of_age(rows: Rows) -> np.ndarray:
    """Of the ages at which a plan is made, by the authority's answers of the day the row counts on. Unborn is of no age."""
    age = rows.age()
    old_enough = PEP_YOUNGEST.by_day(rows.on, lambda youngest: age >= youngest)
    return (age >= 0) & old_enough & PEP_OLDEST.by_day(rows.on, lambda oldest: age <= oldest)


def owed_a_plan(rows: Rows) -> np.ndarray:
    return rows.counts & of_age(rows)


def plan_agreed_on(rows: Rows) -> np.ndarray:
    """The last plan agreed in this period of care by the date; LONG_AGO if none was."""
    return rows.latest("education_plans", "agreed_on", by=BY)


def last_meeting_on(rows: Rows) -> np.ndarray:
    return rows.latest("education_plans", "held_on", by=BY)
