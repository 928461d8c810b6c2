"""Intervals of visits and reviews that differ by the team in which they began."""

from __future__ import annotations

import numpy as np

from csc.timescales import Clock, OfTeams
from reporting.engine.rows import Rows

PREFIX = "team_type:"


def interval(rows: Rows, clock: Clock, team: np.ndarray) -> Clock | OfTeams:
    """The clock for starts under these teams (keys): one for all, unless types of team have standards of their own."""
    if not clock.team_types_apart():
        return clock
    tree = rows._frame.facts.units
    team_types = np.array([PREFIX + unit.team_type for unit in tree.units])
    return OfTeams(clock, team_types[tree.positions(team)])
