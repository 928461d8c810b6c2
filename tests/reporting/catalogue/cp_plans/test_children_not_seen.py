"""Children nobody has seen lately: more than 10 days, more than 14, and within the council's own interval."""

import pytest

from protection.local_choices import VISIT_THAT_COUNTS
from reporting.catalogue.cp_plans import (
    cp_children_no_visit_over_10_days,
    cp_children_no_visit_over_14_days,
    cp_visits_due_completed_on_time,
    cp_visits_up_to_date,
    cp_visits_within_14_days,
)
from tests.choices import answered
from tests.reporting.practice import check

OVER_10, OVER_14 = cp_children_no_visit_over_10_days.indicator, cp_children_no_visit_over_14_days.indicator
UP_TO_DATE = cp_visits_up_to_date.indicator


@pytest.mark.parametrize(
    ("indicator", "last_day_inside", "day_before"),
    [(OVER_10, "2026-03-21", "2026-03-20"), (OVER_14, "2026-03-17", "2026-03-16")],
)
def test_more_days_than_the_limit_since_the_child_was_seen(indicator, last_day_inside: str, day_before: str) -> None:
    check(
        indicator,
        "2026-03",
        f"""
        id | child | team | started_on        | ended_on   | for_other_authority | counts?
        ---+-------+------+-------------------+------------+---------------------+--------
        A  | Ava   | N1   | 2026-01-05        |            |                     | -       # seen on the limit's last day
        B  | Ben   | N1   | 2026-01-05        |            |                     | yes     # seen the day before that
        C  | Cal   | N1   | {last_day_inside} |            |                     | -       # never visited: from the start
        D  | Dee   | N1   | {day_before}      |            |                     | yes     # the same, a day longer
        E  | Eve   | S1   | 2026-01-05        |            |                     | yes     # visited yesterday, child not seen
        F  | Fay   | S1   | 2026-01-05        |            |                     | yes     # seen yesterday, record not finished
        G  | Gus   | S1   | 2026-01-05        |            |                     | yes     # seen the day after the month's end
        H  | Hal   | S1   | 2026-01-05        | 2026-03-31 |                     | -       # plan ended that day
        I  | Ida   | S1   | 2026-01-05        |            | yes                 | -       # held for another council
        J  | Jon   | S1   | {day_before}      |            |                     | yes     # seen under an earlier plan only
        """,
        others={
            "cp_visits": f"""
            plan | child | visited_on        | completed_on | child_seen
            A    | Ava   | {last_day_inside} | 2026-04-02   | yes
            A    | Ava   | 2026-01-20        | 2026-01-20   | yes
            B    | Ben   | {day_before}      | 2026-03-22   | yes
            E    | Eve   | 2026-03-30        | 2026-03-30   | no
            F    | Fay   | 2026-03-30        |              | yes
            G    | Gus   | 2026-04-01        | 2026-04-01   | yes
            J0   | Jon   | 2026-03-30        | 2026-03-30   | yes
            """
        },
        as_at="2026-04-30",
        expect={"Council": 6, "N1": 2, "S1": 4},
    )


def test_ten_working_days_over_easter() -> None:
    """On 30 April, day 10 counts from Thursday 16 April; Easter is behind."""
    check(
        UP_TO_DATE,
        "2026-04",
        """
        id | child | team | started_on | for_other_authority | counts?
        ---+-------+------+------------+---------------------+--------
        A  | Ava   | N1   | 2026-01-05 |                     | yes     # seen on 16 April: 30 April is working day 10
        B  | Ben   | N1   | 2026-01-05 |                     | no      # seen on 15 April: day 11
        C  | Cal   | N1   | 2026-01-05 |                     | no      # never seen
        D  | Dee   | S1   | 2026-04-16 |                     | no      # on the plan for one interval, never seen
        E  | Eve   | S1   | 2026-04-17 |                     | -       # on the plan for 9 working days
        F  | Fay   | S1   | 2026-01-05 | yes                 | -
        """,
        others={
            "cp_visits": """
            plan | child | visited_on | completed_on | child_seen
            A    | Ava   | 2026-04-16 | 2026-04-17   | yes
            B    | Ben   | 2026-04-15 | 2026-04-15   | yes
            """
        },
        expect={"Council": (1, 4), "N1": (1, 3), "S1": (0, 1)},
    )


def test_bank_holidays_stretch_the_interval() -> None:
    """Christmas Day and the Monday that stands for Boxing Day are none of the ten."""
    check(
        UP_TO_DATE,
        "2026-12",
        """
        id | child | team | started_on | counts?
        ---+-------+------+------------+--------
        A  | Ava   | N1   | 2026-01-05 | yes     # seen on 15 December: 25 and 28 are not worked, so 31 December is day 10
        B  | Ben   | N1   | 2026-01-05 | no      # seen on 14 December: day 11
        """,
        others={
            "cp_visits": """
            plan | child | visited_on | completed_on | child_seen
            A    | Ava   | 2026-12-15 | 2026-12-15   | yes
            B    | Ben   | 2026-12-14 | 2026-12-14   | yes
            """
        },
        expect={"Council": (1, 2)},
    )


VISITED = """
plan | child | visited_on | completed_on | child_seen | seen_alone      | place
A    | Ava   | 2026-03-25 | 2026-03-25   | yes        | alone           | home
B    | Ben   | 2026-03-25 | 2026-03-25   | yes        | not_alone       | home
C    | Cal   | 2026-03-25 | 2026-03-25   | yes        | alone           | school
D    | Dee   | 2026-03-25 | 2026-03-25   | yes        | not_appropriate | home
E    | Eve   | 2026-03-25 | 2026-03-25   | yes        |                 |
F    | Fay   | 2026-03-25 | 2026-03-25   | no         |                 | home
"""


@pytest.mark.parametrize(("answer", "counting"), [("seen", "ABCDE"), ("alone", "ACD"), ("home", "ABD"), ("alone_home", "AD")])
def test_which_visit_counts_is_the_authoritys_own(answer: str, counting: str) -> None:
    """Visited on 25 March: by the answer of that day, and in the figure whose name says seen, seen."""
    answered(VISIT_THAT_COUNTS, ("2026-03-25", answer), ("2026-03-26", "seen" if answer == "alone_home" else "alone_home"))
    children = {"A": "Ava", "B": "Ben", "C": "Cal", "D": "Dee", "E": "Eve", "F": "Fay"}

    def rows(who: str) -> str:
        lines = [f"{key} | {child} | N1 | 2026-01-05 | {'yes' if key in who else 'no'}" for key, child in children.items()]
        return "\n".join(["id | child | team | started_on | counts?", *lines])

    others = {"cp_visits": VISITED}
    check(UP_TO_DATE, "2026-03", rows(counting), others=others, expect={"Council": (len(counting), 6)})
    check(cp_visits_within_14_days.indicator, "2026-03", rows("ABCDE"), others=others, expect={"Council": (5, 6)})


def test_a_visit_due_is_made_by_one_that_counts() -> None:
    answered(VISIT_THAT_COUNTS, ("2026-03-01", "alone"))
    check(
        cp_visits_due_completed_on_time.indicator,
        "2026-03",
        """
        plan | child | team | due_on     | visited_on | completed_on | child_seen | seen_alone | counts?
        A    | Ava   | N1   | 2026-03-02 | 2026-03-02 | 2026-03-02   | yes        | alone      | yes
        A    | Ava   | N1   | 2026-03-16 | 2026-03-16 | 2026-03-16   | yes        | not_alone  | no
        A    | Ava   | N1   | 2026-03-01 | 2026-02-28 | 2026-02-28   | yes        | not_alone  | yes     # before it was asked for
        """,
        others={"cp_plans": "id | child | team | started_on\nA | Ava | N1 | 2025-06-01"},
        expect={"Council": (2, 3)},
    )
