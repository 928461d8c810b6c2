"""The child or the family gave their view."""

from __future__ import annotations

import numpy as np

from csc.periods import NEVER
from reporting.breakdowns import AREA, AUDIT_TYPE, TEAM
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share


def family_was_heard(rows: Rows) -> np.ndarray:
    return rows.family_feedback_on < NEVER


indicator = Indicator(
    key="audits_with_family_feedback",
    family="audits",
    title="Audits with feedback from the family",
    why="Whether help helped is for the family to say.",
    caveats="Feedback that comes after the audit was completed counts in the month of the audit.",
    source="Local setting",
    standard="80% [local setting]",
    facts="case_audits",
    basis=During("completed_on"),
    counts="Case audits completed in the period",
    marks="Those with feedback from the child or family",
    mark=family_was_heard,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, AUDIT_TYPE),
    reason="completed {completed_on}, family heard {family_feedback_on}",
)
