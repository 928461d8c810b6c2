from reporting.catalogue.cp_plans.cp_plans_open import indicator
from tests.reporting.practice import check, figure


def test_open_at_the_end_of_the_month() -> None:
    check(
        indicator,
        "2026-03",
        """
        child | team | started_on | ended_on   | for_other_authority | counts?
        ------+------+------------+------------+---------------------+--------
        Ava   | N1   | 2026-03-31 |            |                     | yes     # started on the last day
        Ben   | N1   | 2026-01-05 | 2026-03-31 |                     | -       # ended on the last day: no longer open
        Cal   | S1   | 2026-01-05 | 2026-04-01 |                     | yes
        Dee   | S1   | 2026-04-01 |            |                     | -
        Eve   | S1   | 2026-01-05 |            | yes                 | -       # held for another council
        """,
        expect={"Council": 2, "North": 1, "South": 1},
    )


def test_the_team_is_the_one_that_held_the_child_on_the_date() -> None:
    tables = {
        "cp_plans": """
        child | team | started_on
        Ava   | N1   | 2026-01-05
        """,
        "allocations": """
        child | team | role          | worker | started_on | ended_on
        Ava   | N1   | social_worker | Kim    | 2026-01-05 | 2026-02-28
        Ava   | S1   | social_worker | Lou    | 2026-02-28 |
        Ava   | Hub  | second_worker | Max    | 2026-03-01 |
        """,
    }
    assert figure(indicator, tables, "2026-01", "N1").value == 1
    assert figure(indicator, tables, "2026-02", "N1").value == 0
    assert figure(indicator, tables, "2026-02", "S1").value == 1
    assert figure(indicator, tables, "2026-03", "Hub").value == 0
    assert figure(indicator, tables, "2026-03", "Council").value == 1


def test_the_category_is_the_one_held_on_the_date() -> None:
    tables = {
        "cp_plans": """
        id     | child | team | started_on | initial_category
        plan A | Ava   | N1   | 2026-01-05 | NEG
        """,
        "category_changes": """
        plan   | category | changed_on
        plan A | EMO      | 2026-02-10
        """,
    }
    assert figure(indicator, tables, "2026-01", breakdown="category_of_abuse", band="NEG").value == 1
    assert figure(indicator, tables, "2026-02", breakdown="category_of_abuse", band="NEG").value == 0
    assert figure(indicator, tables, "2026-02", breakdown="category_of_abuse", band="EMO").value == 1
