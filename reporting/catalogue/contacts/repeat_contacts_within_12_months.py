"""Look back from each contact, never from the start of the window."""

from __future__ import annotations

import numpy as np

from contacts.timescales import REPEAT_CONTACT
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, SOURCE, TEAM
from reporting.catalogue.contacts.contacts_received import counted_once_a_message
from reporting.engine.rows import Rows
from reporting.indicators import ROLLING_12, WITHIN_RANGE, During, Indicator, Share


def had_one_in_the_year_before(rows: Rows) -> np.ndarray:
    """An earlier day's contact no more than 12 months before: the anniversary counts, the day itself does not."""
    return REPEAT_CONTACT.statutory.in_time(rows.earlier_contact_on, rows.received_on)


indicator = Indicator(
    key="repeat_contacts_within_12_months",
    family="repeat_contacts",
    title="Repeat contacts within 12 months",
    why="The same child again and again at the front door is a child nobody has helped yet.",
    caveats="Needs one identity for each child: merge duplicates first. Several messages of one day are one.",
    source="Local setting: look-back of 12 months",
    standard="Look-back 12 months from each contact [local setting]",
    facts="contacts",
    basis=During("received_on"),
    window=ROLLING_12,
    counts="Contacts received in the 12 months",
    marks="Those about a child who had an earlier contact in the 12 months before that contact",
    leaves_out="Duplicates of one message on one day",
    population=counted_once_a_message,
    mark=had_one_in_the_year_before,
    measure=Share(),
    polarity=WITHIN_RANGE,
    breakdowns=(
        AREA,
        TEAM,
        SOURCE,
        AGE_BAND,
        GENDER,
        ETHNICITY,
    ),
    version=2,
    needs_months=12,
    reason="received {received_at}, last contact {earlier_contact_on}",
)
