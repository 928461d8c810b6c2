"""Reviews of looked-after children, shared by the indicators that judge them."""

from __future__ import annotations

import numpy as np

from csc.choice import Chosen
from reporting.engine.rows import Rows
from reporting.facts.next_reviews import next_review_of


def of_a_child_looked_after(rows: Rows) -> np.ndarray:
    """The record belongs to a period of care that is no series of short breaks."""
    return rows.of("care_periods", "counts", by="care_period")


def next_review_at(rows: Rows) -> Chosen:
    """The clock of the next review as it stands at the end of the date: rows are periods of care."""
    return next_review_of(rows, "id", held_before=rows.at + 1)


def last_review_on(rows: Rows) -> np.ndarray:
    """The last review held in this period of care by the date; LONG_AGO if none was."""
    return rows.latest("lac_reviews", "held_on", by=("id", "care_period"))


def review_due_on(rows: Rows) -> np.ndarray:
    """The last day for the next review."""
    return next_review_at(rows).due_on()
