"""One definition for every practice standard: the standard is a breakdown."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AREA, AUDIT_STANDARD, AUDIT_TYPE, TEAM
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share

MET = ("audit_judgement:met", "audit_judgement:partially_met")
NOT_APPLICABLE = "audit_judgement:not_applicable"


def judged(rows: Rows) -> np.ndarray:
    """Answered met, partially met or not met: neither left open nor not applicable."""
    return (rows.judgement > 0) & ~rows.coded("judgement", NOT_APPLICABLE)


def met(rows: Rows) -> np.ndarray:
    return rows.coded("judgement", *MET)


indicator = Indicator(
    key="audit_standard_met",
    family="audit_standards",
    title="Audited cases meeting each practice standard",
    why="Shows which parts of practice hold and which need work, standard by standard.",
    caveats="Fully and partly met are summed as councils print them; both are held apart. Denominators vary by standard.",
    source="Local setting: a versioned set of practice standards",
    standard="Set of standards with a version [local setting]",
    facts="audit_judgements",
    basis=During("completed_on"),
    counts="Audited cases with a judgement on the standard",
    marks="Those judged fully or partly met",
    leaves_out="Not applicable",
    population=judged,
    mark=met,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AUDIT_STANDARD, AREA, TEAM, AUDIT_TYPE.on("audit_kind")),
    reason="audit completed {completed_on}: {judgement}",
)
