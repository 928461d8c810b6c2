"""Which assessments count, shared by the indicators of this stage."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from assessments import codes
from csc.periods import NEVER
from reporting.engine.rows import Rows
from reporting.indicators import Variant


def single(rows: Rows) -> np.ndarray:
    """Child and family assessments of every kind; initial and core ones (to 2013) have indicators of their own."""
    return rows.coded("kind", *codes.SINGLE)


def new(rows: Rows) -> np.ndarray:
    """First assessments after a referral and those started by a strategy discussion."""
    return rows.coded("kind", *codes.NEW_ONLY)


def updated(rows: Rows) -> np.ndarray:
    """Re-assessments on a case that was open already."""
    return rows.coded("kind", codes.UPDATED)


def cannot_be_timed(start: str) -> dict[str, Callable[[Rows], np.ndarray]]:
    """Why a completed assessment leaves a timeliness share, counting from the column `start` (rules.md K8)."""
    return {
        "start not recorded": lambda rows: rows[start] == NEVER,
        "authorised before the start": lambda rows: rows.authorised_on < rows[start],
    }


NEW_ONLY = "first assessments after a referral and those started by a strategy discussion"
UPDATED_ONLY = "re-assessments on a case already open"


def variants(also: Callable[[Rows], np.ndarray] | None = None) -> tuple[Variant, ...]:
    """New and updated assessments apart, each limited further by `also` where the indicator itself is."""

    def both(kind: Callable[[Rows], np.ndarray]) -> Callable[[Rows], np.ndarray]:
        return kind if also is None else lambda rows: kind(rows) & also(rows)

    return (
        Variant("new_only", NEW_ONLY, population=both(new)),
        Variant("updated_only", UPDATED_ONLY, population=both(updated)),
    )
