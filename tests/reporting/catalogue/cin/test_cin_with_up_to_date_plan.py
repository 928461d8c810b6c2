from reporting.catalogue.cin.cin_with_up_to_date_plan import indicator
from tests.reporting.practice import check


def test_a_plan_agreed_or_reviewed_within_three_months() -> None:
    """45 days before 31 March are 14 February; three months before are 31 December."""
    check(
        indicator,
        "2026-03",
        """
        child | team | started_on | counts?
        ------+------+------------+--------
        Ava   | N1   | 2025-06-01 | yes     # plan agreed three months ago to the day
        Ben   | N1   | 2025-06-01 | no      # a day earlier, never reviewed
        Cal   | N1   | 2025-06-01 | yes     # agreed long ago, reviewed since
        Dee   | S1   | 2026-02-14 | no      # open 45 days, no plan
        Eve   | S1   | 2026-02-15 | -       # open 44 days
        Fay   | S1   | 2025-06-01 | -       # on a child protection plan
        Gus   | S1   | 2025-06-01 | no      # the plan ended that day: none is in force
        Hal   | S1   | 2025-06-01 | no      # the review is in April
        """,
        others={
            "cin_plans": """
            child | team | started_on | ended_on
            Ava   | N1   | 2025-12-31 |
            Ben   | N1   | 2025-12-30 |
            Cal   | N1   | 2025-06-10 |
            Fay   | S1   | 2025-12-31 |
            Gus   | S1   | 2026-02-01 | 2026-03-31
            Hal   | S1   | 2025-06-10 |
            """,
            "cin_reviews": """
            child | team | held_on
            Cal   | N1   | 2026-01-15
            Hal   | S1   | 2026-04-01
            """,
            "cp_plans": """
            child | team | started_on
            Fay   | S1   | 2026-01-05
            """,
        },
        as_at="2026-04-30",
        expect={"Council": (2, 6), "N1": (2, 3), "S1": (0, 3)},
    )
