"""Supervision, vacancies, agency workers, who came and who went."""

from reporting.catalogue.workforce import (
    agency_rate,
    agency_rate_of_permanent_establishment,
    agency_workers,
    child_supervision_overdue,
    social_worker_turnover_rate,
    social_workers_left,
    social_workers_net_change,
    social_workers_recruited_by_route,
    social_workers_started,
    vacancy_rate,
    vacancy_rate_vacant_or_locum,
    workers_supervised_in_month,
)
from tests.reporting.practice import check, figure

WORKERS = """
id  | qualified
Kim | yes
Lou | yes
Max | yes
Nia | yes
Oli | no
Pat | yes
"""
EMPLOYMENTS = """
worker | started_on | ended_on   | agency | due_to_start_on | recorded_on | recruitment_route
Kim    | 2020-01-01 |            |        |                 | 2019-12-01  | newly_qualified
Lou    | 2026-03-01 |            |        | 2026-03-01      | 2026-01-10  | overseas
Max    | 2025-01-01 |            | yes    |                 | 2025-01-01  |
Nia    | 2020-01-01 | 2026-03-31 |        |                 | 2019-12-01  |
Oli    | 2020-01-01 |            |        |                 | 2019-12-01  |
Pat    |            |            |        | 2026-05-01      | 2026-03-31  | overseas
"""
POSTS = """
id | worker | team | post_role             | fte | started_on | ended_on
1  | Kim    | N1   | social_worker         | 1   | 2020-01-01 | 2026-03-15   # moved inside
2  | Kim    | N2   | senior_social_worker  | 0.8 | 2026-03-15 |
3  | Lou    | N1   | newly_qualified       | 1   | 2026-03-01 |
4  | Max    | N1   | social_worker         | 0.5 | 2025-01-01 |
5  | Nia    | N2   | social_worker         | 0.6 | 2020-01-01 | 2026-03-31
6  | Oli    | N1   | family_support_worker | 1   | 2020-01-01 |
"""
BUDGETS = """
id | team | post_role     | fte | headcount | started_on | ended_on
7  | N1   | social_worker | 3   | 3         | 2020-01-01 |
8  | N2   | social_worker | 0.5 | 1         | 2020-01-01 |
9  | N2   | team_manager  | 1   | 1         | 2020-01-01 | 2026-03-31
"""
STAFF = {"workers": WORKERS, "employments": EMPLOYMENTS, "posts": POSTS}


def establishment() -> str:
    """Budgets and posts as the one table they are counted in."""
    lines = ["budgeted | worker | team | post_role | fte | headcount | started_on | ended_on"]
    for line in BUDGETS.strip().splitlines()[1:]:
        _, team, role, fte, heads, start, end = (cell.strip() for cell in line.partition("#")[0].split("|"))
        lines.append(f"yes | | {team} | {role} | {fte} | {heads} | {start} | {end}")
    for line in POSTS.strip().splitlines()[1:]:
        _, worker, team, role, fte, start, end = (cell.strip() for cell in line.partition("#")[0].split("|"))
        lines.append(f"no | {worker} | {team} | {role} | {fte} | | {start} | {end}")
    return "\n".join(lines)


def moves() -> str:
    lines = ["worker | moved_on | came | agency"]
    for line in EMPLOYMENTS.strip().splitlines()[1:]:
        worker, start, end, agency, *_ = (cell.strip() for cell in line.split("|"))
        lines += [f"{worker} | {start} | yes | {agency}"] * bool(start) + [f"{worker} | {end} | no | {agency}"] * bool(end)
    return "\n".join(lines)


def test_vacant_against_vacant_and_in_post() -> None:
    tables = STAFF | {"establishment": establishment()}
    cell = figure(vacancy_rate.indicator, tables, "2026-03")
    assert (cell.numerator, cell.denominator) == (200, 380)  # N1: 3 less Lou; N2 is over its 0.5; Lou 1, Kim 0.8
    assert figure(vacancy_rate.indicator, tables, "2026-03", "N2").value == 0.0
    assert figure(vacancy_rate.indicator, tables, "2026-02", "N2").value == 60.0  # 0.9 vacant, Nia 0.6


def test_posts_without_own_staff() -> None:
    tables = STAFF | {"establishment": establishment()}
    cell = figure(vacancy_rate_vacant_or_locum.indicator, tables, "2026-03")
    assert (cell.numerator, cell.denominator, cell.value) == (2, 4, 50.0)  # Max's post is covered by a locum


def test_agency_by_three_formulas() -> None:
    tables = STAFF | {"establishment": establishment()}
    assert figure(agency_workers.indicator, tables, "2026-03").value == 0.5
    cell = figure(agency_rate.indicator, tables, "2026-03")
    assert (cell.numerator, cell.denominator, cell.value) == (50, 230, 21.7)  # of 0.5 + Lou 1 + Kim 0.8
    cell = figure(agency_rate_of_permanent_establishment.indicator, tables, "2026-03")
    assert (cell.numerator, cell.denominator, cell.value) == (50, 350, 14.3)  # of 3 + 0.5 budgeted


def test_turnover_of_twelve_months() -> None:
    indicator = social_worker_turnover_rate.indicator
    cell = figure(indicator, STAFF, "2026-03")
    assert (cell.numerator, cell.denominator) == (60, 180)  # Nia left; Kim only moved; Lou and Kim are there
    assert figure(indicator, STAFF, "2026-02").numerator == 0
    assert figure(indicator, STAFF, "2027-02").numerator == 60  # 31 March is in the twelve months
    assert figure(indicator, STAFF, "2027-03").numerator == 0


def test_who_came_and_who_went() -> None:
    tables = STAFF | {"workforce_moves": moves()}
    assert figure(social_workers_started.indicator, tables, "2026-03", "N1").value == 1
    assert figure(social_workers_left.indicator, tables, "2026-03", "N2").value == 1  # in the team of the last day
    assert figure(social_workers_net_change.indicator, tables, "2026-03").value == 0
    assert figure(social_workers_net_change.indicator, tables, "2026-03", "N2").value == -1
    assert figure(social_workers_started.indicator, tables, "2025-01").value == 0  # an agency worker


def test_recruited_by_route_and_due_to_start() -> None:
    indicator = social_workers_recruited_by_route.indicator
    given = {"breakdown": "recruitment_route", "band": "overseas"}
    assert figure(indicator, STAFF, "2026-03", **given).value == 1
    due = indicator.form("due_to_start")
    assert figure(due, STAFF, "2026-03", **given).value == 1  # Pat; Lou has come
    assert figure(due, STAFF, "2026-02", **given).value == 1  # Lou; Pat had not said yes


def test_supervised_in_the_month() -> None:
    tables = STAFF | {
        "supervisions": """
        worker | held_on
        Kim    | 2026-03-31
        Lou    | 2026-02-28
        """,
        "absences": """
        worker | started_on | ended_on
        Max    | 2026-03-01 | 2026-04-01
        """,
    }
    cell = figure(workers_supervised_in_month.indicator, tables, "2026-03")
    assert (cell.numerator, cell.denominator) == (1, 2)  # Kim; Lou came on the 1st; Max away all month; Nia left on the last day
    april = figure(workers_supervised_in_month.indicator, tables, "2026-04")
    assert (april.numerator, april.denominator) == (0, 3)


def test_children_not_talked_about() -> None:
    check(
        child_supervision_overdue.indicator,
        "2026-03",
        """
        id | child | team | due_on     | held_on    | counts?
        ---+-------+------+------------+------------+--------
        1  | Ava   | N1   | 2026-03-02 | 2026-03-31 | no      # late, and held by the end of the month
        2  | Ben   | N1   | 2026-03-02 | 2026-04-01 | yes
        3  | Cal   | N1   | 2026-03-31 |            | yes
        4  | Dee   | S1   | 2026-03-02 |            | -       # closed by then
        5  | Eve   | S1   | 2026-04-01 |            | -       # due in April
        """,
        others={
            "cin_episodes": """
            child | team | started_on | ended_on
            Ava   | N1   | 2025-01-01 |
            Ben   | N1   | 2025-01-01 |
            Cal   | N1   | 2025-01-01 |
            Dee   | S1   | 2025-01-01 | 2026-03-02
            Eve   | S1   | 2025-01-01 |
            """
        },
        as_at="2026-04-30",
        expect={"Council": (2, 3), "S1": (0, 0)},
    )
