"""By the council's own list of groups."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AREA
from reporting.catalogue.permanence._adoptions import from_care
from reporting.engine.rows import Rows
from reporting.indicators import INFO, During, Indicator, Share

IN_NO_SUCH_GROUP = "harder_to_place:none"


def harder_to_place(rows: Rows) -> np.ndarray:
    return (rows.harder_to_place > 0) & ~rows.coded("harder_to_place", IN_NO_SUCH_GROUP)


indicator = Indicator(
    key="adoptions_harder_to_place",
    family="adoption",
    title="Adopted children in a harder to place group",
    why="Children for whom it takes longer to find a family need no less of one.",
    caveats="The groups are the council's own, so nothing to compare with others. Not recorded counts as none.",
    source="Local setting",
    standard="Groups are a [local setting]",
    facts="adoption_plans",
    basis=During("ordered_on"),
    counted="child",
    counts="Children adopted in the period",
    marks="Those flagged harder to place (age, sibling group, disability, ethnicity)",
    population=from_care,
    mark=harder_to_place,
    measure=Share(),
    polarity=INFO,
    breakdowns=(AREA,),
    reason="adopted {ordered_on}, {harder_to_place}",
)
