"""Where a looked-after child lives, shared by the indicators of placements. Rows are periods of care.

A temporary stay with return leaves the child placed where it will come back to.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from csc.local_choices import Choice
from reporting.breakdowns import PLACEMENT_TYPE, PROVIDER
from reporting.engine.rows import Rows

BY = ("id", "care_period")


def placement(rows: Rows, column: str) -> np.ndarray:
    """A column of the placement the child is in on the date, or would return to."""
    return rows.latest("placements", "started_on", by=BY, where="lasting", take=column)


def placement_type(rows: Rows) -> np.ndarray:
    return placement(rows, "placement_type")


def provider(rows: Rows) -> np.ndarray:
    return placement(rows, "provider")


def placed_in(rows: Rows, types: Collection[str]) -> np.ndarray:
    """In a placement of one of these types."""
    return rows._frame.facts.codes.flags(sorted(types))[placement_type(rows)]


def placed_in_listed(rows: Rows, types: Choice[frozenset[str]]) -> np.ndarray:
    """In a placement of a type that the authority's list of the day names."""
    return types.by_day(rows.at, lambda listed: placed_in(rows, listed))


def provided_by_listed(rows: Rows, providers: Choice[frozenset[str]]) -> np.ndarray:
    """Provided by one that the authority's list of the day names."""
    codes = rows._frame.facts.codes
    return providers.by_day(rows.at, lambda listed: codes.flags(sorted(listed))[provider(rows)])


def placed_since(rows: Rows) -> np.ndarray:
    """Since when the child has been with the carer."""
    return placement(rows, "carer_started_on")


PLACEMENT_TYPE_THEN = PLACEMENT_TYPE.on(placement_type)
PROVIDER_THEN = PROVIDER.on(provider)
