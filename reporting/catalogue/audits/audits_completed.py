"""By the day the auditor finished."""

from reporting.breakdowns import AREA, AUDIT_TYPE, TEAM, WORKER
from reporting.indicators import INFO, Count, During, Indicator

indicator = Indicator(
    key="audits_completed",
    family="audits",
    title="Case audits completed",
    why="Who does not look does not know.",
    caveats="A running total is the sum of its months from the month it begins in.",
    source="Local setting",
    facts="case_audits",
    basis=During("completed_on"),
    counts="Case audits completed in the period",
    measure=Count(),
    polarity=INFO,
    breakdowns=(AREA, TEAM, WORKER, AUDIT_TYPE),
    reason="completed {completed_on}, {kind}",
)
