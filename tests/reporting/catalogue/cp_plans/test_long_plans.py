"""How long plans last: two years or more of those open and of those ended, over 18 months."""

from reporting.catalogue.cp_plans import (
    cp_plans_ended_after_2_years_or_more,
    cp_plans_open_2_years_or_more,
    cp_plans_open_over_18_months,
)
from tests.reporting.practice import check


def test_open_for_two_years_on_the_anniversary() -> None:
    check(
        cp_plans_open_2_years_or_more.indicator,
        "2026-03",
        """
        child | team | started_on | ended_on   | for_other_authority | counts?
        Ava   | N1   | 2024-03-31 |            |                     | yes    # the second anniversary is today
        Ben   | N1   | 2024-04-01 |            |                     | no     # it is tomorrow
        Cal   | S1   | 2020-01-05 | 2026-03-31 |                     | -      # ended today
        Dee   | S1   | 2020-01-05 |            | yes                 | -
        """,
        expect={"Council": (1, 2), "N1": (1, 2), "S1": (0, 0)},
    )


def test_begun_on_a_leap_day() -> None:
    row = "child | team | started_on | counts?\nAva | N1 | 2024-02-29 | yes"
    check(cp_plans_open_2_years_or_more.indicator, "2026-02", row, expect={"Council": (1, 1)})


def test_ended_after_two_years() -> None:
    check(
        cp_plans_ended_after_2_years_or_more.indicator,
        "2026-03",
        """
        child | team | started_on | ended_on   | for_other_authority | counts?
        Ava   | N1   | 2024-03-10 | 2026-03-10 |                     | yes
        Ben   | N1   | 2024-03-11 | 2026-03-10 |                     | no
        Cal   | S1   | 2020-01-05 | 2026-04-01 |                     | -      # ended in April
        Dee   | S1   | 2020-01-05 | 2026-03-10 | yes                 | -
        """,
        expect={"Council": (1, 2), "N1": (1, 2), "S1": (0, 0)},
    )


def test_open_over_18_months() -> None:
    check(
        cp_plans_open_over_18_months.indicator,
        "2026-04",
        """
        child | team | started_on | ended_on   | counts?
        Ava   | N1   | 2024-10-29 |            | yes    # 18 months were over yesterday
        Ben   | N1   | 2024-10-30 |            | no     # they are over today: not more than 18
        Cal   | S1   | 2024-01-05 | 2026-04-30 | -
        """,
        expect={"Council": (1, 2)},
    )
