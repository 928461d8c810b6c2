import pytest

from reporting.catalogue.cp_plans import cp_visits_up_to_date
from reporting.catalogue.cp_plans.cp_visits_within_14_days import indicator
from tests.choices import worked_to
from tests.reporting.practice import check


def test_the_gap_at_the_end_of_the_month() -> None:
    listed = check(
        indicator,
        "2026-03",
        """
        id | child | team | started_on | ended_on | counts?
        ---+-------+------+------------+----------+--------
        A  | Ava   | N1   | 2026-01-05 |          | yes      # seen on 17 March, 14 days before
        B  | Ben   | N1   | 2026-01-05 |          | no       # seen on 16 March, 15 days before
        C  | Cal   | N1   | 2026-01-05 |          | no       # visited on 30 March, not seen
        D  | Dee   | S1   | 2026-01-05 |          | no       # seen on 30 March, record not finished
        E  | Eve   | S1   | 2026-03-24 |          | no       # 7 days on a plan, never seen
        F  | Fay   | S1   | 2026-03-25 |          | -        # 6 days on a plan
        """,
        others={
            "cp_visits": """
            plan | child | visited_on | completed_on | child_seen
            A    | Ava   | 2026-03-17 | 2026-03-18   | yes
            A    | Ava   | 2026-04-01 | 2026-04-01   | yes
            B    | Ben   | 2026-03-16 | 2026-03-16   | yes
            C    | Cal   | 2026-03-30 | 2026-03-30   | no
            D    | Dee   | 2026-03-30 |              | yes
            """
        },
        expect={"Council": (1, 5), "N1": (1, 3), "S1": (0, 2)},
    )
    assert listed[0].reason == "counts: on a plan since 5 January 2026, last seen 17 March 2026"


@pytest.mark.parametrize(("settling", "in_scope"), [(0, "ABCDE"), (7, "ABCD"), (15, "AB"), (16, "A")])
def test_from_which_age_of_a_plan_a_child_is_in_it_is_the_authoritys_own(settling: int, in_scope: str) -> None:
    """Nobody was ever seen: whoever is on a plan for long enough by 31 March is a child not visited."""
    worked_to("cp_visit_fortnight", "day", 14, settling=settling)
    plans = {"A": "2026-03-15", "B": "2026-03-16", "C": "2026-03-17", "D": "2026-03-24", "E": "2026-03-31"}
    rows = "\n".join(f"{key} | {key} | N1 | {start} | {'no' if key in in_scope else '-'}" for key, start in plans.items())
    check(indicator, "2026-03", f"id | child | team | started_on | counts?\n{rows}", expect={"Council": (0, len(in_scope))})


@pytest.mark.parametrize(("settling", "in_scope"), [(None, "A"), (0, "ABC"), (7, "AB")])
def test_the_same_for_the_authoritys_own_interval(settling: int | None, in_scope: str) -> None:
    """Every 3 weeks: without an age of its own, a plan has to be 21 days old."""
    worked_to("cp_visit", "week", 3, settling=settling)
    plans = {"A": "2026-03-10", "B": "2026-03-11", "C": "2026-03-25"}
    rows = "\n".join(f"{key} | {key} | N1 | {start} | {'no' if key in in_scope else '-'}" for key, start in plans.items())
    rows = f"id | child | team | started_on | counts?\n{rows}"
    others = {"cp_visits": "plan | child | visited_on | completed_on | child_seen\nA | A | 2026-03-09 | 2026-03-09 | yes"}
    check(cp_visits_up_to_date.indicator, "2026-03", rows, others=others, expect={"Council": (0, len(in_scope))})
