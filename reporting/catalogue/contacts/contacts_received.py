"""Every contact counts; `new_only` leaves out what some councils take out by hand."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, METHOD, OUTCOME, SOURCE, TEAM, TEAM_TYPE
from reporting.engine.rows import Rows
from reporting.indicators import INFO, Count, During, Indicator, Variant


def counted_once_a_message(rows: Rows) -> np.ndarray:
    """Of records alike in child, day, source and method the first: the others are one message recorded again."""
    return rows.first_of_its_message


def new_messages(rows: Rows) -> np.ndarray:
    return new_contacts(rows) & rows.first_of_its_message


def new_contacts(rows: Rows) -> np.ndarray:
    """Not about a child whose case is open already, and not addressed to early help."""
    return ~rows.case_was_open & ~rows.to_early_help


WITHOUT = "leaves out contacts on children whose case is already open and contacts addressed to Early Help"

NEW_ONLY = Variant("new_only", WITHOUT, population=new_contacts)
"""For the shares of contacts, in which every record is judged."""

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
    leaves_out="Exact duplicates of one message about one child on one day",
    population=counted_once_a_message,
    measure=Count(),
    polarity=INFO,
    breakdowns=(AREA, TEAM, SOURCE, AGE_BAND, GENDER, ETHNICITY, METHOD, OUTCOME, TEAM_TYPE),
    variants=(Variant("new_only", WITHOUT, population=new_messages),),
    version=2,
    reason="received {received_at}, {method}",
)
