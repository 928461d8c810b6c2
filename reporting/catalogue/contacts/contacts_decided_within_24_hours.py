"""Elapsed hours, weekends included, of contacts that were decided."""

from __future__ import annotations

import numpy as np

from contacts.timescales import CONTACT_DECISION_24_HOURS
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, OUTCOME, SOURCE, TEAM
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share


def within_24_hours(rows: Rows) -> np.ndarray:
    return rows.standards["clock"].in_time(rows.moment("received_at"), rows.moment("decided_at"))


indicator = Indicator(
    key="contacts_decided_within_24_hours",
    family="contact_decision",
    title="Contacts decided within 24 hours",
    why="Some councils promise the caller an answer by the same time tomorrow.",
    caveats="Not the measure in working days: that one divides by contacts received, this one by contacts decided.",
    source="Local setting: elapsed hours from receipt",
    standard="24 elapsed hours, weekends included [local setting]",
    clock_by="done",
    facts="contacts",
    basis=During("decided_on"),
    counts="Contacts decided in the period",
    marks="Those decided no more than 24 hours after receipt",
    leaves_out="Missing receipt or decision time",
    mark=within_24_hours,
    standards={"clock": CONTACT_DECISION_24_HOURS},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(
        AREA,
        TEAM,
        SOURCE,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        OUTCOME,
    ),
    reason="received {received_at}, decided {decided_at}",
)
