"""A new offer of early help, for a child who was not receiving it."""

from __future__ import annotations

import numpy as np

from contacts import codes
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, SOURCE, TEAM
from reporting.engine.rows import Rows
from reporting.indicators import INFO, Count, During, Indicator


def newly_offered(rows: Rows) -> np.ndarray:
    return rows.coded("decided_outcome", codes.EARLY_HELP) & ~rows.early_help_was_open


indicator = Indicator(
    key="contacts_progressed_to_early_help",
    family="early_help_offer",
    title="Contacts passed to Early Help",
    why="Help at the right moment keeps children out of the social care system.",
    caveats="Continuing an offer is another outcome with an indicator of its own.",
    source="Local setting: outcomes of contacts and the early help offer",
    facts="contacts",
    basis=During("decided_on"),
    counts="Contacts decided in the period with the outcome Early Help, child not already receiving it",
    population=newly_offered,
    measure=Count(),
    polarity=INFO,
    breakdowns=(
        AREA,
        TEAM,
        SOURCE,
        AGE_BAND,
        GENDER,
        ETHNICITY,
    ),
    reason="decided {decided_at} as {decided_outcome}",
)
