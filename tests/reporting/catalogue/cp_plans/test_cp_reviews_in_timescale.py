import pytest

from protection.local_choices import REVIEW_AFTER_BIRTH
from reporting.catalogue.cp_plans.cp_reviews_in_timescale import indicator
from tests.choices import answered, worked_to
from tests.reporting.practice import check

PLANS = """
id | child | team | started_on | for_other_authority
A  | Ava   | N1   | 2026-01-15 |
B  | Ben   | N1   | 2026-01-15 |
C  | Cal   | N1   | 2025-07-01 |
D  | Dee   | S1   | 2025-07-01 |
E  | Eve   | S1   | 2025-07-01 |
F  | Fay   | S1   | 2026-01-15 | yes
G  | Gus   | S1   | 2025-11-30 |
H  | Hal   | S1   | 2025-11-30 |
"""


def test_three_months_from_the_conference_then_six_from_the_review_last_held() -> None:
    listed = check(
        indicator,
        "2026-04",
        """
        plan | child | team | held_on    | counts?
        -----+-------+------+------------+--------
        A    | Ava   | N1   | 2026-04-15 | yes     # three months to the day
        B    | Ben   | N1   | 2026-04-16 | no      # one day more
        C    | Cal   | N1   | 2025-10-14 | -       # last October
        C    | Cal   | N1   | 2026-04-14 | yes     # six months to the day after the review before
        D    | Dee   | S1   | 2025-09-20 | -       # the first review was early, and moves the next one forward
        D    | Dee   | S1   | 2026-04-01 | no      # nine months from the conference, but over six from that review
        E    | Eve   | S1   | 2026-01-20 | -       # a late first review
        E    | Eve   | S1   | 2026-04-20 | yes     # the next is counted from the day it was held
        F    | Fay   | S1   | 2026-04-01 | -       # a temporary plan held for another council
        lost | Ida   | S1   | 2026-04-01 | -       # the plan is not on record: no date to count from
        E    | Eve   | S1   |            | -       # booked, not held
        """,
        others={"cp_plans": PLANS},
        expect={"Council": (3, 5), "N1": (2, 3), "S1": (1, 2)},
    )
    assert listed[0].reason.startswith("counts: held 15 April 2026")


def test_three_months_from_the_end_of_november_end_with_february() -> None:
    rows = """
        plan | child | team | held_on    | counts?
        G    | Gus   | S1   | 2026-02-28 | {first}
        H    | Hal   | S1   | 2026-03-01 | {second}
        """
    check(indicator, "2026-02", rows.format(first="yes", second="-"), others={"cp_plans": PLANS}, expect={"S1": (1, 1)})
    check(indicator, "2026-03", rows.format(first="-", second="no"), others={"cp_plans": PLANS}, expect={"S1": (0, 1)})


def test_no_review_no_share() -> None:
    row = """
    plan | child | team | held_on | counts?
    A    | Ava   | N1   |         | -
    """
    check(indicator, "2026-04", row, others={"cp_plans": PLANS}, expect={"Council": (0, 0)})
    check(indicator, "2026-04", row, others={"cp_plans": PLANS}, expect={"Council": None})


@pytest.mark.parametrize(("in_days", "on_the_first"), [(False, "no"), (True, "yes")])
def test_three_months_are_91_days_where_the_authority_counts_so(in_days: bool, on_the_first: str) -> None:
    """P01 and P02: a conference on 30 November 2018, the first review on 28 February, 1 March or 2 March 2019."""
    if in_days:
        worked_to("first_review_conference", "day", 91)
    check(
        indicator,
        "2019-03",
        f"""
        plan | child | team | held_on    | counts?
        A    | Ava   | N1   | 2019-02-28 | -
        B    | Ben   | N1   | 2019-03-01 | {on_the_first}
        C    | Cal   | N1   | 2019-03-02 | no
        """,
        others={
            "cp_plans": """
            id | child | team | started_on
            A  | Ava   | N1   | 2018-11-30
            B  | Ben   | N1   | 2018-11-30
            C  | Cal   | N1   | 2018-11-30
            """
        },
        expect={"Council": (int(in_days), 2)},
    )


BIRTHS = """
id  | born_on
Ava | 2026-03-02   # 20 working days end on 30 March
Ben | 2026-03-03   # and on 31 March
Cal | 2026-01-15   # born on the day of the conference
Dee |              # not born yet
"""


@pytest.mark.parametrize(("answer", "ava"), [("no", "yes"), ("yes", "no")])
def test_the_first_review_of_a_plan_made_before_birth_held_on_31_march(answer: str, ava: str) -> None:
    answered(REVIEW_AFTER_BIRTH, ("2026-01-01", answer))
    check(
        indicator,
        "2026-03",
        f"""
        plan | child | team | held_on    | counts?
        A    | Ava   | N1   | 2026-03-31 | {ava}
        B    | Ben   | N1   | 2026-03-31 | yes
        C    | Cal   | N1   | 2026-03-31 | yes
        D    | Dee   | N1   | 2026-03-31 | yes
        """,
        others={
            "children": BIRTHS,
            "cp_plans": """
            id | child | team | started_on
            A  | Ava   | N1   | 2026-01-15
            B  | Ben   | N1   | 2026-01-15
            C  | Cal   | N1   | 2026-01-15
            D  | Dee   | N1   | 2026-01-15
            """,
        },
        expect={"Council": (4 if answer == "no" else 3, 4)},
    )
