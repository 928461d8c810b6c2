import pytest

from reporting.catalogue.cp_plans.cp_children_all_reviews_in_timescale import indicator
from tests.choices import worked_to
from tests.reporting.practice import check


def test_one_late_review_weighs_for_a_year() -> None:
    check(
        indicator,
        "2026-03",
        """
        id | child | team | started_on | for_other_authority | counts?
        ---+-------+------+------------+---------------------+--------
        A  | Ava   | N1   | 2025-12-31 |                     | yes     # three months on the day itself, review not yet late
        B  | Ben   | N1   | 2026-01-01 |                     | -       # not yet three months
        C  | Cal   | N1   | 2025-06-01 |                     | yes     # on its last day; the next one before its own
        D  | Dee   | N1   | 2025-06-01 |                     | no      # 2 September, a day late
        E  | Eve   | S1   | 2024-12-31 |                     | yes     # first due 31 March 2025 and late: the year before
        F  | Fay   | S1   | 2025-01-01 |                     | no      # first due 1 April 2025 and late: this year
        G  | Gus   | S1   | 2024-12-31 |                     | no      # the next one is overdue
        H  | Hal   | S1   | 2025-06-01 | yes                 | -
        """,
        others={
            "review_conferences": """
            plan | child | team | held_on
            C    | Cal   | N1   | 2025-09-01
            C    | Cal   | N1   | 2026-02-28
            D    | Dee   | N1   | 2025-09-02
            D    | Dee   | N1   | 2026-02-28
            E    | Eve   | S1   | 2025-04-20
            E    | Eve   | S1   | 2025-10-20
            F    | Fay   | S1   | 2025-04-20
            F    | Fay   | S1   | 2025-10-20
            G    | Gus   | S1   | 2025-03-31
            G    | Gus   | S1   | 2025-09-30
            G    | Gus   | S1   | 2026-04-02             # the day before it was still overdue
            """
        },
        as_at="2026-04-30",
        expect={"Council": (3, 6), "N1": (2, 3), "S1": (1, 3)},
    )


@pytest.mark.parametrize("months", [3, 2])
def test_a_stricter_limit_of_the_authority_does_not_enter(months: int) -> None:
    """On a plan for three months to the day, not reviewed yet: by national rule nothing is late."""
    worked_to("first_review_conference", "month", months)
    rows = "id | child | team | started_on | counts?\nA | Ava | N1 | 2025-12-31 | yes"
    check(indicator, "2026-03", rows, expect={"Council": (1, 1)})
