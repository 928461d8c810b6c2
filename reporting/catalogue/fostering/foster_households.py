"""Households, not carers, approved by this council: those of agencies are counted by the agencies."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AREA
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Count, Indicator, OpenAt


def own(rows: Rows) -> np.ndarray:
    return rows.own


indicator = Indicator(
    key="foster_households",
    family="foster_households",
    title="Foster carer households",
    why="Homes the council can offer a child tonight.",
    caveats="Connected persons approved as carers are in. Typed in where carers are kept in another system.",
    source="Local setting: the fostering register",
    facts="foster_households",
    basis=OpenAt("approved_on", "ended_on"),
    counted="household",
    counts="Foster carer households approved by this council at the period end",
    leaves_out="Agency carers",
    population=own,
    measure=Count(),
    polarity=HIGH,
    breakdowns=(AREA,),
    figure_from="either",
    reason="approved {approved_on}",
)
