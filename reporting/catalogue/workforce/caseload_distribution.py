"""What each worker holds, side by side: the bands are the workers."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AREA, TEAM, TEAM_TYPE, WORKER
from reporting.engine.rows import Rows
from reporting.indicators import INFO, Distribution, Indicator, OpenAt


def held_by_the_lead_worker(rows: Rows) -> np.ndarray:
    return rows.lead_social_worker


indicator = Indicator(
    key="caseload_distribution",
    family="caseload",
    title="Spread of caseloads between workers",
    why="An average hides the worker with thirty children and the one with six.",
    caveats="Each band is a worker's share of the cases, its number the children held. A student's sit with the supervisor.",
    source="Local setting",
    facts="allocations",
    basis=OpenAt("started_on", "ended_on"),
    counted="worker",
    counts="Social workers holding one case or more at the period end",
    marks="Children held by each worker",
    population=held_by_the_lead_worker,
    team="team",
    distinct=("child", "worker"),
    measure=Distribution(over=WORKER),
    polarity=INFO,
    breakdowns=(TEAM, TEAM_TYPE, AREA, WORKER),
    reason="allocated since {started_on}",
)
