"""From the court's leave to place the child until a family was found."""

from __future__ import annotations

import numpy as np

from csc.periods import NEVER
from reporting.breakdowns import AGE_BAND, AREA, TEAM
from reporting.catalogue.permanence._adoptions import days_from_order_to_match, from_care
from reporting.engine.rows import Rows
from reporting.indicators import FINANCIAL_YEAR_TO_DATE, LOW, During, Indicator, Mean


def placed_under_an_order(rows: Rows) -> np.ndarray:
    return from_care(rows) & (rows.placement_order_on < NEVER) & (rows.placed_on < NEVER)


def match_missing(rows: Rows) -> np.ndarray:
    return rows.matched_on == NEVER


indicator = Indicator(
    key="adoption_days_order_to_match_a2",
    family="adoption_timeliness",
    title="Days from placement order to match (A2)",
    why="The time in which only a family is missing.",
    caveats="A child matched before the order counts with no days. The target belongs to its own three years.",
    source="DfE, adoption scorecard A2",
    standard="Target by 3-year period, 121 days from 2013-16; 0 if matched first [DfE]",
    facts="adoption_plans",
    basis=During("ordered_on"),
    window=FINANCIAL_YEAR_TO_DATE,
    counted="child",
    counts="Children adopted since 1 April with a placement order",
    marks="Days from the placement order to the match",
    leaves_out="No placement order; never placed",
    population=placed_under_an_order,
    excluded={"day of the match missing": match_missing},
    mark=days_from_order_to_match,
    measure=Mean(unit="days"),
    polarity=LOW,
    breakdowns=(AREA, TEAM, AGE_BAND),
    shows={"days": days_from_order_to_match},
    reason="placement order {placement_order_on}, matched {matched_on}: {days} days",
)
