"""Visits that were due, children visited twice in a month."""

from reporting.catalogue.cp_plans import cp_children_visited_more_than_once_in_month, cp_visits_due_completed_on_time
from tests.reporting.practice import check

PLANS = """
id | child | team | started_on | ended_on   | for_other_authority
A  | Ava   | N1   | 2025-06-01 |            |
B  | Ben   | N1   | 2025-06-01 | 2026-03-20 |
C  | Cal   | S1   | 2025-06-01 |            | yes
"""


def test_visits_that_fell_due_in_the_month() -> None:
    check(
        cp_visits_due_completed_on_time.indicator,
        "2026-03",
        """
        plan | child | team | due_on     | visited_on | completed_on | child_seen | counts?
        -----+-------+------+------------+------------+--------------+------------+--------
        A    | Ava   | N1   | 2026-03-02 | 2026-03-02 | 2026-03-04   | yes        | yes     # on its last day, written up later
        A    | Ava   | N1   | 2026-03-16 | 2026-03-17 | 2026-03-17   | yes        | no      # a day late
        A    | Ava   | N1   | 2026-03-27 | 2026-03-27 |              | yes        | no      # record never finished
        A    | Ava   | N1   | 2026-03-30 |            |              |            | no      # not made, and its day is over
        A    | Ava   | N1   | 2026-04-01 | 2026-03-31 | 2026-03-31   | yes        | -       # due in April
        B    | Ben   | N1   | 2026-03-19 | 2026-03-19 | 2026-03-19   | no         | no      # nobody in
        B    | Ben   | N1   | 2026-03-20 |            |              |            | -       # the plan no longer held
        C    | Cal   | S1   | 2026-03-10 | 2026-03-10 | 2026-03-10   | yes        | -       # held for another council
        """,
        others={"cp_plans": PLANS},
        as_at="2026-04-30",
        expect={"Council": (1, 5), "N1": (1, 5), "S1": (0, 0)},
    )


def test_two_attempts_at_one_visit_are_one_visit() -> None:
    check(
        cp_visits_due_completed_on_time.indicator,
        "2026-03",
        """
        id | plan | child | team | due_on     | visited_on | completed_on | child_seen | counts?
        1  | A    | Ava   | N1   | 2026-03-16 | 2026-03-10 | 2026-03-10   | no         | -
        2  | A    | Ava   | N1   | 2026-03-16 | 2026-03-12 | 2026-03-12   | yes        | yes
        """,
        others={"cp_plans": PLANS},
        as_at="2026-04-30",
        expect={"Council": (1, 1)},
    )


def test_a_visit_whose_day_is_not_over_waits() -> None:
    rows = """
    plan | child | team | due_on     | visited_on | completed_on | child_seen | counts?
    A    | Ava   | N1   | 2026-03-16 |            |              |            | -
    A    | Ava   | N1   | 2026-03-15 |            |              |            | no
    """
    check(
        cp_visits_due_completed_on_time.indicator,
        "2026-03",
        rows,
        others={"cp_plans": PLANS},
        as_at="2026-03-16",
        expect={"Council": (0, 1)},
    )


def test_twice_in_a_whole_february() -> None:
    check(
        cp_children_visited_more_than_once_in_month.indicator,
        "2026-02",
        """
        id | child | team | started_on | ended_on   | counts?
        ---+-------+------+------------+------------+--------
        A  | Ava   | N1   | 2025-06-01 |            | yes     # two days running pass
        B  | Ben   | N1   | 2025-06-01 |            | no      # once
        C  | Cal   | N1   | 2025-06-01 |            | no      # twice, once with nobody in
        D  | Dee   | S1   | 2026-02-01 |            | -       # on it for 27 nights: two were not due
        E  | Eve   | S1   | 2025-06-01 | 2026-02-28 | -       # it ended before the second fortnight did
        F  | Fay   | S1   | 2025-06-01 |            | no      # the second in March
        """,
        others={
            "cp_visits": """
            plan | child | team | visited_on | completed_on | child_seen
            A    | Ava   | N1   | 2026-02-01 | 2026-02-02   | yes
            A    | Ava   | N1   | 2026-02-02 | 2026-03-02   | yes
            B    | Ben   | N1   | 2026-02-28 | 2026-02-28   | yes
            C    | Cal   | N1   | 2026-02-03 | 2026-02-03   | yes
            C    | Cal   | N1   | 2026-02-17 | 2026-02-17   | no
            F    | Fay   | S1   | 2026-02-20 | 2026-02-20   | yes
            F    | Fay   | S1   | 2026-03-01 | 2026-03-01   | yes
            """
        },
        as_at="2026-04-30",
        expect={"Council": (1, 4), "S1": (0, 1)},
    )
