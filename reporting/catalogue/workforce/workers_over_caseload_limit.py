"""By the limit in force for the kind of team the worker's post is in."""

from __future__ import annotations

import numpy as np

from csc.periods import NEVER
from reporting.breakdowns import AREA, TEAM, TEAM_TYPE, WORKER
from reporting.catalogue.workforce.caseload_median import children_held
from reporting.engine.rows import Rows
from reporting.indicators import LOW, Count, Indicator, OpenAt, Variant


def limit(rows: Rows) -> np.ndarray:
    """The limit of the definition, else that of the kind of team on the date, else the one for every other team."""
    if "children" in rows.standards:
        return np.full(len(rows), rows.standards["children"])
    found = np.full(len(rows), NEVER)
    for kind in ("any_kind", "limit_kind"):
        by = (kind, "kind")
        in_force = rows.holding("caseload_limits", by=by)
        found = np.where(in_force, rows.holding("caseload_limits", by=by, take="children"), found)
    return found


def over_the_limit(rows: Rows) -> np.ndarray:
    return children_held(rows) > limit(rows)


indicator = Indicator(
    key="workers_over_caseload_limit",
    family="caseload",
    title="Social workers over the caseload limit",
    why="Nobody can know the lives of too many children.",
    caveats="Heads, not full-time equivalents. Where no limit is in force nobody is over it.",
    source="Local setting: limits by kind of team, with dates",
    standard="Limit by team type [local setting]",
    facts="posts",
    basis=OpenAt("started_on", "ended_on"),
    counted="worker",
    counts="Social workers holding more children than the limit at the period end",
    population=over_the_limit,
    distinct="worker",
    measure=Count(),
    polarity=LOW,
    breakdowns=(TEAM, TEAM_TYPE, AREA, WORKER),
    variants=(
        Variant("over_20", "limit 20", standards={"children": 20}),
        Variant("over_30", "limit 30", standards={"children": 30}),
    ),
    shows={"children_held": children_held, "limit": limit},
    reason="{children_held} children held on {at}, limit {limit}",
)
