"""Where new social workers come from; the variant counts those who said yes and have not come yet."""

from __future__ import annotations

import numpy as np

from csc.periods import NEVER
from reporting.breakdowns import AREA, RECRUITMENT_ROUTE, TEAM, TEAM_TYPE
from reporting.catalogue.workforce.social_workers_started import started_as_a_social_worker
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Count, During, Indicator, OpenAt, Variant


def due_to_start(rows: Rows) -> np.ndarray:
    """Employed, with a first day agreed."""
    return ~rows.agency & (rows.due_to_start_on < NEVER)


indicator = Indicator(
    key="social_workers_recruited_by_route",
    family="starters_leavers",
    title="Social workers recruited, by route",
    why="Newly qualified colleagues need time from those who are there; colleagues from overseas need it otherwise.",
    caveats="The routes are the breakdown. Who is due to start is known from the day it was typed, in whatever post.",
    source="Local setting",
    facts="employments",
    basis=During("started_on"),
    counted="worker",
    counts="Social workers who started in the period, by route (newly qualified, overseas, other)",
    population=started_as_a_social_worker,
    measure=Count(),
    polarity=HIGH,
    breakdowns=(TEAM, TEAM_TYPE, AREA, RECRUITMENT_ROUTE),
    variants=(
        Variant(
            "due_to_start",
            "accepted and not yet started at the period end",
            basis=OpenAt("recorded_on", "started_on"),
            population=due_to_start,
            reason="due to start {due_to_start_on}, {recruitment_route}",
        ),
    ),
    figure_from="either",
    reason="started {started_on}, {recruitment_route}",
)
