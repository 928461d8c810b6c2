import pytest

from reporting.catalogue.cin.cin_with_up_to_date_plan import indicator
from tests.choices import worked_to
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


@pytest.mark.parametrize(
    ("team_type", "ava", "ben"),
    [(None, "yes", "yes"), ("team_type:duty", "yes", "no"), ("team_type:child_protection", "no", "yes")],
)
def test_half_a_year_in_one_type_of_team(team_type: str | None, ava: str, ben: str) -> None:
    """Reviewed on 30 November: three months were over in February, six are not on 31 March. Cal's plan itself began in N1."""
    worked_to("cin_review", "month", 6, team_type_id=team_type)
    check(
        indicator,
        "2026-03",
        f"""
        child | team | started_on | counts?
        Ava   | N1   | 2025-06-01 | {ava}
        Ben   | N1   | 2025-06-01 | {ben}
        Cal   | N2   | 2025-06-01 | {ava}
        """,
        others={
            "cin_plans": """
            child | team | started_on
            Ava   | N1   | 2025-06-10
            Ben   | N1   | 2025-06-10
            Cal   | N1   | 2025-11-30
            """,
            "cin_reviews": """
            child | team | held_on
            Ava   | N1   | 2025-11-30
            Ben   | N2   | 2025-11-30
            """,
        },
        expect={"Council": (f"{ava}{ben}{ava}".count("yes"), 3)},
    )
