"""Children, not workers: whether the child was talked about when that was due."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AREA, TEAM, TEAM_TYPE, WORKER
from reporting.engine.rows import Rows
from reporting.indicators import LOW, During, Indicator, Share


def due_and_open(rows: Rows) -> np.ndarray:
    """Open to social care on the day, and that day over or the talk had."""
    open_then = rows.holding("cin_episodes", at=rows.due_on)
    return open_then & (rows.was_held | (rows.due_on < rows.as_at))


def not_held_by_then(rows: Rows) -> np.ndarray:
    """No record of it by the end of the period."""
    return rows.held_on > rows.at


indicator = Indicator(
    key="child_supervision_overdue",
    family="supervision",
    title="Children whose case supervision is overdue",
    why="A child nobody talks about is a child nobody thinks about.",
    caveats="Of the children due in the period, not of all open children. The worker's own supervision is another figure.",
    source="Local setting",
    standard="Interval by stage [local setting]",
    clock_by="due",
    facts="case_supervisions",
    basis=During("due_on"),
    counted="child",
    counts="Open children due to be discussed in supervision in the period",
    marks="Those with no supervision record",
    leaves_out="Not due in the period",
    population=due_and_open,
    mark=not_held_by_then,
    distinct="child",
    measure=Share(),
    polarity=LOW,
    breakdowns=(TEAM, TEAM_TYPE, AREA, WORKER),
    reason="due {due_on}, held {held_on}",
)
