"""The number behind the share."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, REFERRAL_SOURCE, TEAM
from reporting.catalogue.referrals.rereferrals_within_12_months import counted_once_a_day, had_one_in_the_year_before
from reporting.engine.rows import Rows
from reporting.indicators import LOW, Count, During, Indicator


def again_within_the_year(rows: Rows) -> np.ndarray:
    return counted_once_a_day(rows) & had_one_in_the_year_before(rows)


indicator = Indicator(
    key="rereferrals_within_12_months_count",
    family="rereferrals",
    title="Re-referrals within 12 months, number",
    why="Children who come back soon may not have had the help they needed the first time.",
    source="DfE, children in need census",
    standard="12 months, anniversary day included [DfE]",
    facts="referrals",
    basis=During("received_on"),
    counts="Referrals received in the period where the same child had a referral in the 12 months before",
    leaves_out="Another referral on the same day",
    population=again_within_the_year,
    measure=Count(),
    polarity=LOW,
    breakdowns=(
        AREA,
        TEAM,
        REFERRAL_SOURCE,
        AGE_BAND,
        GENDER,
        ETHNICITY,
    ),
    needs_months=12,
    reason="received {received_on}, last referred {earlier_referral_on}",
)
