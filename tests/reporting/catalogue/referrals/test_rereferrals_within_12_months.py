from reporting.catalogue.referrals.rereferrals_within_12_months import indicator
from tests.reporting.practice import check


def test_look_back_is_12_months_from_each_referral() -> None:
    check(
        indicator,
        "2026-03",
        """
        child | team | received_on | outcome           | counts?
        ------+------+-------------+-------------------+--------
        Ava   | N1   | 2025-03-15  |                   | -
        Ava   | N1   | 2026-03-15  |                   | yes      # the anniversary day is within 12 months
        Ben   | N1   | 2025-03-14  |                   | -
        Ben   | N1   | 2026-03-15  |                   | no       # one day more
        Cal   | S1   | 2026-03-02  |                   | no       # never before
        Cal   | S1   | 2026-03-02  |                   | -        # twice on one day is one referral
        Dee   | S1   | 2026-03-02  |                   | no
        Dee   | S1   | 2026-03-20  |                   | yes      # within the month itself
        """,
        expect={"Council": (2, 5), "N1": (1, 2), "S1": (1, 3), "Hub": (0, 0)},
    )


def test_different_children_count_once_in_each_unit() -> None:
    check(
        indicator.form("children"),
        "2026-03",
        """
        child | team | received_on | counts?
        ------+------+-------------+--------
        Ava   | N1   | 2026-03-02  | -        # the later referral stands for her
        Ava   | S1   | 2026-03-20  | yes
        Ben   | N1   | 2026-03-05  | no
        """,
        expect={"Council": (1, 2), "N1": (0, 2), "S1": (1, 1)},
    )
