"""The partner of every share decided in time: what nobody has decided yet."""

from __future__ import annotations

import numpy as np

from contacts.timescales import CONTACT_DECISION
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, SOURCE, TEAM
from reporting.engine.rows import Rows
from reporting.indicators import LOW, Count, Indicator, OpenAt


def past_the_limit(rows: Rows) -> np.ndarray:
    """Undecided at the end of the period, and its limit over by then."""
    return rows.standards["clock"].overdue(rows.moment("received_at"), rows.at)


indicator = Indicator(
    key="contacts_awaiting_decision_overdue",
    family="contact_decision",
    title="Contacts still waiting for a decision past the limit",
    why="Late work must not vanish by staying open.",
    source="Local setting, as the contact decision limit",
    standard="Same limit as the council's contact decision standard [local setting]",
    clock_by="due",
    facts="contacts",
    basis=OpenAt("received_on", "decided_on"),
    counts="Contacts undecided at the period end whose decision limit has passed",
    population=past_the_limit,
    standards={"clock": CONTACT_DECISION},
    measure=Count(),
    polarity=LOW,
    breakdowns=(
        AREA,
        TEAM,
        SOURCE,
        AGE_BAND,
        GENDER,
        ETHNICITY,
    ),
    beyond=True,
    reason="received {received_at}, not decided by the end of the period",
)
