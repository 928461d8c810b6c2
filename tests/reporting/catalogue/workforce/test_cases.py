"""What workers hold: cases, their spread, and who holds too many."""

from reporting.catalogue.workforce import caseload_distribution, cases_held, workers_over_caseload_limit
from tests.reporting.practice import engine, figure

ALLOCATIONS = """
child | team | role             | worker | started_on | ended_on
Ava   | N1   | social_worker    | Kim    | 2025-05-01 |
Ben   | N1   | social_worker    | Kim    | 2025-05-01 |
Cal   | N1   | social_worker    | Kim    | 2025-05-01 |
Ben   | N2   | personal_adviser | Lou    | 2025-05-01 |             # with a worker in each of two teams
Dee   | N2   | social_worker    | Lou    | 2025-05-01 |
Eve   | N2   | social_worker    | Lou    | 2025-05-01 | 2026-03-31
Fay   | N2   | social_worker    |        | 2025-05-01 |             # held by the team alone
Dee   | N1   | second_worker    | Kim    | 2025-05-01 |
"""


def test_a_child_with_two_workers_is_two_cases() -> None:
    tables = {"allocations": ALLOCATIONS}
    assert figure(cases_held.indicator, tables, "2026-03").value == 5
    assert figure(cases_held.indicator, tables, "2026-03", "N1").value == 3
    assert figure(cases_held.indicator, tables, "2026-02", "N2").value == 3


def test_each_worker_is_a_band() -> None:
    indicator = caseload_distribution.indicator
    (worker,) = (each for each in indicator.breakdowns if each.key == "worker")
    engined = engine({"allocations": ALLOCATIONS}, "2026-03")
    figures = engined.figures(indicator, [worker])
    kim, lou = (figures.at("Council", "2026-03", "worker", name) for name in ("Kim", "Lou"))
    assert (kim.numerator, kim.denominator, kim.value) == (3, 4, 75.0)
    assert (lou.numerator, lou.value) == (1, 25.0)


LIMITS = """
team_type | children | started_on | ended_on
duty      | 2        | 2024-01-01 | 2026-03-31
duty      | 3        | 2026-03-31 |
          | 1        | 2024-01-01 |
"""
POSTS = """
id | worker | team | started_on
1  | Kim    | N1   | 2024-01-01
2  | Lou    | N2   | 2024-01-01
"""


def test_over_the_limit_of_the_kind_of_team() -> None:
    indicator = workers_over_caseload_limit.indicator
    tables = {"allocations": ALLOCATIONS, "posts": POSTS, "caseload_limits": LIMITS}
    assert figure(indicator, tables, "2026-02", "N1").value == 1  # three children, limit two for duty teams
    assert figure(indicator, tables, "2026-03", "N1").value == 0  # three, and three are allowed from that day
    assert figure(indicator, tables, "2026-02", "N2").value == 1  # two, where every other team's limit is one
    assert figure(indicator, tables, "2026-03", "N2").value == 0  # one
    assert figure(indicator, tables | {"caseload_limits": ""}, "2026-02").value == 0  # no limit, nobody over it


def test_a_named_limit() -> None:
    children = "\n".join(f"C{n} | N1 | social_worker | Kim | 2025-05-01" for n in range(20))
    tables = {"posts": POSTS, "allocations": f"child | team | role | worker | started_on\n{children}"}
    over_20 = workers_over_caseload_limit.indicator.form("over_20")
    assert figure(over_20, tables, "2026-03").value == 0  # twenty is not over twenty
    tables["allocations"] += "\nC20 | N1 | social_worker | Kim | 2025-05-01"
    assert figure(over_20, tables, "2026-03").value == 1
    assert figure(workers_over_caseload_limit.indicator.form("over_30"), tables, "2026-03").value == 0
