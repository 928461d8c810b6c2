"""A count of children, never a share: each one is a decision to answer for."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, TEAM, Cohorts
from reporting.catalogue.placements._placed import BY, PROVIDER_THEN
from reporting.engine.rows import Rows
from reporting.indicators import LOW, Count, Indicator, OpenAt


def unregistered(rows: Rows) -> np.ndarray:
    """Living on the date, for a short time or a long one, where the law asks for a registration and there is none."""
    return rows.counts & rows.holding("placements", by=BY) & (rows.holding("placements", by=BY, take="registered") == 0)


def under_16(rows: Rows) -> np.ndarray:
    return rows.age() < 16


def of_16_and_17(rows: Rows) -> np.ndarray:
    return rows.age() >= 16


indicator = Indicator(
    key="lac_in_unregistered_accommodation",
    family="placement_unregistered",
    title="Children in unregistered accommodation",
    why="A home nobody inspects is a home where nobody looks.",
    caveats="Whether registration is asked for depends on the child's age and the day: the placement's record says so.",
    source="Care Standards Act 2000; Care Planning Regulations as amended in 2021 and 2023",
    standard="Under 16s must be in registered settings since September 2021; 16 and 17 since October 2023 [statutory]",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children looked after at the period end living where registration is required and missing",
    leaves_out="Short breaks",
    population=unregistered,
    measure=Count(),
    polarity=LOW,
    breakdowns=(
        AREA,
        TEAM,
        AGE_BAND,
        PROVIDER_THEN,
        Cohorts("cohort", "Age group", cohorts=(("under 16", under_16), ("16-17", of_16_and_17))),
    ),
    shows={"age": lambda rows: rows.age()},
    reason="aged {age}, looked after since {started_on}",
)
