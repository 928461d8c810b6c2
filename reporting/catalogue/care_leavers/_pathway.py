"""Who is owed a pathway plan, and the plan of each, shared by the two figures."""

from __future__ import annotations

import numpy as np

from csc.periods import LONG_AGO, NEVER
from looked_after import codes
from looked_after.timescales import PATHWAY_ASSESSMENT
from reporting.engine.rows import Rows
from reporting.indicators import Variant


def owed(rows: Rows) -> np.ndarray:
    return rows.coded("eligibility", *codes.OWED_A_PATHWAY_PLAN)


def first_owed_on(rows: Rows) -> np.ndarray:
    """The day the young person first became eligible, relevant or former relevant."""
    return rows.first("care_leavers", "started_on", where=owed, since=np.full(len(rows), LONG_AGO))


def plan_is_due(rows: Rows) -> np.ndarray:
    """Owed a plan, and the three months for the assessment of needs are over."""
    return owed(rows) & PATHWAY_ASSESSMENT.reached(first_owed_on(rows), rows.at)


def plan_is_due_to_a_care_leaver(rows: Rows) -> np.ndarray:
    return plan_is_due(rows) & ~rows.coded("eligibility", codes.ELIGIBLE)


def plan_completed_on(rows: Rows) -> np.ndarray:
    """The day the plan in force was completed; LONG_AGO without one."""
    completed = rows.holding("pathway_plans", start="completed_on", take="completed_on")
    return np.where(completed < NEVER, completed, LONG_AGO)


CARE_LEAVERS_ONLY = Variant(
    "care_leavers_only",
    "looked-after young people of 16 and 17 are left out",
    population=plan_is_due_to_a_care_leaver,
)
