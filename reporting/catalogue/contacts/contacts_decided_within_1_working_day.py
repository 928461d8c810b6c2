"""Divided by contacts received, so that one nobody has decided counts as late once its limit has passed."""

from __future__ import annotations

import numpy as np

from contacts.timescales import CONTACT_DECISION
from csc.periods import NEVER
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, OUTCOME, SOURCE, TEAM
from reporting.catalogue.contacts.contacts_received import new_contacts
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share, Variant


def decided_or_overdue(rows: Rows) -> np.ndarray:
    """A contact still undecided is neither in time nor late until its limit has passed."""
    overdue = rows.standards["clock"].overdue(rows.moment("received_at"), np.full(len(rows), rows.as_at))
    return (rows.decided_on < NEVER) | overdue


def decided_in_time(rows: Rows) -> np.ndarray:
    return rows.standards["clock"].in_time(rows.moment("received_at"), rows.decided_on)


indicator = Indicator(
    key="contacts_decided_within_1_working_day",
    family="contact_decision",
    title="Contacts decided within 1 working day",
    why="A child at risk cannot wait for somebody to read the message.",
    caveats="Read beside the contacts still waiting past the limit: late work must not vanish by staying open.",
    source="Working Together sets one working day for referrals; for contacts it is a local setting",
    standard=(
        "1 working day from contact received; statutory guidance sets it for referrals, so for contacts it is a "
        "[local setting] (length, unit, cut-off hour)"
    ),
    clock_by="due",
    facts="contacts",
    basis=During("received_on"),
    counts="Contacts received in the period",
    marks="Those with a manager decision no later than the first working day after the day received",
    leaves_out="Contacts whose limit has not yet passed and that are undecided",
    population=decided_or_overdue,
    mark=decided_in_time,
    standards={"clock": CONTACT_DECISION},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, SOURCE, AGE_BAND, GENDER, ETHNICITY, OUTCOME),
    variants=(
        Variant(
            "new_only",
            "leaves out contacts on children whose case is already open and contacts addressed to Early Help",
            population=lambda rows: decided_or_overdue(rows) & new_contacts(rows),
        ),
    ),
    pair_with=("contacts_awaiting_decision_overdue",),
    reason="received {received_at}, decided {decided_at}",
)
