from reporting.catalogue.workforce.caseload_median import indicator
from tests.reporting.practice import engine, figure

TABLES = {
    "posts": """
    id | worker | team | started_on | ended_on
    1  | Kim    | N1   | 2024-01-01 |
    2  | Lou    | N1   | 2024-01-01 |
    3  | Max    | N2   | 2024-01-01 |
    4  | Max    | N1   | 2025-01-01 |             # a second post: one worker all the same
    5  | Nia    | S1   | 2024-01-01 |             # holds no case
    6  | Oli    | S1   | 2024-01-01 | 2026-03-31  # left on the last day
    """,
    "allocations": """
    child | team | role          | worker | started_on | ended_on
    Ava   | N1   | social_worker | Kim    | 2025-05-01 |
    Ben   | N1   | social_worker | Kim    | 2025-05-01 |
    Cal   | N1   | social_worker | Kim    | 2025-05-01 | 2026-03-31
    Dee   | N1   | social_worker | Lou    | 2026-03-31 |
    Eve   | N1   | second_worker | Lou    | 2025-05-01 |
    Fay   | N2   | social_worker | Max    | 2025-05-01 |
    Gus   | N2   | social_worker | Max    | 2025-05-01 |
    Hal   | N2   | social_worker | Max    | 2025-05-01 |
    Ian   | N2   | social_worker | Max    | 2025-05-01 |
    Jon   | S1   | social_worker | Oli    | 2025-05-01 |
    """,
}


def test_the_middle_worker_of_those_who_hold_cases() -> None:
    cell = figure(indicator, TABLES, "2026-03")
    assert (cell.value, cell.denominator, cell.numerator) == (2.0, 3, 7)  # Lou 1, Kim 2, Max 4
    assert figure(indicator, TABLES, "2026-03", "N1").value == 2.0
    assert figure(indicator, TABLES, "2026-02").value == 3.0  # Oli 1, Kim 3, Max 4; Lou held nobody
    assert figure(indicator, TABLES, "2026-03", "S1").value is None


def test_between_two_middle_ones_is_their_mean() -> None:
    assert figure(indicator, TABLES, "2026-02", "N2").value == 4.0
    assert figure(indicator, TABLES, "2026-02", "N1").value == 3.5  # Kim 3, Max 4


def test_the_list_names_each_worker_once() -> None:
    listed = engine(TABLES, "2026-03").members(indicator, "Council", "2026-03")
    assert [member.amount for member in listed] == [2, 1, 4]
    assert listed[0].reason == "2 children held on 31 March 2026"
