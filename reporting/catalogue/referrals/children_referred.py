"""Different children: months do not add up to the year."""

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, REFERRAL_SOURCE, TEAM
from reporting.catalogue.referrals.rereferrals_within_12_months import counted_once_a_day
from reporting.indicators import INFO, Count, During, Indicator

indicator = Indicator(
    key="children_referred",
    family="referrals",
    title="Children referred",
    why="Events say how much work came, children say how many lives it is about.",
    caveats="A child referred in two months is one child of the quarter and of the year.",
    source="DfE, children in need census",
    standard="DfE publishes both events and children [DfE]",
    facts="referrals",
    basis=During("received_on"),
    counted="child",
    counts="Different children with at least one referral in the period",
    leaves_out="A child referred twice counts once",
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
    distinct="child",
    reason="received {received_on}",
)
