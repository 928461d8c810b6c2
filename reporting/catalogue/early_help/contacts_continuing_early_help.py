"""A contact about a child who has early help already, and keeps it."""

from __future__ import annotations

import numpy as np

from contacts import codes
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, SOURCE, TEAM
from reporting.engine.rows import Rows
from reporting.indicators import INFO, Count, During, Indicator


def continued(rows: Rows) -> np.ndarray:
    return rows.coded("decided_outcome", codes.CONTINUE_EARLY_HELP)


indicator = Indicator(
    key="contacts_continuing_early_help",
    family="early_help_offer",
    title="Contacts on children already in Early Help, offer continued",
    why="Shows how often families in early help come back to the front door.",
    source="Local setting: outcomes of contacts and the early help offer",
    facts="contacts",
    basis=During("decided_on"),
    counts='Contacts decided in the period with the outcome "continue with the Early Help episode"',
    population=continued,
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
