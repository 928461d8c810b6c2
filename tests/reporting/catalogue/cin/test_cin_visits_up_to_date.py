from reporting.catalogue.cin.cin_visits_up_to_date import indicator
from tests.reporting.practice import check


def test_seen_within_twenty_working_days() -> None:
    """On 31 March day 20 counts from Tuesday 3 March."""
    check(
        indicator,
        "2026-03",
        """
        child | team | started_on | counts?
        ------+------+------------+--------
        Ava   | N1   | 2025-06-01 | yes     # seen on 3 March
        Ben   | N1   | 2025-06-01 | no      # seen on 2 March
        Cal   | N1   | 2025-06-01 | no      # visited, not seen
        Dee   | S1   | 2025-06-01 | -       # no plan: nobody has said how often
        Eve   | S1   | 2025-06-01 | no      # plan of 3 March, one interval old
        Fay   | S1   | 2025-06-01 | -       # plan of 4 March
        """,
        others={
            "cin_plans": """
            child | team | started_on
            Ava   | N1   | 2025-06-10
            Ben   | N1   | 2025-06-10
            Cal   | N1   | 2025-06-10
            Eve   | S1   | 2026-03-03
            Fay   | S1   | 2026-03-04
            """,
            "cin_visits": """
            child | team | visited_on | completed_on | child_seen
            Ava   | N1   | 2026-03-03 | 2026-03-05   | yes
            Ben   | N1   | 2026-03-02 | 2026-03-02   | yes
            Cal   | N1   | 2026-03-20 | 2026-03-20   | no
            """,
        },
        expect={"Council": (1, 4), "N1": (1, 3), "S1": (0, 1)},
    )
