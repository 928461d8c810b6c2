"""Every contact counts; `new_only` leaves out what some councils take out by hand."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, METHOD, OUTCOME, SOURCE, TEAM, TEAM_TYPE
from reporting.engine.rows import Rows
from reporting.indicators import INFO, Count, During, Indicator, Variant


def new_contacts(rows: Rows) -> np.ndarray:
    """Not about a child whose case is open already, and not addressed to early help."""
    return ~rows.case_was_open & ~rows.to_early_help


NEW_ONLY = Variant(
    "new_only",
    "leaves out contacts on children whose case is already open and contacts addressed to Early Help",
    population=new_contacts,
)

indicator = Indicator(
    key="contacts_received",
    family="contacts",
    title="Contacts received",
    why="Demand on the front door: every other figure of the front door is read against it.",
    caveats=(
        "There is no national definition of a contact. Never compare councils without naming the variant. "
        "Contacts received and contacts completed in a month are two different counts."
    ),
    source="Local setting: which contacts count",
    facts="contacts",
    basis=During("received_on"),
    counts="Contacts received in the period, one for each child the contact is about",
    measure=Count(),
    polarity=INFO,
    breakdowns=(AREA, TEAM, SOURCE, AGE_BAND, GENDER, ETHNICITY, METHOD, OUTCOME, TEAM_TYPE),
    variants=(NEW_ONLY,),
    reason="received {received_at}, {method}",
)
