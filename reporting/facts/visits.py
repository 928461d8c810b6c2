"""What every visit has, whichever plan it belongs to."""

from __future__ import annotations

import numpy as np

from csc import periods as days
from reporting.engine.columns import Answer, CodeNumber, Day, Flag, LocalDay, Number
from reporting.engine.rows import Rows


def child_was_seen(rows: Rows) -> np.ndarray:
    """Made, finished on the system, child seen: the only visits that count as seeing the child."""
    return (rows.visited_on < days.NEVER) & (rows.completed_on < days.NEVER) & (rows.child_seen == 1)


def days_to_record(rows: Rows) -> np.ndarray:
    """Days from the visit to its finished record."""
    return np.maximum(rows.completed_on - rows.visited_on, 0)


VISIT = {
    "due_on": Day(),
    "visited_on": Day(),
    "completed_on": LocalDay("completed_at", "Record of the visit finished"),
    "child_seen": Answer(),
    "seen_alone": CodeNumber(),
    "not_alone_reason": CodeNumber(),
    "place": CodeNumber(),
}

VISIT_DERIVED = {
    "child_was_seen": (Flag(label="Made, finished, child seen"), child_was_seen),
    "days_to_record": (Number(label="Days from visit to record"), days_to_record),
}
