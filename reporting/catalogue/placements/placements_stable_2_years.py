"""Two tests in one: two and a half years in care, and of those two years with one carer (national indicator 63)."""

from __future__ import annotations

from typing import Any

import numpy as np

from csc.periods import add_months
from looked_after import codes
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC
from reporting.catalogue.placements._placed import BY, placed_in, placed_since
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share


def long_in_care(rows: Rows) -> np.ndarray:
    """Under 16, and looked after without a break for the time in care."""
    in_care = add_months(rows.started_on, rows.standards["months_in_care"]) <= rows.at
    return rows.counts & in_care & (rows.age() < rows.standards["under_age"])


def with_the_carer_before_since(rows: Rows) -> np.ndarray:
    """Since when the child was with the carer before this one; LONG_AGO is no answer, as nobody came before."""
    before: dict[str, Any] = {"by": BY, "where": "lasting", "at": placed_since(rows), "before": True}
    began = rows.latest("placements", "started_on", **before, take="carer_started_on")
    return np.where(rows.latest("placements", "started_on", **before) >= rows.started_on, began, rows.at)


def stable(rows: Rows) -> np.ndarray:
    """With this carer for the time, or placed for adoption and, with the placement before, together for the time."""
    long_ago = add_months(rows.at, -rows.standards["months_with_carer"])
    adoptive = placed_in(rows, codes.PLACED_FOR_ADOPTION) & (with_the_carer_before_since(rows) <= long_ago)
    return (placed_since(rows) <= long_ago) | adoptive


indicator = Indicator(
    key="placements_stable_2_years",
    family="placement_stability",
    title="Long-term children in the same placement for 2 years",
    why="A child who stays grows roots.",
    caveats="Temporary stays, a change of paperwork or of legal status with the same carer do not break the two years.",
    source="DfE, SSDA903; national indicator NI 63",
    standard="2.5 years in care, 2 years in placement [DfE], NI 63",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children looked after at the period end, under 16, looked after continuously for 2.5 years or more",
    marks=(
        "Those with the same carer for 2 years or more, or placed for adoption with that and the placement before making 2 years"
    ),
    leaves_out="Short breaks",
    population=long_in_care,
    mark=stable,
    standards={"months_in_care": 30, "months_with_carer": 24, "under_age": 16},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, AGE_BAND, GENDER, ETHNICITY, UASC),
    shows={"placed_since_on": placed_since},
    reason="looked after since {started_on}, with this carer since {placed_since_on}",
)
