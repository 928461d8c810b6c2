import pytest

from protection.local_choices import REVIEW_AFTER_BIRTH
from reporting.catalogue.cp_plans.cp_reviews_overdue import indicator
from tests.choices import answered
from tests.reporting.practice import check


def test_the_last_day_for_the_next_review_is_over() -> None:
    check(
        indicator,
        "2026-03",
        """
        id | child | team | started_on | ended_on   | for_other_authority | counts?
        ---+-------+------+------------+------------+---------------------+--------
        A  | Ava   | N1   | 2025-12-31 |            |                     | -       # the three months end on the day itself
        B  | Ben   | N1   | 2025-12-30 |            |                     | yes     # they ended the day before
        C  | Cal   | N1   | 2025-05-01 |            |                     | yes     # reviewed on 30 September: due 30 March
        D  | Dee   | S1   | 2025-05-01 |            |                     | -       # reviewed on 1 October: due 1 April
        E  | Eve   | S1   | 2025-05-01 |            |                     | yes     # its later review was booked and not held
        F  | Fay   | S1   | 2025-05-01 |            | yes                 | -       # held for another council
        G  | Gus   | S1   | 2025-05-01 | 2026-03-31 |                     | -       # ended that day
        H  | Hal   | S1   | 2025-12-01 |            |                     | yes     # reviewed on 2 April, so late on 31 March
        """,
        others={
            "review_conferences": """
            plan | child | team | due_on     | held_on
            C    | Cal   | N1   | 2025-08-01 | 2025-09-30
            D    | Dee   | S1   | 2025-08-01 | 2025-07-20
            D    | Dee   | S1   | 2026-01-20 | 2025-10-01
            E    | Eve   | S1   | 2025-08-01 | 2025-07-30
            E    | Eve   | S1   | 2026-01-30 |
            H    | Hal   | S1   | 2026-03-01 | 2026-04-02
            """
        },
        as_at="2026-04-30",
        expect={"Council": 4, "N1": 2, "S1": 2},
    )


BIRTHS = """
id  | born_on
Ava | 2026-03-02   # 20 working days end on 30 March
Ben | 2026-03-03   # and on 31 March
Cal | 2026-01-15   # born on the day of the conference
Dee |              # not born yet
"""


@pytest.mark.parametrize(("answer", "ava"), [("no", "-"), ("yes", "yes")])
def test_a_plan_made_before_birth_may_have_its_first_review_soon_after_it(answer: str, ava: str) -> None:
    answered(REVIEW_AFTER_BIRTH, ("2026-01-01", answer))
    check(
        indicator,
        "2026-03",
        f"""
        id | child | team | started_on | counts?
        A  | Ava   | N1   | 2026-01-15 | {ava}
        B  | Ben   | N1   | 2026-01-15 | -
        C  | Cal   | N1   | 2026-01-15 | -
        D  | Dee   | N1   | 2026-01-15 | -
        E  | Ava   | N1   | 2026-01-16 | -       # reviewed before the birth
        """,
        others={
            "children": BIRTHS,
            "review_conferences": "plan | child | team | held_on\nE | Ava | N1 | 2026-02-20",
        },
        expect={"Council": int(answer == "yes")},
    )
