"""In full-time equivalents, as the census counts."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AREA, TEAM, TEAM_TYPE
from reporting.catalogue.workforce._posts import FULL_TIME, from_agency, registered_post, time_unknown
from reporting.engine.rows import Rows
from reporting.indicators import LOW, Count, Indicator, OpenAt


def agency_social_worker(rows: Rows) -> np.ndarray:
    return registered_post(rows) & from_agency(rows)


def time_worked(rows: Rows) -> np.ndarray:
    """Contracted time in this post, in hundredths."""
    return rows.fte


indicator = Indicator(
    key="agency_workers",
    family="agency",
    title="Agency social workers",
    why="People who may be gone next week.",
    caveats="Full-time equivalents, not heads. A post whose time is not recorded is left out and listed.",
    source="DfE, children's social work workforce",
    standard="FTE [DfE]",
    facts="posts",
    basis=OpenAt("started_on", "ended_on"),
    counted="worker",
    counts="Agency social workers at the period end, FTE",
    population=agency_social_worker,
    excluded={"contracted time not recorded": time_unknown},
    mark=time_worked,
    measure=Count(scale=FULL_TIME, decimals=1),
    polarity=LOW,
    breakdowns=(TEAM, TEAM_TYPE, AREA),
    figure_from="either",
    reason="{fte} hundredths of full time since {started_on}",
)
