"""Foster care and residential care that is bought from private and voluntary providers."""

from __future__ import annotations

import numpy as np

from looked_after.local_choices import COMMISSIONED_PLACEMENTS, COMMISSIONED_PROVIDERS
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC
from reporting.catalogue.looked_after.looked_after_children import not_short_breaks
from reporting.catalogue.placements._placed import PLACEMENT_TYPE_THEN, PROVIDER_THEN, placed_in_listed, provided_by_listed
from reporting.engine.rows import Rows
from reporting.indicators import LOW, Indicator, OpenAt, Share


def bought(rows: Rows) -> np.ndarray:
    return placed_in_listed(rows, rows.standards["types"]) & provided_by_listed(rows, rows.standards["providers"])


indicator = Indicator(
    key="lac_in_commissioned_placement",
    family="placement_type",
    title="Children looked after in a commissioned placement",
    why="What the council has to buy is often farther from home, and dearer.",
    caveats="A placement bought from another council counts only where the list of providers says so.",
    source="Local setting: a list of DfE providers",
    standard="Provider list [local setting], default private and voluntary",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children looked after at the period end",
    marks="Those in fostering or residential placements bought from another provider",
    leaves_out="Short breaks",
    population=not_short_breaks,
    mark=bought,
    standards={"types": COMMISSIONED_PLACEMENTS, "providers": COMMISSIONED_PROVIDERS},
    measure=Share(),
    polarity=LOW,
    breakdowns=(AREA, TEAM, AGE_BAND, GENDER, ETHNICITY, UASC, PROVIDER_THEN, PLACEMENT_TYPE_THEN),
    reason="looked after since {started_on}",
)
