"""With foster carers who are no relatives or friends: codes U4 to U6."""

from __future__ import annotations

import numpy as np

from looked_after import codes
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC
from reporting.catalogue.placements._placed import PROVIDER_THEN, placed_in
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Count, Indicator, OpenAt


def with_unrelated_carers(rows: Rows) -> np.ndarray:
    return placed_in(rows, codes.UNRELATED_FOSTERING)


def fostered(rows: Rows) -> np.ndarray:
    return rows.counts & with_unrelated_carers(rows)


indicator = Indicator(
    key="lac_in_foster_placement_count",
    family="placement_type",
    title="Children in foster care, not with relatives or friends, number",
    why="How many homes the fostering service has to find.",
    caveats="Without relatives and friends: the national framework's line on foster care has them in.",
    source="DfE, SSDA903: placement codes U4 to U6",
    standard="Placement codes U4 to U6 [DfE]",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children looked after at the period end in foster care with carers who are not relatives or friends",
    leaves_out="Short breaks",
    population=fostered,
    measure=Count(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, AGE_BAND, GENDER, ETHNICITY, UASC, PROVIDER_THEN),
    reason="looked after since {started_on}",
)
