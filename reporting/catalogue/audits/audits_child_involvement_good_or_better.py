"""One part of practice, graded on its own: whether the child was involved."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AREA, AUDIT_TYPE, TEAM
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share

CHILD_INVOLVEMENT = "child-involvement"
"""The lasting key of the standard, through all versions of the audit tools."""


def child_involvement_graded(rows: Rows) -> np.ndarray:
    """A grade on this standard, in whatever version of the tool."""
    names = rows._frame.facts.names.get("audit_standards", {})
    keys = [key for key, name in names.items() if name == CHILD_INVOLVEMENT]
    return np.isin(rows.standard, keys) & (rows.grade > 0)


def good_or_better(rows: Rows) -> np.ndarray:
    return rows.grouped("grade", "audit_grade", "good_or_better")


indicator = Indicator(
    key="audits_child_involvement_good_or_better",
    family="audit_grades",
    title="Audits with good or better child involvement",
    why="Work about a child without the child is about something else.",
    caveats="Only audits that graded this standard are in the denominator.",
    source="Local setting: the grade scale of inspections",
    standard="Grade scale [local setting]",
    facts="audit_judgements",
    basis=During("completed_on"),
    counts="Case audits completed in the period with a grade for child involvement",
    marks="Those graded good or outstanding for it",
    population=child_involvement_graded,
    mark=good_or_better,
    distinct="audit",
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, AUDIT_TYPE.on("audit_kind")),
    reason="audit completed {completed_on}: {grade}",
)
