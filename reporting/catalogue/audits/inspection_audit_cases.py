"""Once in years: the cases inspectors looked at, or several agencies together."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AUDIT_TYPE
from reporting.engine.rows import Rows
from reporting.indicators import INFO, Count, During, Indicator

JOINT = ("audit_kind:inspection", "audit_kind:multi_agency")


def with_inspectors_or_others(rows: Rows) -> np.ndarray:
    return rows.coded("kind", *JOINT)


indicator = Indicator(
    key="inspection_audit_cases",
    family="audits",
    title="Cases audited by inspectors or jointly",
    why="What others see who do not know us.",
    caveats="Inspectors' own audits may never be on this record: then the figure is supplied.",
    source="Local setting",
    facts="case_audits",
    basis=During("completed_on"),
    counts="Cases reviewed jointly by several agencies during an inspection in the period",
    population=with_inspectors_or_others,
    measure=Count(),
    polarity=INFO,
    breakdowns=(AUDIT_TYPE,),
    figure_from="either",
    reason="completed {completed_on}, {kind}",
)
