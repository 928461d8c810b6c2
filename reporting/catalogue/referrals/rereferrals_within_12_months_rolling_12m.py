"""The form to set beside published figures: summed from twelve months of referrals, never an average of shares."""

from dataclasses import replace

from reporting.catalogue.referrals.rereferrals_within_12_months import indicator as in_the_month
from reporting.indicators import ROLLING_12

indicator = replace(
    in_the_month,
    key="rereferrals_within_12_months_rolling_12m",
    title="Re-referrals within 12 months, last 12 months",
    window=ROLLING_12,
    standard="As rereferrals_within_12_months [DfE]",
    counts="Referrals received in the 12 months",
    variants=(),
)
