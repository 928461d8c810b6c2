"""Both tests, out of the area and 20 miles or more; where the distance is not known the child leaves the figure."""

from __future__ import annotations

import numpy as np

from looked_after import codes
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC
from reporting.catalogue.looked_after.looked_after_children import not_short_breaks
from reporting.catalogue.placements._placed import PLACEMENT_TYPE_THEN, PROVIDER_THEN, placement
from reporting.engine.rows import Rows
from reporting.indicators import LOW, Indicator, OpenAt, Share


def ever_unaccompanied(rows: Rows) -> np.ndarray:
    return rows.coded("status", *sorted(codes.UNACCOMPANIED_NOW_OR_BEFORE))


def tenths_of_a_mile(rows: Rows) -> np.ndarray:
    """From home to placement; -1 where that is not known."""
    return placement(rows, "distance_tenths")


def distance_not_known(rows: Rows) -> np.ndarray:
    """Not recorded, or a child who came to the country alone, whose home is elsewhere."""
    return (tenths_of_a_mile(rows) < 0) | rows.holding("immigration_statuses", where=ever_unaccompanied)


def out_of_area_and_far(rows: Rows) -> np.ndarray:
    return (placement(rows, "in_area") == 0) & (tenths_of_a_mile(rows) >= rows.standards["tenths_of_a_mile"])


indicator = Indicator(
    key="lac_placed_out_of_area_20_miles",
    family="placement_distance",
    title="Children placed out of the county and 20 miles or more from home",
    why="Far from home is far from family, friends and the social worker.",
    caveats="Both tests are needed, and 20 miles itself counts: the national form is more than 20 miles, in the area or not.",
    source="Local setting",
    standard="Both tests, 20 miles or more [local setting]",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children looked after at the period end with a known distance",
    marks="Those placed outside the council area and 20 miles or more from home",
    leaves_out="Short breaks; distance not known or not needed (current or former UASC), shown apart",
    population=not_short_breaks,
    excluded={"distance not known or not needed": distance_not_known},
    mark=out_of_area_and_far,
    standards={"tenths_of_a_mile": 200},
    measure=Share(),
    polarity=LOW,
    breakdowns=(AREA, TEAM, AGE_BAND, GENDER, ETHNICITY, UASC, PLACEMENT_TYPE_THEN, PROVIDER_THEN),
    shows={"tenths": tenths_of_a_mile},
    reason="looked after since {started_on}, {tenths} tenths of a mile from home",
)
