"""The chain from contact through referral to an assessment that has started."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, SOURCE, TEAM
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share


def led_to_assessment(rows: Rows) -> np.ndarray:
    return rows.led_to_assessment


indicator = Indicator(
    key="contacts_progressed_to_assessment",
    family="contact_progression",
    title="Contacts that led to an assessment, %",
    why="Shows how much of what arrives is serious enough to be looked into.",
    caveats="Follows the same contacts forward, so the latest month is provisional until assessments start.",
    source="Local setting: what counts as a contact, and its outcomes",
    facts="contacts",
    basis=During("received_on"),
    counts="Contacts received in the period",
    marks="Those linked, through a referral, to an assessment that has started",
    mark=led_to_assessment,
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
    reason="received {received_at}",
)
