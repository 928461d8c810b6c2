"""Allocation to a team or a manager is not allocation."""

from __future__ import annotations

import numpy as np

from assessments.timescales import UNALLOCATED_ASSESSMENT
from reporting.breakdowns import AGE_BAND, AREA, TEAM
from reporting.catalogue.assessments import _kinds
from reporting.engine.rows import Rows
from reporting.indicators import LOW, Count, Indicator, OpenAt, Variant


def without_a_worker(rows: Rows) -> np.ndarray:
    """Open longer than the limit, and no social worker holds the child at the end of the period."""
    too_long = rows.standards["clock"].overdue(rows.started_on, rows.at)
    return _kinds.single(rows) & too_long & ~rows.holding("allocations", where="lead_social_worker")


indicator = Indicator(
    key="assessments_unallocated_over_7_days",
    family="assessment_allocation",
    title="Assessments open over 7 days with no worker",
    why="A family whose assessment nobody holds is a family nobody visits.",
    caveats="Calendar days from the start of the assessment.",
    source="Local setting",
    standard="7 calendar days [local setting]",
    clock_by="due",
    facts="assessments",
    basis=OpenAt("started_on", "authorised_on"),
    counts="Assessments open at the period end for more than 7 days with no allocated social worker",
    population=without_a_worker,
    standards={"clock": UNALLOCATED_ASSESSMENT.statutory},
    measure=Count(),
    polarity=LOW,
    breakdowns=(
        AREA,
        TEAM,
        AGE_BAND,
    ),
    variants=(
        Variant("local_standard", "the council's own limit, by default the same", standards={"clock": UNALLOCATED_ASSESSMENT}),
    ),
    reason="started {started_on}",
)
