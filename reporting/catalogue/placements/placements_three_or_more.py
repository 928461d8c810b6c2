"""Placements, not moves: three placements are two moves (rules.md C.4)."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, PLACEMENT_TYPE, TEAM, UASC
from reporting.engine.rows import Rows
from reporting.indicators import LOW, ROLLING_12, Indicator, OpenAt, Share


def not_short_breaks(rows: Rows) -> np.ndarray:
    return rows.counts


def placements_in_window(rows: Rows) -> np.ndarray:
    """How many placements the child had in the window, the one at its start included.

    A placement is a stay with one carer, whatever the paperwork: rows with the same carer that follow
    each other in one period of care count once, temporary stays with return not at all. It counts
    when it covers at least one night of the window. A new period of care starts a new placement.
    """
    each = rows.each("placements", where="counts")
    covered = ~each.is_temporary & (each.started_on <= each.at) & (each.ended_on > each.since)
    return each.distinct(each.stay, covered)


def three_or_more(rows: Rows) -> np.ndarray:
    return placements_in_window(rows) >= rows.standards["placements"]


indicator = Indicator(
    key="placements_three_or_more",
    family="placement_stability",
    title="Children with 3 or more placements in 12 months",
    why="Every change of placement is a loss of a home, often of a school and of friends.",
    caveats="Three placements are two moves. A planned move to a permanent home counts like any other.",
    source="DfE, SSDA903; national indicator NI 62",
    standard="3 or more placements [DfE], NI 62",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    window=ROLLING_12,
    counted="child",
    counts="Children looked after at the period end",
    marks="Those with three or more placements in the 12 months, the one at the start included",
    leaves_out="Short breaks",
    population=not_short_breaks,
    mark=three_or_more,
    standards={"placements": 3},
    measure=Share(),
    polarity=LOW,
    breakdowns=(AREA, TEAM, AGE_BAND, GENDER, ETHNICITY, UASC, PLACEMENT_TYPE),
    shows={"placements_in_window": placements_in_window},
    reason="{placements_in_window} placements from {since} to {at}",
)
