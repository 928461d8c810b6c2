from reporting.catalogue.workforce.caseload_average_per_fte import indicator
from tests.reporting.practice import engine, figure

TABLES = {
    "posts": """
    id | worker | team | post_role              | fte  | started_on | ended_on
    1  | Kim    | N1   | social_worker          | 0.5  | 2024-01-01 |
    2  | Lou    | N1   | newly_qualified        | 1    | 2024-01-01 |
    3  | Max    | N2   | social_worker          | 0.4  | 2024-01-01 |             # in both posts one worker of 0.8
    4  | Max    | N1   | advanced_practitioner  | 0.4  | 2025-01-01 |             # the senior post: counted here
    5  | Nia    | S1   | social_worker          | 1    | 2024-01-01 |             # holds no case
    6  | Oli    | S1   | social_worker          |      | 2024-01-01 |             # hours not recorded
    7  | Pat    | S1   | social_worker          | 0.5  | 2024-01-01 | 2026-03-31  # gone on the last day
    """,
    "employments": """
    worker | started_on | agency
    Kim    | 2024-01-01 | yes
    Oli    | 2024-01-01 | yes
    Lou    | 2024-01-01 |
    """,
    "fte_weights": """
    post_role             | weight | started_on | ended_on
    advanced_practitioner | 0.4    | 2019-02-01 |
    newly_qualified       | 0.6    | 2019-02-01 | 2026-03-31
    newly_qualified       | 0.5    | 2026-03-31 |
    """,
    "allocations": """
    child | team | role          | worker | started_on | ended_on
    A     | N1   | social_worker | Kim    | 2025-05-01 |
    B     | N1   | social_worker | Kim    | 2025-05-01 |
    C     | N1   | social_worker | Kim    | 2025-05-01 | 2026-03-31
    D     | N1   | social_worker | Lou    | 2026-03-31 |
    E     | N1   | second_worker | Lou    | 2025-05-01 |
    F     | N2   | social_worker | Max    | 2025-05-01 |
    G     | N2   | social_worker | Max    | 2025-05-01 |
    H     | S1   | social_worker | Oli    | 2025-05-01 |
    I     | S1   | social_worker | Oli    | 2025-05-01 |
    J     | S1   | social_worker | Pat    | 2025-05-01 |
    """,
}


def test_children_for_each_full_time_equivalent() -> None:
    cell = figure(indicator, TABLES, "2026-03")  # Kim 2, Lou 1, Max 2 children; 0.5 + 1 + 0.8 of full time
    assert (cell.numerator, cell.denominator, cell.value) == (500, 230, 2.2)
    assert figure(indicator, TABLES, "2026-03", "N1").value == 2.2
    assert figure(indicator, TABLES, "2026-03", "N2").value is None  # Max is counted where the senior post is
    assert figure(indicator, TABLES, "2026-02", "S1").value == 2.0  # Pat, still there; Oli's hours are not known


def test_hours_not_recorded_leave_the_figure_and_are_listed() -> None:
    left_out = engine(TABLES, "2026-03").left_out(indicator, "Council", "2026-03")
    assert [row.reason[:28] for row in left_out] == ["contracted time not recorded"]


def test_time_that_carries_cases() -> None:
    cell = figure(indicator.form("weighted_fte"), TABLES, "2026-03")  # 0.5, 1 x 0.5 from that day, 0.4 + 0.4 x 0.4
    assert (cell.denominator, cell.value) == (156, 3.2)


def test_a_locum_is_one() -> None:
    cell = figure(indicator.form("locum_as_one"), TABLES, "2026-03")  # Kim 1, Lou 1, Max 0.8, Oli 1
    assert (cell.numerator, cell.denominator) == (700, 380)
