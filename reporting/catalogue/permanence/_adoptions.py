"""Children adopted from care and the days it took, for the figures of adoption. Rows are plans that a child be adopted."""

from __future__ import annotations

import numpy as np

from csc.periods import LONG_AGO, NEVER
from reporting.engine.rows import Rows


def from_care(rows: Rows) -> np.ndarray:
    """Of a child looked after: an adoption by a stepparent is none of these."""
    return rows.care_period > 0


def care_began_on(rows: Rows) -> np.ndarray:
    """The start of the final period of care."""
    return rows.of("care_periods", "started_on", by="care_period")


def disrupted(rows: Rows) -> np.ndarray:
    """A child once placed with adopters under this plan, where that placement broke down before the order."""
    ever = np.full(len(rows), LONG_AGO)
    return rows.count("adoption_disruptions", "placed_on", by=("id", "plan"), since=ever, until=rows.ordered_on) > 0


def never_placed(rows: Rows) -> np.ndarray:
    """The day of moving in is missing, or before the day of coming into care."""
    return (rows.placed_on == NEVER) | (care_began_on(rows) == NEVER) | (rows.placed_on < care_began_on(rows))


def days_to_adopters(rows: Rows) -> np.ndarray:
    """From coming into care to moving in with the adopters."""
    return rows.placed_on - care_began_on(rows)


def days_to_adopting_home(rows: Rows) -> np.ndarray:
    """The same, stopping when the child moved in to be fostered where that carer adopted."""
    fostered_first = (rows.by_foster_carer == 1) & (rows.foster_placement_on < NEVER)
    return np.where(fostered_first, rows.foster_placement_on, rows.placed_on) - care_began_on(rows)


def days_from_order_to_match(rows: Rows) -> np.ndarray:
    """From the placement order to the match; none when matched first."""
    return np.maximum(rows.matched_on - rows.placement_order_on, 0)
