"""The national form: agency of agency and own staff together, in full-time equivalents."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AREA, TEAM, TEAM_TYPE
from reporting.catalogue.workforce._posts import FULL_TIME, employed, from_agency, registered_post, time_unknown
from reporting.catalogue.workforce.agency_workers import time_worked
from reporting.engine.rows import Rows
from reporting.indicators import LOW, Indicator, OpenAt, Share


def social_worker(rows: Rows) -> np.ndarray:
    return registered_post(rows) & (employed(rows) | from_agency(rows))


def time_by_agency(rows: Rows) -> np.ndarray:
    return np.where(from_agency(rows), rows.fte, 0)


indicator = Indicator(
    key="agency_rate",
    family="agency",
    title="Agency social worker rate",
    why="How much of the work rests on people who may be gone next week.",
    caveats="Full-time equivalents of social workers of every rank. Councils' own formulas divide by something else.",
    source="DfE, children's social work workforce; national framework",
    standard="agency / (agency + in post) [DfE], national framework",
    facts="posts",
    basis=OpenAt("started_on", "ended_on"),
    counted="worker",
    counts="Agency FTE plus in-post FTE at the period end",
    marks="Agency FTE",
    population=social_worker,
    excluded={"contracted time not recorded": time_unknown},
    mark=time_by_agency,
    weight=time_worked,
    measure=Share(scale=FULL_TIME),
    polarity=LOW,
    breakdowns=(TEAM, TEAM_TYPE, AREA),
    figure_from="either",
    reason="{fte} hundredths of full time since {started_on}",
)
