"""Different lead workers in a year of being looked after; one who comes back is not a new one."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, TEAM
from reporting.catalogue.looked_after.looked_after_children import not_short_breaks
from reporting.engine.rows import Rows
from reporting.indicators import LOW, ROLLING_12, Indicator, OpenAt, Share


def social_workers_in_window(rows: Rows) -> np.ndarray:
    """How many different lead social workers the child had in the window, on days of being looked after."""
    each = rows.each("allocations", where="lead_social_worker")
    first, last = np.maximum(each.started_on, each.since), np.minimum(each.ended_on - 1, each.at)
    care = rows._frame.facts["care_periods"]
    period = care.events("child", "started_on", "counts").last(each.my("child"), last)
    in_care = (period >= 0) & (care.take("ended_on", period) > first)
    return each.distinct("worker", (first <= last) & in_care)


def three_or_more(rows: Rows) -> np.ndarray:
    return social_workers_in_window(rows) >= rows.standards["social_workers"]


indicator = Indicator(
    key="lac_three_or_more_social_workers",
    family="lac_allocation",
    title="Children looked after with 3 or more social workers in 12 months",
    why="A child tells the story of its life once, perhaps twice, and then no more.",
    caveats="Lead social workers only, on days of being looked after; the return of an earlier worker is no new one.",
    source="DfE, children's social care national framework",
    standard="3 or more [DfE], national framework",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    window=ROLLING_12,
    counted="child",
    counts="Children looked after at the period end",
    marks="Those allocated three or more different social workers in the 12 months",
    leaves_out="Short breaks",
    population=not_short_breaks,
    mark=three_or_more,
    standards={"social_workers": 3},
    measure=Share(),
    polarity=LOW,
    breakdowns=(AREA, TEAM, AGE_BAND),
    beyond=True,
    shows={"social_workers_in_window": social_workers_in_window},
    reason="{social_workers_in_window} social workers from {since} to {at}",
)
