import pytest

from looked_after.local_choices import PEP_GRACE_DAYS, PEP_OLDEST, PEP_YOUNGEST
from reporting.catalogue.lac_education import lac_pep_up_to_date_at_term_end, lac_with_pep, peps_completed_in_timescale
from reporting.engine.cells import Status
from tests.choices import add_answer, answered
from tests.reporting.practice import check, figure

CHILDREN = """
id  | born_on
Ava | 2024-03-31   # two on the last day of March 2026
Ben | 2024-04-01
Cal | 2008-04-01   # 18 the day after
Dee | 2008-03-31
Eve | 2015-01-01
"""


def test_from_the_second_birthday_to_the_eighteenth() -> None:
    check(
        lac_with_pep.indicator,
        "2026-03",
        """
        id | child | team | started_on | counts?
        A  | Ava   | N1   | 2025-01-01 | no
        B  | Ben   | N1   | 2025-01-01 | -
        C  | Cal   | N1   | 2025-01-01 | yes     # of last year: in place, not up to date
        D  | Dee   | N1   | 2025-01-01 | -
        E  | Eve   | S1   | 2025-01-01 | no      # met, and not agreed by then
        """,
        others={
            "children": CHILDREN,
            "education_plans": """
            child | team | care_period | held_on    | agreed_on
            Cal   | N1   | C           | 2025-02-01 | 2025-02-10
            Eve   | S1   | E           | 2026-03-20 | 2026-04-01
            """,
        },
        as_at="2026-04-30",
        expect={"Council": (1, 3)},
    )


def test_a_meeting_in_the_term_that_ends_in_the_month() -> None:
    rows = """
    id | child | team | started_on | ended_on   | counts?
    A  | Eve   | N1   | 2025-01-01 |            | yes     # on the first day of term
    B  | Ava   | N1   | 2025-01-01 |            | -       # two after the end of term
    C  | Cal   | N1   | 2025-01-01 | 2026-03-27 | -       # left care on the last day of term
    D  | Dee   | S1   | 2025-01-01 |            | no      # met after it
    """
    others = {
        "children": CHILDREN,
        "education_plans": """
        child | team | care_period | held_on
        Eve   | N1   | A           | 2026-01-05
        Dee   | S1   | D           | 2026-03-28
        """,
    }
    terms = [("2026-01-05", "2026-03-27"), ("2026-04-13", "2026-07-22")]
    indicator = lac_pep_up_to_date_at_term_end.indicator
    check(indicator, "2026-03", rows, others=others, terms=terms, as_at="2026-05-31", expect={"Council": (1, 2)})
    waiting = figure(indicator, others, "2026-02", terms=terms, as_at="2026-05-31")
    assert (waiting.value, waiting.status) == (None, Status.NOT_AVAILABLE)


def test_the_first_by_working_days_later_ones_by_their_day() -> None:
    check(
        peps_completed_in_timescale.indicator,
        "2026-03",
        """
        child | team | care_period | due_on     | held_on    | agreed_on  | counts?
        Eve   | N1   | A           |            | 2026-02-20 | 2026-03-02 | yes     # working day 20
        Cal   | N1   | B           | 2026-03-31 | 2026-02-20 | 2026-03-03 | no      # working day 21, whatever was written down
        Ava   | N1   | C           | 2025-11-01 | 2025-10-01 | 2025-10-01 | -
        Ava   | N1   | C           | 2026-03-20 | 2026-03-20 | 2026-03-20 | -       # not yet two
        Dee   | S1   | D           | 2025-11-01 | 2025-10-01 | 2025-10-01 | -
        Dee   | S1   | D           | 2026-03-20 | 2026-03-20 | 2026-03-20 | yes     # on its day
        Dee   | S1   | D           |            | 2026-03-30 | 2026-03-30 | -       # nobody knows when it was due
        """,
        others={
            "children": CHILDREN,
            "care_periods": """
            id | child | team | started_on
            A  | Eve   | N1   | 2026-02-02
            B  | Cal   | N1   | 2026-02-02
            C  | Ava   | N1   | 2025-01-01
            D  | Dee   | S1   | 2025-01-01
            """,
        },
        expect={"Council": (2, 3)},
    )


BIRTHDAYS = """
id  | born_on
Ava | 2026-03-31   # born on the day
Ben | 2023-04-01   # three the day after
Cal | 2023-03-31   # three
Dee | 2009-04-01   # 17 the day after
Eve | 2009-03-31   # 17
Fay | 2008-03-31   # 18
Gil |              # unborn, or nobody knows
"""


@pytest.mark.parametrize(
    ("youngest", "oldest", "in_scope"),
    [("2", "17", "BCDE"), ("3", "17", "CDE"), ("0", "17", "ABCDE"), ("2", "16", "BCD"), ("3", "16", "CD")],
)
def test_the_ages_are_the_authoritys_own(youngest: str, oldest: str, in_scope: str) -> None:
    answered(PEP_YOUNGEST, ("2000-01-01", youngest))
    add_answer(PEP_OLDEST, ("2000-01-01", oldest))
    names = ("Ava", "Ben", "Cal", "Dee", "Eve", "Fay", "Gil")
    rows = "\n".join(f"{name[0]} | {name} | N1 | 2025-01-01 | {'no' if name[0] in in_scope else '-'}" for name in names)
    rows = f"id | child | team | started_on | counts?\n{rows}"
    others = {"children": BIRTHDAYS}
    check(lac_with_pep.indicator, "2026-03", rows, others=others, expect={"Council": (0, len(in_scope))})
    at_term_end = lac_pep_up_to_date_at_term_end.indicator
    check(
        at_term_end, "2026-03", rows, others=others, terms=[("2026-01-05", "2026-03-31")], expect={"Council": (0, len(in_scope))}
    )


def test_the_ages_are_those_of_the_day_of_the_count() -> None:
    """Three from 31 March: Ben, who is two, is owed a plan in February and not in March; he is three in April."""
    answered(PEP_YOUNGEST, ("2026-03-31", "3"))
    tables = {"children": BIRTHDAYS, "care_periods": "child | team | started_on\nBen | N1 | 2025-01-01"}
    assert [figure(lac_with_pep.indicator, tables, f"2026-0{n}").denominator for n in (2, 3, 4)] == [1, 0, 1]


@pytest.mark.parametrize(("grace", "in_scope"), [("0", "ABC"), ("1", "AB"), ("20", "A")])
def test_the_first_days_in_care_may_be_left_out(grace: str, in_scope: str) -> None:
    answered(PEP_GRACE_DAYS, ("2000-01-01", grace))
    began = {"A": "2026-03-11", "B": "2026-03-12", "C": "2026-03-31"}
    rows = "\n".join(f"{key} | Eve | N1 | {start} | {'no' if key in in_scope else '-'}" for key, start in began.items())
    rows = f"id | child | team | started_on | counts?\n{rows}"
    check(lac_with_pep.indicator, "2026-03", rows, others={"children": CHILDREN}, expect={"Council": (0, len(in_scope))})
