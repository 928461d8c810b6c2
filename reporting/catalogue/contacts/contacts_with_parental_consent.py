"""Consent already obtained when the contact arrived; unknown is not no."""

from __future__ import annotations

import numpy as np

from contacts import codes
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, SOURCE, TEAM
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share


def answered(rows: Rows) -> np.ndarray:
    return rows.coded("consent", codes.CONSENT_OBTAINED, codes.CONSENT_REFUSED)


def obtained(rows: Rows) -> np.ndarray:
    return rows.coded("consent", codes.CONSENT_OBTAINED)


indicator = Indicator(
    key="contacts_with_parental_consent",
    family="contact_consent",
    title="Contacts arriving with parental consent",
    why="Families should hear from the caller, not from the council, that a concern was passed on.",
    caveats="Consent that was not needed, overridden or not recorded is in neither part: print it beside.",
    source="Local setting: what counts as a contact, and its outcomes",
    facts="contacts",
    basis=During("received_on"),
    counts="Contacts received in the period with consent recorded as yes or no",
    marks="Those where consent was already obtained on arrival",
    leaves_out="Consent not recorded or not needed (shown apart)",
    population=answered,
    mark=obtained,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(
        AREA,
        TEAM,
        SOURCE,
        AGE_BAND,
        GENDER,
        ETHNICITY,
    ),
    reason="received {received_at}, consent {consent}",
)
