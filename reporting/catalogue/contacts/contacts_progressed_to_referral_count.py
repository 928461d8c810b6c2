"""Counted by contact, not by referral: the two need not tally."""

from __future__ import annotations

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, SOURCE, TEAM
from reporting.catalogue.contacts._decisions import BY_DECISION_DATE, became_referral, new_and_became_referral
from reporting.indicators import INFO, Count, During, Indicator, Variant

NEW_ONLY = Variant(
    "new_only",
    "leaves out contacts on children whose case is already open and contacts addressed to Early Help",
    population=new_and_became_referral,
)


indicator = Indicator(
    key="contacts_progressed_to_referral_count",
    family="contact_progression",
    title="Contacts that became referrals",
    why="What the front door passes on is the demand on social work teams.",
    caveats="A contact without its referral, or a referral without its contact, is a recording fault: list both.",
    source="Local setting: what counts as a contact, and its outcomes",
    facts="contacts",
    basis=During("received_on"),
    counts="Contacts received in the period whose outcome is referral to social care",
    leaves_out="Contacts still waiting for a decision",
    population=became_referral,
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
    variants=(NEW_ONLY, BY_DECISION_DATE),
    reason="received {received_at}, decided {decided_at} as {decided_outcome}",
)
