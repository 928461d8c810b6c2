from reporting.catalogue.care_leavers.care_leavers_in_eet import indicator
from tests.reporting.practice import check, engine

YOUNG_PEOPLE = """
id  | born_on
Ava | 2008-03-31   # 18 on the last day of March 2026
Ben | 2008-04-01   # 17 until the day after
Cal | 2005-06-30   # 20
Dee | 2001-03-31   # 25 on the last day
Eve | 2001-04-01   # 24 until the day after
"""
ACTIVITIES = """
child | team | activity | started_on | ended_on
Ava   | N1   | F1       | 2025-09-01 |
Ben   | N1   | G5       | 2025-09-01 |
Cal   | N1   | F5       | 2025-05-01 | 2026-03-31
Dee   | N1   | F5       | 2025-09-01 |
"""
COHORT = """
child | team | eligibility     | started_on | ended_on | counts?
Ava   | N1   | Former Relevant | 2025-01-01 |          | yes
Ben   | N1   | Relevant        | 2025-01-01 |          | no
Cal   | N1   | Former Relevant | 2025-01-01 |          | no     # his job ended on the last day
Dee   | N1   | Former Relevant | 2025-01-01 |          | -      # 25
Eve   | S1   | Qualifying      | 2025-01-01 |          | no     # no information stays in the denominator
"""


def test_at_the_date() -> None:
    others = {"children": YOUNG_PEOPLE, "care_leaver_activities": ACTIVITIES}
    check(indicator, "2026-03", COHORT, others=others, expect={"Council": (1, 4), "N1": (1, 3), "S1": (0, 1)})


def test_cohorts_overlap_and_do_not_nest() -> None:
    tables = {"children": YOUNG_PEOPLE, "care_leaver_activities": ACTIVITIES, "care_leavers": COHORT}
    figures = engine(tables, "2026-03").figures(indicator)
    cells = {band: figures.at("Council", "2026-03", "cohort", band) for band in ("18-24", "17-18", "19-21")}
    assert {band: (cell.numerator, cell.denominator) for band, cell in cells.items()} == {
        "18-24": (1, 3),
        "17-18": (1, 2),
        "19-21": (0, 1),
    }


def test_birthday_window_runs_from_three_months_before_to_one_month_after() -> None:
    """Vectors P20 and P21 of rules.md: 19 on 15 May 2019, window 15 February to 15 June 2019."""
    check(
        indicator.form("birthday_window"),
        "2019-12",
        """
        child | team | eligibility     | started_on | counts?
        Ava   | N1   | Former Relevant | 2018-01-01 | yes     # a job from 15 June, the last day of the window
        Ben   | N1   | Former Relevant | 2018-01-01 | no      # a job from 16 June
        Cal   | N1   | Former Relevant | 2018-01-01 | no      # a job that ended in March, before the window closed
        Dee   | N1   | Former Relevant | 2018-01-01 | -       # birthday on 31 March: the year before
        """,
        others={
            "children": """
            id  | born_on
            Ava | 2000-05-15
            Ben | 2000-05-15
            Cal | 2000-05-15
            Dee | 2000-03-31
            """,
            "care_leaver_activities": """
            child | team | activity | started_on | ended_on
            Ava   | N1   | F5       | 2019-06-15 |
            Ben   | N1   | F5       | 2019-06-16 |
            Cal   | N1   | F5       | 2018-09-01 | 2019-03-10
            Dee   | N1   | F5       | 2018-09-01 |
            """,
        },
        expect={"Council": (1, 3)},
    )
