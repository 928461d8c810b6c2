from reporting.catalogue.referrals.rereferrals_within_12_months_rolling_12m import indicator
from tests.reporting.practice import check


def test_twelve_months_of_referrals_each_looking_back_its_own_year() -> None:
    check(
        indicator,
        "2026-03",
        """
        child | team | received_on | counts?
        ------+------+-------------+--------
        Ava   | N1   | 2025-03-31  | -        # the day before the window
        Ava   | N1   | 2025-04-01  | yes      # first day of the window, one day after the last
        Ben   | N1   | 2024-06-01  | -
        Ben   | N1   | 2025-05-31  | yes      # looks back beyond the window
        Cal   | S1   | 2026-03-31  | no
        Dee   | S1   | 2026-04-01  | -
        """,
        expect={"Council": (2, 3), "North": (2, 2), "South": (0, 1)},
    )
