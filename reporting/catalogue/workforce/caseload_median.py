"""The worker in the middle: half hold more, half hold fewer."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AREA, TEAM, TEAM_TYPE
from reporting.engine.rows import Rows
from reporting.indicators import WITHIN_RANGE, Indicator, Median, OpenAt


def children_held(rows: Rows) -> np.ndarray:
    """Children for whom the worker is the lead social worker on the date; three siblings are three."""
    return rows.holding_count("allocations", by="worker", start="held_from", where="adds_a_case")


def holds_a_case(rows: Rows) -> np.ndarray:
    return children_held(rows) > 0


indicator = Indicator(
    key="caseload_median",
    family="caseload",
    title="Middle caseload (median)",
    why="An average hides how uneven caseloads are; beside the highest, the middle one shows it.",
    caveats="Heads, not full-time equivalents: a part-time worker with few cases pulls it down.",
    source="Local setting",
    facts="posts",
    basis=OpenAt("started_on", "ended_on"),
    counted="worker",
    counts="Social workers holding one case or more at the period end",
    marks="Children for whom they are the lead worker",
    leaves_out="Workers with no case",
    population=holds_a_case,
    mark=children_held,
    distinct="worker",
    measure=Median(unit="children"),
    polarity=WITHIN_RANGE,
    breakdowns=(TEAM, TEAM_TYPE, AREA),
    beyond=True,
    shows={"children_held": children_held},
    reason="{children_held} children held on {at}",
)
