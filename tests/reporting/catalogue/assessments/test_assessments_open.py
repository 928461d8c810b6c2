"""Open assessments: past their limit, within it, and without a worker."""

from reporting.catalogue.assessments import (
    assessments_open,
    assessments_open_over_45_working_days,
    assessments_open_within_45_working_days,
    assessments_unallocated_over_7_days,
)
from tests.reporting.practice import check

OPEN = """
child | team | kind         | clock_started_on | started_on | authorised_on | finished_on | {answer}
Ava   | N1   | new          | 2026-02-24       | 2026-02-25 |               |             | yes - yes   # day 45
Ben   | N1   | new          | 2026-02-23       | 2026-02-25 |               |             | yes yes no  # day 46
Cal   | N1   | updated      | 2026-02-23       | 2026-02-25 |               | 2026-04-01  | yes yes no  # not authorised
Dee   | S1   | strategy_led | 2026-02-23       | 2026-02-25 | 2026-04-30    |             | - - -       # authorised that day
Eve   | S1   | new          | 2026-02-23       | 2026-02-25 | 2026-05-01    |             | yes yes no  # authorised the day after
Fay   | S1   | core         | 2010-01-05       | 2010-01-05 |               |             | - - -       # of the time before 2013
Gus   | S1   | new          |                  | 2026-02-25 |               |             | yes - -     # no clock
"""


def rows(column: int) -> str:
    """The table with one of its columns of answers: open, past the limit, within it."""
    head, *lines = OPEN.strip().splitlines()
    answered = [head.format(answer="counts?")]
    for line in lines:
        facts, _, answers = line.partition("#")[0].rpartition("|")
        answered.append(f"{facts}| {answers.split()[column]}")
    return "\n".join(answered)


def test_started_and_not_authorised() -> None:
    check(assessments_open.indicator, "2026-04", rows(0), as_at="2026-05-31", expect={"Council": 5, "N1": 3, "S1": 2})


def test_more_than_45_working_days_on_30_april() -> None:
    """Good Friday and Easter Monday are not worked: day 45 from 24 February is 30 April."""
    past = assessments_open_over_45_working_days.indicator
    check(past, "2026-04", rows(1), as_at="2026-05-31", expect={"Council": 3, "N1": 2, "S1": 1})


def test_within_45_working_days() -> None:
    within = assessments_open_within_45_working_days.indicator
    check(within, "2026-04", rows(2), as_at="2026-05-31", expect={"Council": (1, 4), "N1": (1, 3), "S1": (0, 1)})


def test_a_team_or_a_second_worker_is_no_allocation() -> None:
    check(
        assessments_unallocated_over_7_days.indicator,
        "2026-03",
        """
        child | team | kind | started_on | authorised_on | counts?
        Ava   | N1   | new  | 2026-03-23 |               | yes     # eight days, nobody
        Ben   | N1   | new  | 2026-03-24 |               | -       # seven days
        Cal   | N1   | new  | 2026-03-02 |               | -       # a social worker holds the child
        Dee   | N1   | new  | 2026-03-02 |               | yes     # a team, no worker
        Eve   | N1   | new  | 2026-03-02 |               | yes     # a second worker alone
        Fay   | N1   | new  | 2026-03-02 |               | yes     # the worker left that day
        Gus   | N1   | new  | 2026-03-02 | 2026-03-31    | -       # authorised that day
        """,
        others={
            "allocations": """
            child | team | role          | worker | started_on | ended_on
            Cal   | N1   | social_worker | Kim    | 2026-03-31 |
            Dee   | N1   | social_worker |        | 2026-03-02 |
            Eve   | N1   | second_worker | Kim    | 2026-03-02 |
            Fay   | N1   | social_worker | Kim    | 2026-03-02 | 2026-03-31
            """
        },
        expect={"Council": 4},
    )
