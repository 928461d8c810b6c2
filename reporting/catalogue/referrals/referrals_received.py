"""One for each child; several of one child on one day are one."""

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, REFERRAL_OUTCOME, REFERRAL_SOURCE, TEAM
from reporting.catalogue.referrals.rereferrals_within_12_months import counted_once_a_day
from reporting.indicators import INFO, Count, During, Indicator

indicator = Indicator(
    key="referrals_received",
    family="referrals",
    title="Referrals received",
    why="New demand on social work: every later figure of the journey begins here.",
    caveats="No referral is recorded while the case is open, so a change of practice there moves this count.",
    source="DfE, children in need census",
    standard="A request for services for a child not currently in need [DfE]",
    facts="referrals",
    basis=During("received_on"),
    counts="Referrals received in the period, one for each child",
    leaves_out="Several referrals of one child on one day count once; no referral is recorded while the case is open",
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
        REFERRAL_OUTCOME,
    ),
    reason="received {received_on}, {source}",
)
