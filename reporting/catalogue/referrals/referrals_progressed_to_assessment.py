"""A cohort of referrals, followed to an assessment that has started."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, REFERRAL_SOURCE, TEAM
from reporting.catalogue.referrals.rereferrals_within_12_months import counted_once_a_day
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, During, Indicator, Share


def has_assessment(rows: Rows) -> np.ndarray:
    return rows.has_assessment


indicator = Indicator(
    key="referrals_progressed_to_assessment",
    family="referral_progression",
    title="Referrals that went on to assessment",
    why="A referral should mean that somebody will look into the child's life.",
    caveats="The latest month is provisional until assessments start.",
    source="The modern form of national indicator 68",
    standard="none (modern form of NI 68)",
    facts="referrals",
    basis=During("received_on"),
    counts="Referrals received in the period",
    marks="Those with an assessment started because of the referral",
    population=counted_once_a_day,
    mark=has_assessment,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(
        AREA,
        TEAM,
        REFERRAL_SOURCE,
        AGE_BAND,
        GENDER,
        ETHNICITY,
    ),
    reason="received {received_on}",
)
