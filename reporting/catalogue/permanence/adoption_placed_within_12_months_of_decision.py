"""National indicator 61: to moving in with the adopters with whom the child then stayed."""

from __future__ import annotations

import numpy as np

from looked_after.timescales import ADOPTION_PLACEMENT
from reporting.breakdowns import AGE_BAND, AREA, TEAM
from reporting.catalogue.permanence._adoptions import disrupted, from_care
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share


def adopted_by_those_first_placed_with(rows: Rows) -> np.ndarray:
    return from_care(rows) & ~disrupted(rows)


def placed_in_time(rows: Rows) -> np.ndarray:
    return rows.standards["clock"].in_time(rows.decided_on, rows.placed_on)


indicator = Indicator(
    key="adoption_placed_within_12_months_of_decision",
    family="adoption_timeliness",
    title="Placed for adoption within 12 months of the decision",
    why="The waiting ends when the child moves in, not when the court seals it.",
    caveats="Few children: read the fraction, not the share. Nobody adopted, no share.",
    source="National indicator 61",
    standard="12 months, decision to placement [DfE], NI 61",
    clock_by="done",
    facts="adoption_plans",
    basis=During("ordered_on"),
    counted="child",
    counts="Children adopted in the period",
    marks="Those placed with the adopters no more than 12 months after the decision and still there at adoption",
    leaves_out="Placement broke down before adoption",
    population=adopted_by_those_first_placed_with,
    mark=placed_in_time,
    standards={"clock": ADOPTION_PLACEMENT.statutory},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, AGE_BAND),
    reason="decided {decided_on}, placed {placed_on}, adopted {ordered_on}",
)
