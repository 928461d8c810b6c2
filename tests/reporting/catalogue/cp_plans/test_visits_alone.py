"""Visits with the child seen alone, and plans that began."""

from reporting.catalogue.cp_plans import cp_plans_started, cp_visits_child_seen_alone, cp_visits_child_seen_alone_count
from tests.reporting.practice import check, figure

VISITS = """
child | team | plan | visited_on | completed_on | child_seen | seen_alone      | counts?
Ava   | N1   | A    | 2026-03-31 | 2026-04-02   | yes        | alone           | yes     # record finished later
Ava   | N1   | A    | 2026-03-10 | 2026-03-10   | yes        | not_alone       | no
Ava   | N1   | A    | 2026-03-11 | 2026-03-11   | yes        | not_appropriate | no      # counted all the same
Ava   | N1   | A    | 2026-03-12 | 2026-03-12   | yes        |                 | no      # not recorded
Ava   | N1   | A    | 2026-03-13 | 2026-03-13   | no         |                 | no      # nobody in
Ava   | N1   | A    | 2026-03-14 |              | yes        | alone           | -       # record not finished
Ben   | S1   | B    | 2026-03-10 | 2026-03-10   |            |                 | -       # unborn
Ava   | N1   | A    | 2026-04-01 | 2026-04-01   | yes        | alone           | -       # April
"""
CHILDREN = """
id  | born_on    | expected_on
Ava | 2018-01-01 |
Ben | 2026-03-11 | 2026-03-11
"""


def test_share_of_completed_visits() -> None:
    others = {"children": CHILDREN}
    check(cp_visits_child_seen_alone.indicator, "2026-03", VISITS, others=others, as_at="2026-04-30", expect={"Council": (1, 5)})


def test_their_number() -> None:
    tables = {"children": CHILDREN, "cp_visits": VISITS}
    assert figure(cp_visits_child_seen_alone_count.indicator, tables, "2026-03", as_at="2026-04-30").value == 1


def test_plans_that_began_in_the_month() -> None:
    check(
        cp_plans_started.indicator,
        "2026-03",
        """
        child | team | started_on | ended_on   | for_other_authority | counts?
        Ava   | N1   | 2026-03-01 |            |                     | yes
        Ben   | N1   | 2026-03-31 |            |                     | yes
        Ava   | N1   | 2026-02-01 | 2026-02-20 |                     | -       # an earlier plan
        Cal   | S1   | 2026-03-10 |            | yes                 | -       # held for another council
        Dee   | S1   | 2026-04-01 |            |                     | -
        """,
        expect={"Council": 2, "S1": 0},
    )
