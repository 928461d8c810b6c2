"""Age of open work; the fifteenth day is inside."""

from __future__ import annotations

import numpy as np

from protection.timescales import ENQUIRY
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, WORKER
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share


def within_the_limit(rows: Rows) -> np.ndarray:
    return ~rows.standards["clock"].overdue(rows.started_on, rows.at)


indicator = Indicator(
    key="s47_open_within_15_working_days",
    family="s47_open",
    title="Open section 47 enquiries within 15 working days",
    why="An enquiry that drags on leaves a child between safety and suspicion.",
    caveats="No legal limit for the enquiry itself: it is the limit of the conference that may follow.",
    source="Local setting",
    standard="15 working days [local setting]; no legal limit for the enquiry itself",
    clock_by="due",
    facts="s47_enquiries",
    basis=OpenAt("started_on", "completed_on"),
    counts="Section 47 enquiries open at the period end",
    marks="Those no more than 15 working days old",
    mark=within_the_limit,
    standards={"clock": ENQUIRY.statutory},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        AGE_BAND,
        GENDER,
        ETHNICITY,
    ),
    reason="open since {started_on}",
)
