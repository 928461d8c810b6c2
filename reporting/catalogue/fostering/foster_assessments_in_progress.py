"""Under way on the date, on hold included: the cohorts tell them apart."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AREA, Cohorts
from reporting.engine.rows import Rows
from reporting.indicators import INFO, Count, Indicator, OpenAt


def of_this_council(rows: Rows) -> np.ndarray:
    return rows.of("foster_households", "own", by="household")


def on_hold(rows: Rows) -> np.ndarray:
    return (rows.on_hold_from <= rows.at) & (rows.on_hold_to > rows.at)


def active(rows: Rows) -> np.ndarray:
    return ~on_hold(rows)


indicator = Indicator(
    key="foster_assessments_in_progress",
    family="foster_households",
    title="Foster carer assessments under way",
    why="Homes that may be there in half a year.",
    source="Local setting: the fostering register",
    facts="foster_assessments",
    basis=OpenAt("started_on", "completed_on"),
    counted="household",
    counts="Foster carer households being assessed at the period end",
    population=of_this_council,
    measure=Count(),
    polarity=INFO,
    breakdowns=(AREA, Cohorts("cohort", "State", cohorts=(("active", active), ("on hold", on_hold)))),
    figure_from="either",
    reason="assessment since {started_on}",
)
