"""Look back from each referral, never from the start of the window."""

from __future__ import annotations

import numpy as np

from contacts.timescales import REREFERRAL
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, REFERRAL_SOURCE, TEAM
from reporting.engine.rows import Rows
from reporting.indicators import LOW, During, Indicator, Share, Variant

NO_FURTHER_ACTION = "no_further_action"


def counted_once_a_day(rows: Rows) -> np.ndarray:
    """Several referrals of one child on one day are one (rules.md A03)."""
    return rows.first_of_its_day


def had_one_in_the_year_before(rows: Rows) -> np.ndarray:
    """An earlier day's referral no more than 12 months before: the anniversary counts, the day itself does not."""
    return REREFERRAL.statutory.in_time(rows.earlier_referral_on, rows.received_on)


def led_to_something(rows: Rows) -> np.ndarray:
    return ~rows.grouped("outcome", "referral_outcome", NO_FURTHER_ACTION)


def had_an_active_one_in_the_year_before(rows: Rows) -> np.ndarray:
    """The same, earlier referrals that ended in no further action left aside."""
    earlier = rows.latest("referrals", "received_on", where=led_to_something, at=rows.received_on, before=True)
    return REREFERRAL.statutory.in_time(earlier, rows.received_on)


indicator = Indicator(
    key="rereferrals_within_12_months",
    family="rereferrals",
    title="Re-referrals within 12 months",
    why="Children who come back soon may not have had the help they needed the first time.",
    caveats="A target can be a range: very few may mean that nobody dares to refer again. Needs 24 months of history.",
    source="DfE, children in need census (children referred within 12 months of an earlier referral)",
    standard="12 months from the earlier referral date, anniversary day included [DfE]",
    facts="referrals",
    basis=During("received_on"),
    counts="Referrals received in the period",
    marks="Those where the same child had a referral in the 12 months before that referral",
    leaves_out="Another referral on the same day",
    population=counted_once_a_day,
    mark=had_one_in_the_year_before,
    measure=Share(),
    polarity=LOW,
    breakdowns=(AREA, TEAM, REFERRAL_SOURCE, AGE_BAND, GENDER, ETHNICITY),
    variants=(
        Variant(
            "excluding_nfa",
            "earlier referrals closed with no further action are ignored",
            mark=had_an_active_one_in_the_year_before,
        ),
        Variant("children", "different children instead of referrals", distinct="child"),
    ),
    needs_months=12,
    reason="received {received_on}, last referred {earlier_referral_on}",
)
