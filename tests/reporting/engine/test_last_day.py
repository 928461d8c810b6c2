"""What ends on the day of a count: closed by default, open where the authority says so (rules.md X25)."""

from __future__ import annotations

import dataclasses

import pytest

from reporting.catalogue import get
from reporting.engine.members import Incidence
from reporting.engine.periods import Periods
from reporting.local_choices import CLOSED, OPEN, STATE_ON_ITS_LAST_DAY
from tests.choices import answered
from tests.reporting.practice import check, facts, figure

LONG_BEFORE = "2000-01-01"

PLANS = """
child | team | started_on | ended_on   | counts?
Ava   | N1   | 2026-01-05 | 2026-03-30 | -      # the day before
Ben   | N1   | 2026-01-05 | 2026-03-31 | {on}
Cal   | S1   | 2026-01-05 | 2026-04-01 | yes    # the day after
Dee   | S1   | 2026-03-31 |            | yes
Eve   | S1   | 2026-04-01 |            | -
"""


@pytest.mark.parametrize(("answer", "on", "expected"), [(CLOSED, "-", 2), (OPEN, "yes", 3)])
def test_a_plan_on_the_day_it_ends(answer: str, on: str, expected: int) -> None:
    answered(STATE_ON_ITS_LAST_DAY, (LONG_BEFORE, answer))
    check(get("cp_plans_open"), "2026-03", PLANS.format(on=on), expect={"Council": expected, "North": expected - 2, "South": 2})


def test_without_an_answer_it_is_closed() -> None:
    check(get("cp_plans_open"), "2026-03", PLANS.format(on="-"), expect={"Council": 2, "North": 0, "South": 2})


def test_the_answer_is_that_of_the_day_of_the_count() -> None:
    """Counted at 28 February with the answer of that day, whenever the figure is made."""
    tables = {
        "cp_plans": """
        child | team | started_on | ended_on
        Ava   | N1   | 2026-01-05 | 2026-01-31
        Ben   | N1   | 2026-01-05 | 2026-02-28
        Cal   | N1   | 2026-01-05 | 2026-03-31
        """
    }
    answered(STATE_ON_ITS_LAST_DAY, ("2026-02-28", OPEN), ("2026-03-01", CLOSED))
    months = ("2026-01", "2026-02", "2026-03")
    assert [figure(get("cp_plans_open"), tables, month).value for month in months] == [2, 2, 0]


@pytest.mark.parametrize(("answer", "in_need", "protected"), [(CLOSED, 1, 0), (OPEN, 0, 1)])
def test_a_child_is_counted_in_one_stage_only(answer: str, in_need: int, protected: int) -> None:
    """On its last day a plan is either still one of protection, or the child is one in need without it."""
    tables = {
        "cin_episodes": """
        child | team | started_on
        Ava   | N1   | 2026-01-05
        """,
        "cp_plans": """
        child | team | started_on | ended_on
        Ava   | N1   | 2026-01-05 | 2026-03-31
        """,
    }
    answered(STATE_ON_ITS_LAST_DAY, (LONG_BEFORE, answer))
    assert figure(get("cin_open"), tables, "2026-03").value == in_need
    assert figure(get("cp_plans_open"), tables, "2026-03").value == protected
    assert figure(get("cin_and_cp_open"), tables, "2026-03").value == 1


@pytest.mark.parametrize(("answer", "expected"), [(CLOSED, (0, 0)), (OPEN, (1, 1))])
def test_who_held_the_child_on_the_day_ends_with_it(answer: str, expected: tuple[int, int]) -> None:
    """Plan and allocation ended on one day: the child who still counts still has the social worker of that day."""
    tables = {
        "cp_plans": """
        child | team | started_on | ended_on
        Ava   | N1   | 2026-01-05 | 2026-03-31
        """,
        "allocations": """
        child | team | role          | worker | started_on | ended_on
        Ava   | S1   | social_worker | Kim    | 2026-01-05 | 2026-03-31
        """,
        "workers": """
        id  | qualified
        Kim | yes
        """,
    }
    answered(STATE_ON_ITS_LAST_DAY, (LONG_BEFORE, answer))
    found = figure(get("cp_children_with_allocated_social_worker"), tables, "2026-03", "S1")
    assert (found.numerator, found.denominator) == expected


def test_what_follows_on_the_same_day_takes_its_place() -> None:
    """Cal's case was closed and opened again within the day: one case, the new one."""
    answered(STATE_ON_ITS_LAST_DAY, (LONG_BEFORE, OPEN))
    tables = {
        "cin_episodes": """
        child | team | started_on | ended_on
        Cal   | N1   | 2026-01-05 | 2026-03-31
        Cal   | S1   | 2026-03-31 |
        """
    }
    form = dataclasses.replace(get("children_open_to_social_care"), distinct=())
    assert figure(form, tables, "2026-03").value == 1
    assert figure(form, tables, "2026-03", "South").value == 1


def test_a_case_handed_over_is_one_case() -> None:
    answered(STATE_ON_ITS_LAST_DAY, (LONG_BEFORE, OPEN))
    tables = {
        "allocations": """
        child | team | role          | worker | started_on | ended_on
        Ava   | N1   | social_worker | Kim    | 2026-01-05 | 2026-03-31
        Ava   | N1   | social_worker | Lou    | 2026-03-31 |
        Ben   | N1   | social_worker | Kim    | 2026-01-05 | 2026-03-31
        """
    }
    made = facts(tables)
    form = get("caseload_distribution")
    rows = Incidence(made, Periods.months((2026, 3), (2026, 3))).rows(form)
    assert rows["worker"].tolist() == [made["allocations"]["worker"][1]]
