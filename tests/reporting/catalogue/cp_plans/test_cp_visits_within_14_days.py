from reporting.catalogue.cp_plans.cp_visits_within_14_days import indicator
from tests.reporting.practice import check


def test_the_gap_at_the_end_of_the_month() -> None:
    listed = check(
        indicator,
        "2026-03",
        """
        id | child | team | started_on | ended_on | counts?
        ---+-------+------+------------+----------+--------
        A  | Ava   | N1   | 2026-01-05 |          | yes      # seen on 17 March, 14 days before
        B  | Ben   | N1   | 2026-01-05 |          | no       # seen on 16 March, 15 days before
        C  | Cal   | N1   | 2026-01-05 |          | no       # visited on 30 March, not seen
        D  | Dee   | S1   | 2026-01-05 |          | no       # seen on 30 March, record not finished
        E  | Eve   | S1   | 2026-03-24 |          | no       # 7 days on a plan, never seen
        F  | Fay   | S1   | 2026-03-25 |          | -        # 6 days on a plan
        """,
        others={
            "cp_visits": """
            plan | child | visited_on | completed_on | child_seen
            A    | Ava   | 2026-03-17 | 2026-03-18   | yes
            A    | Ava   | 2026-04-01 | 2026-04-01   | yes
            B    | Ben   | 2026-03-16 | 2026-03-16   | yes
            C    | Cal   | 2026-03-30 | 2026-03-30   | no
            D    | Dee   | 2026-03-30 |              | yes
            """
        },
        expect={"Council": (1, 5), "N1": (1, 3), "S1": (0, 2)},
    )
    assert listed[0].reason == "counts: on a plan since 5 January 2026, last seen 17 March 2026"
