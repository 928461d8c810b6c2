"""What the statutory returns would send back, looked at all year round."""

from __future__ import annotations

from reporting.breakdowns import AREA, TEAM, WORKER
from reporting.catalogue.cin._record_rules import RULES, errors
from reporting.indicators import LOW, Indicator, Mean, OpenAt

indicator = Indicator(
    key="data_quality_errors_per_child",
    family="data_quality",
    title="Record errors per open child",
    why="What is not on the record is not known tonight, and every figure stands on it.",
    caveats=f"A part of the rules of the returns, worked out from the records as they stand: {', '.join(RULES)}.",
    source="DfE, children in need census and SSDA903: validation rules",
    standard="Record-level rules of the return year [DfE]",
    facts="cin_episodes",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children open to social care at the period end",
    marks="Failed statutory record rules (errors, not queries) on their records",
    leaves_out="Queries",
    mark=errors,
    distinct="child",
    measure=Mean(decimals=2, unit="errors"),
    polarity=LOW,
    breakdowns=(AREA, TEAM, WORKER),
    beyond=True,
    shows={"errors": errors} | {rule.__name__: rule for rule in RULES.values()},
    reason="{errors} errors",
)
