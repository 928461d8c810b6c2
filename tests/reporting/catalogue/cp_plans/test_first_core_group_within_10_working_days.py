from reporting.catalogue.cp_plans.first_core_group_within_10_working_days import indicator
from tests.reporting.practice import check


def test_the_tenth_working_day_over_easter() -> None:
    """From Tuesday 24 March: Good Friday and Easter Monday are not worked, so day 10 is Thursday 9 April."""
    check(
        indicator,
        "2026-04",
        """
        id | child | team | started_on | ended_on   | for_other_authority | counts?
        ---+-------+------+------------+------------+---------------------+--------
        A  | Ava   | N1   | 2026-03-24 |            |                     | yes     # held on day 10
        B  | Ben   | N1   | 2026-03-24 |            |                     | no      # held on day 11
        C  | Cal   | N1   | 2026-03-24 |            |                     | no      # never held
        D  | Dee   | S1   | 2026-03-24 | 2026-04-09 |                     | -       # ended on day 10: none was owed
        E  | Eve   | S1   | 2026-03-24 | 2026-04-10 |                     | no      # still on the plan on day 10
        F  | Fay   | S1   | 2026-03-24 |            | yes                 | -       # held for another council
        G  | Gus   | S1   | 2026-03-24 |            |                     | no      # a meeting before the conference is none
        H  | Hal   | S1   | 2026-03-17 |            |                     | -       # day 10 was 31 March: last month's
        I  | Ida   | S1   | 2026-03-24 |            |                     | yes     # the first in time, a later one besides
        """,
        others={
            "core_groups": """
            plan | child | team | held_on
            A    | Ava   | N1   | 2026-04-09
            B    | Ben   | N1   | 2026-04-10
            C    | Cal   | N1   |
            G    | Gus   | S1   | 2026-03-23
            H    | Hal   | S1   | 2026-04-01
            I    | Ida   | S1   | 2026-03-31
            I    | Ida   | S1   | 2026-04-28
            """
        },
        expect={"Council": (2, 6), "N1": (1, 3), "S1": (1, 3)},
    )
