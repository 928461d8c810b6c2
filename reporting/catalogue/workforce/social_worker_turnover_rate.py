"""Who left in twelve months against who is there at their end; agency workers are in neither."""

from __future__ import annotations

import numpy as np

from csc.periods import NEVER
from reporting.breakdowns import AREA, TEAM, TEAM_TYPE
from reporting.catalogue.workforce._posts import FULL_TIME, employed, own_staff, registered_post, time_unknown
from reporting.engine.rows import Rows
from reporting.indicators import LOW, ROLLING_12, Indicator, OpenDuring, Share


def in_post(rows: Rows) -> np.ndarray:
    """In this post and employed at the end of the period."""
    return (rows.started_on <= rows.at) & (rows.ended_on > rows.at) & employed(rows)


def left_on(rows: Rows) -> np.ndarray:
    """The day the worker left the authority out of this post, in the window; NEVER otherwise."""
    last_day = np.minimum(rows.ended_on - 1, rows.at)
    gone = rows.holding("employments", by="worker", where=own_staff, at=last_day, take="ended_on")
    return np.where((gone <= rows.ended_on) & (gone >= rows.since) & (gone <= rows.at), gone, NEVER)


def there_or_gone(rows: Rows) -> np.ndarray:
    return registered_post(rows) & (in_post(rows) | (left_on(rows) < NEVER))


def time_left(rows: Rows) -> np.ndarray:
    return np.where(left_on(rows) < NEVER, rows.fte, 0)


def time_in_post(rows: Rows) -> np.ndarray:
    return np.where(in_post(rows), rows.fte, 0)


indicator = Indicator(
    key="social_worker_turnover_rate",
    family="starters_leavers",
    title="Social worker turnover",
    why="Each worker who goes is a goodbye for every child they held.",
    caveats="Leavers of twelve months against people at their end. Moves inside the council are not leaving.",
    source="DfE, children's social work workforce; national framework",
    standard="leavers in 12 months / in post [DfE], national framework",
    facts="posts",
    basis=OpenDuring("started_on", "ended_on"),
    window=ROLLING_12,
    counted="worker",
    counts="Social workers in post at the period end, FTE",
    marks="FTE of social workers who left in the 12 months",
    leaves_out="Agency",
    population=there_or_gone,
    excluded={"contracted time not recorded": time_unknown},
    mark=time_left,
    weight=time_in_post,
    measure=Share(scale=FULL_TIME),
    polarity=LOW,
    breakdowns=(TEAM, TEAM_TYPE, AREA),
    figure_from="either",
    shows={"left_on": left_on},
    reason="{fte} hundredths of full time, left {left_on}",
)
