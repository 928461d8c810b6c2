"""The sum of twelve months of referrals, as they are known on one day."""

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, REFERRAL_SOURCE, TEAM
from reporting.catalogue.referrals.rereferrals_within_12_months import counted_once_a_day
from reporting.indicators import INFO, ROLLING_12, Count, During, Indicator

indicator = Indicator(
    key="referrals_received_rolling_12m",
    family="referrals",
    title="Referrals, last 12 months",
    why="A year smooths the school holidays out.",
    source="DfE, children in need census",
    standard="As referrals_received [DfE]",
    facts="referrals",
    basis=During("received_on"),
    window=ROLLING_12,
    counts="Referrals received in the 12 months",
    leaves_out="As referrals_received",
    population=counted_once_a_day,
    measure=Count(),
    polarity=INFO,
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
