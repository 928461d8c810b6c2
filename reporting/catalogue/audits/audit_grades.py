"""The moderated grade where there is one, else the auditor's."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AREA, AUDIT_GRADE, AUDIT_TYPE, TEAM
from reporting.engine.rows import Rows
from reporting.indicators import INFO, Distribution, During, Indicator


def grade_given(rows: Rows) -> np.ndarray:
    return np.where(rows.final_grade > 0, rows.final_grade, rows.grade)


GRADE_GIVEN = AUDIT_GRADE.on(grade_given)

indicator = Indicator(
    key="audit_grades",
    family="audit_grades",
    title="Audit grades",
    why="How good the practice is, as those who know practice see it.",
    caveats="The focus changes from month to month, so a trend is not like for like.",
    source="Local setting: the grade scale of inspections",
    standard="Grade scale is a [local setting]",
    facts="case_audits",
    basis=During("completed_on"),
    counts="Case audits completed in the period",
    marks="Audits at each overall grade",
    measure=Distribution(over=GRADE_GIVEN),
    polarity=INFO,
    breakdowns=(AUDIT_TYPE, AREA, TEAM, GRADE_GIVEN),
    reason="completed {completed_on}, {grade}",
)
