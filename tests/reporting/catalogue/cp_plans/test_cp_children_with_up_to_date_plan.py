import pytest

from protection.local_choices import PLAN_GRACE_DAYS
from reporting.catalogue.cp_plans.cp_children_with_up_to_date_plan import indicator
from tests.choices import answered
from tests.reporting.practice import check


def test_agreed_since_the_last_conference_or_within_six_months() -> None:
    check(
        indicator,
        "2026-03",
        """
        id | child | team | started_on | for_other_authority | counts?
        ---+-------+------+------------+---------------------+--------
        A  | Ava   | N1   | 2025-01-05 |                     | yes     # agreed on the day of the last review, in June
        B  | Ben   | N1   | 2025-01-05 |                     | no      # agreed before it, and over six months ago
        C  | Cal   | N1   | 2025-01-05 |                     | yes     # before the last review; the six months end tomorrow
        D  | Dee   | N1   | 2025-01-05 |                     | no      # they ended yesterday
        E  | Eve   | S1   | 2025-01-05 |                     | yes     # no review yet: agreed since the initial conference
        F  | Fay   | S1   | 2026-03-17 |                     | no      # ten working days on a plan, nothing agreed
        G  | Gus   | S1   | 2026-03-18 |                     | -       # nine working days
        H  | Hal   | S1   | 2025-01-05 | yes                 | -       # held for another council
        I  | Ida   | S1   | 2025-01-05 |                     | no      # agreed in April: too late for March
        """,
        others={
            "review_conferences": """
            plan | child | team | held_on
            A    | Ava   | N1   | 2025-06-30
            B    | Ben   | N1   | 2025-06-30
            C    | Cal   | N1   | 2026-01-10
            D    | Dee   | N1   | 2026-01-10
            """,
            "cp_plan_updates": """
            plan | child | team | agreed_on
            A    | Ava   | N1   | 2025-06-30
            B    | Ben   | N1   | 2025-06-29
            C    | Cal   | N1   | 2025-10-01
            D    | Dee   | N1   | 2025-09-30
            E    | Eve   | S1   | 2025-01-05
            I    | Ida   | S1   | 2026-04-02
            """,
        },
        as_at="2026-04-30",
        expect={"Council": (3, 7), "N1": (2, 4), "S1": (1, 3)},
    )


@pytest.mark.parametrize(
    ("grace", "ten_days", "nine_days", "expected"),
    [
        ("9", "no", "no", (0, 2)),
        ("10", "no", "-", (0, 1)),
        ("11", "-", "-", (0, 0)),
    ],
)
def test_the_authority_says_how_long_a_plan_may_take_to_write(grace: str, ten_days: str, nine_days: str, expected) -> None:
    answered(PLAN_GRACE_DAYS, ("2000-01-01", grace))
    check(
        indicator,
        "2026-03",
        f"""
        id | child | team | started_on | counts?
        ---+-------+------+------------+--------
        F  | Fay   | S1   | 2026-03-17 | {ten_days}
        G  | Gus   | S1   | 2026-03-18 | {nine_days}
        """,
        expect={"Council": expected},
    )
