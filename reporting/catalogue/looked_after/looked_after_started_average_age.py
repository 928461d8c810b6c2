"""Decimal age, the mean of a few children: read the number beside it."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AREA, ETHNICITY, GENDER, TEAM
from reporting.catalogue.looked_after.looked_after_children import not_short_breaks
from reporting.engine.rows import Rows
from reporting.indicators import INFO, During, Indicator, Mean


def age_in_hundredths(rows: Rows) -> np.ndarray:
    """Age at the start in hundredths of a year of 365.25 days."""
    return (rows.started_on - rows.of_child("born_on")) * 10_000 // 36_525


def not_born_yet(rows: Rows) -> np.ndarray:
    return rows.of_child("born_on") > rows.started_on


indicator = Indicator(
    key="looked_after_started_average_age",
    family="looked_after_starts",
    title="Average age on starting to be looked after",
    why="Babies and teenagers come into care for different reasons and need different homes.",
    source="Local setting",
    facts="care_periods",
    basis=During("started_on"),
    counts="Periods of care started in the period",
    leaves_out="Short breaks",
    population=not_short_breaks,
    mark=age_in_hundredths,
    measure=Mean(scale=100, unit="years"),
    polarity=INFO,
    breakdowns=(
        AREA,
        TEAM,
        GENDER,
        ETHNICITY,
    ),
    excluded={"date of birth missing or after the start": not_born_yet},
    reason="started {started_on}",
)
