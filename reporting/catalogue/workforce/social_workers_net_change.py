"""A difference of two counts: it keeps its sign."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AREA, TEAM, TEAM_TYPE
from reporting.catalogue.workforce._moves import of_a_social_worker
from reporting.engine.rows import Rows
from reporting.indicators import INFO, Count, During, Indicator


def one_more_or_less(rows: Rows) -> np.ndarray:
    return rows.change


indicator = Indicator(
    key="social_workers_net_change",
    family="starters_leavers",
    title="Social workers starting minus leaving",
    why="Whether there are more hands or fewer.",
    caveats="Can be below nought, and nought where many came and as many went: read it beside both.",
    source="Local setting",
    facts="workforce_moves",
    basis=During("moved_on"),
    counted="worker",
    counts="Starters less leavers in the period (can be below zero)",
    leaves_out="Agency",
    population=of_a_social_worker,
    mark=one_more_or_less,
    measure=Count(),
    polarity=INFO,
    breakdowns=(TEAM, TEAM_TYPE, AREA),
    figure_from="either",
    pair_with=("social_workers_started", "social_workers_left"),
    reason="{moved_on}: {change}",
)
