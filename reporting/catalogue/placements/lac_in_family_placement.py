"""Foster care, relatives, adopters, and children living with their parents."""

from __future__ import annotations

import numpy as np

from looked_after.local_choices import FAMILY_PLACEMENTS
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC
from reporting.catalogue.looked_after.looked_after_children import not_short_breaks
from reporting.catalogue.placements._placed import PROVIDER_THEN, placed_in_listed
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share


def in_a_family(rows: Rows) -> np.ndarray:
    return placed_in_listed(rows, rows.standards["types"])


indicator = Indicator(
    key="lac_in_family_placement",
    family="placement_type",
    title="Children looked after in a family setting",
    why="Most children grow up best in a family.",
    caveats="Includes children living with their parents: councils differ in that.",
    source="Local setting: a list of DfE placement types",
    standard="List of placement types [local setting]",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children looked after at the period end",
    marks="Those in foster care, with relatives, with adopters or with parents",
    leaves_out="Short breaks",
    population=not_short_breaks,
    mark=in_a_family,
    standards={"types": FAMILY_PLACEMENTS},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, AGE_BAND, GENDER, ETHNICITY, UASC, PROVIDER_THEN),
    reason="looked after since {started_on}",
)
