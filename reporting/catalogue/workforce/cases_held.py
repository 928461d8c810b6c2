"""A child with two workers is a case of each, so that the total is no number of children."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AREA, TEAM, TEAM_TYPE, WORKER
from reporting.engine.rows import Rows
from reporting.indicators import INFO, Count, Indicator, OpenAt


def held_by_a_worker(rows: Rows) -> np.ndarray:
    """In a role that leads the work, with the worker named."""
    return rows.leads & (rows.worker > 0)


indicator = Indicator(
    key="cases_held",
    family="caseload",
    title="Cases held",
    why="The work that a team carries.",
    caveats="A child with two workers counts with both: the total is more than the number of children.",
    source="DfE, children's social work workforce: a case is a child",
    standard="Three siblings are three cases [DfE]",
    facts="allocations",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children allocated to a worker of the team at the period end",
    population=held_by_a_worker,
    team="team",
    distinct=("child", "worker"),
    measure=Count(),
    polarity=INFO,
    breakdowns=(TEAM, TEAM_TYPE, AREA, WORKER),
    reason="allocated since {started_on}, {role}",
)
