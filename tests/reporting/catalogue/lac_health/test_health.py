"""Health and dental checks, the initial assessment, the questionnaire."""

from reporting.catalogue.lac_health import (
    initial_health_assessments_due_within_20_working_days,
    initial_health_assessments_within_20_working_days,
    lac_dental_checks_up_to_date,
    lac_health_and_dental_up_to_date_financial_year_to_date,
    lac_health_assessments_up_to_date,
    lac_sdq_average_score,
)
from tests.reporting.practice import check, figure


def test_six_months_under_five_twelve_from_five() -> None:
    rows = """
    id | child | team | started_on | short_breaks | counts?
    ---+-------+------+------------+--------------+--------
    A  | Ava   | N1   | 2025-01-01 |              | yes     # four: six months on 1 April
    B  | Ben   | N1   | 2025-01-01 |              | no      # four: six months on 30 March
    C  | Cal   | N1   | 2025-01-01 |              | yes     # ten, twelve months to the day
    D  | Dee   | S1   | 2025-01-01 |              | no      # never, or refused: stays in
    E  | Eve   | S1   | 2026-03-03 |              | no      # the 20th working day is 31 March
    F  | Fay   | S1   | 2026-03-04 |              | -
    G  | Gus   | S1   | 2025-01-01 | yes          | -
    """
    others = {
        "children": """
        id  | born_on
        Ava | 2021-06-01
        Ben | 2021-06-01
        Cal | 2016-01-01
        Dee | 2016-01-01
        Eve | 2016-01-01
        """,
        "health_assessments": """
        child | team | care_period | kind   | held_on    | refused_on
        Ava   | N1   | A           | review | 2025-10-01 |
        Ben   | N1   | B           | review | 2025-09-30 |
        Cal   | N1   | C           | review | 2025-03-31 |
        Dee   | S1   | D           | review |            | 2026-01-10
        """,
    }
    indicator = lac_health_assessments_up_to_date.indicator
    check(indicator, "2026-03", rows, others=others, expect={"Council": (2, 5)})


def test_a_year_in_care_counts_from_the_anniversary() -> None:
    rows = """
    id | child | team | started_on | counts?
    A  | Ava   | N1   | 2025-03-31 | no      # a year on the day
    B  | Ben   | N1   | 2025-04-01 | -
    """
    check(lac_dental_checks_up_to_date.indicator.form("twelve_months_in_care"), "2026-03", rows, expect={"Council": (0, 1)})


def test_teeth_within_twelve_months() -> None:
    check(
        lac_dental_checks_up_to_date.indicator,
        "2026-03",
        """
        id | child | team | started_on | counts?
        A  | Ava   | N1   | 2024-01-01 | yes     # twelve months to the day
        B  | Ben   | N1   | 2024-01-01 | no      # and a day
        C  | Cal   | N1   | 2024-01-01 | no      # in an earlier period of care
        """,
        others={
            "dental_checks": """
            child | team | care_period | checked_on
            Ava   | N1   | A           | 2025-03-31
            Ben   | N1   | B           | 2025-03-30
            Cal   | N1   | X           | 2025-12-01
            """
        },
        expect={"Council": (1, 3)},
    )


def test_both_since_april() -> None:
    check(
        lac_health_and_dental_up_to_date_financial_year_to_date.indicator,
        "2026-03",
        """
        id | child | team | started_on | counts?
        A  | Ava   | N1   | 2024-01-01 | yes
        B  | Ben   | N1   | 2024-01-01 | no      # teeth on 31 March of last year
        C  | Cal   | N1   | 2024-01-01 | no      # teeth only
        """,
        others={
            "health_assessments": """
            child | team | care_period | kind   | held_on
            Ava   | N1   | A           | review | 2025-04-01
            Ben   | N1   | B           | review | 2025-06-01
            """,
            "dental_checks": """
            child | team | care_period | checked_on
            Ava   | N1   | A           | 2026-03-31
            Ben   | N1   | B           | 2025-03-31
            Cal   | N1   | C           | 2025-06-01
            """,
        },
        expect={"Council": (1, 3)},
    )


CARE = """
id | child | team | started_on | ended_on   | short_breaks
A  | Ava   | N1   | 2026-02-02 |            |
B  | Ben   | N1   | 2026-02-02 |            |
C  | Cal   | N1   | 2026-02-02 |            |
D  | Dee   | S1   | 2026-02-02 | 2026-03-02 |
E  | Eve   | S1   | 2026-02-02 |            | yes
F  | Fay   | S1   | 2026-02-02 |            |
G  | Gus   | S1   | 2026-04-01 |            |
"""
ASSESSED = """
child | team | care_period | kind    | held_on    | report_received_on | counts?
------+------+-------------+---------+------------+--------------------+--------
Ava   | N1   | A           | initial | 2026-03-02 | 2026-03-10         | yes     # working day 20
Ben   | N1   | B           | initial | 2026-03-03 |                    | no      # working day 21
Dee   | S1   | D           | review  | 2026-03-02 |                    | -       # not the initial one
Eve   | S1   | E           | initial | 2026-03-02 |                    | -       # short breaks
Gus   | S1   | G           | initial | 2026-03-31 |                    | -       # before the child was looked after
"""


def test_completed_within_twenty_working_days() -> None:
    indicator = initial_health_assessments_within_20_working_days.indicator
    check(indicator, "2026-03", ASSESSED, others={"care_periods": CARE}, expect={"Council": (1, 2)})


def test_until_the_report_is_there() -> None:
    form = initial_health_assessments_within_20_working_days.indicator.form("report_received")
    tables = {"care_periods": CARE, "health_assessments": ASSESSED}
    cell = figure(form, tables, "2026-03")
    assert (cell.numerator, cell.denominator) == (0, 1)  # Ava's report came on working day 26


def test_due_within_twenty_working_days() -> None:
    counts = {"A": "yes", "B": "no", "C": "no", "D": "-", "E": "-", "F": "no", "G": "-"}
    remarks = "# Cal never assessed; Dee left on the day itself; Gus due in April"
    lines = CARE.strip().splitlines()
    rows = "\n".join([f"{lines[0]} | counts?", *(f"{line} | {counts[line[0]]} {remarks}" for line in lines[1:])])
    indicator = initial_health_assessments_due_within_20_working_days.indicator
    check(indicator, "2026-03", rows, others={"health_assessments": ASSESSED}, as_at="2026-04-30", expect={"Council": (1, 4)})


def test_the_latest_score_of_the_year() -> None:
    tables = {
        "care_periods": """
        id | child | team | started_on
        A  | Ava   | N1   | 2024-01-01
        B  | Ben   | N1   | 2024-01-01
        C  | Cal   | N1   | 2024-01-01
        D  | Dee   | N1   | 2024-01-01
        """,
        "children": """
        id  | born_on
        Ava | 2015-01-01
        Ben | 2009-03-31   # 17 on the last day
        Cal | 2015-01-01
        Dee | 2015-01-01
        """,
        "sdqs": """
        child | care_period | completed_on | score
        Ava   | A           | 2025-05-01   | 20
        Ava   | A           | 2026-02-01   | 13
        Ava   | A           | 2026-03-01   |      # no score
        Ben   | B           | 2026-02-01   | 30
        Cal   | C           | 2025-04-01   | 4
        Dee   | D           | 2025-03-31   | 40   # a year ago
        """,
    }
    cell = figure(lac_sdq_average_score.indicator, tables, "2026-03")
    assert (cell.numerator, cell.denominator, cell.value) == (17, 2, 8.5)
