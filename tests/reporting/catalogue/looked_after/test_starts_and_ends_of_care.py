"""Periods of care that began or ended, and the children they were of; short breaks are neither."""

from reporting.catalogue.looked_after import (
    looked_after_ceased,
    looked_after_ceased_rate_rolling_12m,
    looked_after_started,
    looked_after_started_average_age,
    looked_after_started_rate_rolling_12m,
    uasc_looked_after,
)
from tests.reporting.practice import check, figure

TABLES = {
    "care_periods": """
    child | team | started_on | ended_on   | short_breaks
    Ava   | N1   | 2026-03-01 | 2026-03-10 |
    Ava   | S1   | 2026-03-20 |            |                # back in care: a second period, the same child
    Ben   | N1   | 2026-03-31 | 2026-04-01 |
    Cal   | N1   | 2026-03-05 | 2026-03-15 | yes
    Dee   | S1   | 2025-04-01 | 2026-03-31 |
    Eve   | S1   | 2025-03-31 | 2025-04-01 |
    """
}


def test_periods_of_care_and_children_who_started() -> None:
    started = looked_after_started.indicator
    assert [figure(started, TABLES, "2026-03", unit).value for unit in ("Council", "N1", "S1")] == [3, 2, 1]
    children = started.form("children")
    assert [figure(children, TABLES, "2026-03", unit).value for unit in ("Council", "N1", "S1")] == [2, 2, 1]


def test_periods_of_care_and_children_who_ceased() -> None:
    ceased = looked_after_ceased.indicator
    assert figure(ceased, TABLES, "2026-03").value == 2  # Ava and Dee
    assert figure(ceased, TABLES, "2026-04").value == 1  # Ben, on the first
    assert figure(ceased.form("children"), TABLES, "2026-03").value == 2


def test_a_child_who_left_twice_is_one_child() -> None:
    twice = {
        "care_periods": """
        child | team | started_on | ended_on
        Ava   | N1   | 2026-01-05 | 2026-03-05
        Ava   | N1   | 2026-03-10 | 2026-03-20
        """
    }
    assert figure(looked_after_ceased.indicator, twice, "2026-03").value == 2
    assert figure(looked_after_ceased.indicator.form("children"), twice, "2026-03").value == 1


def test_rates_count_different_children_of_twelve_months() -> None:
    population = {"Council": 10_000}
    started = figure(looked_after_started_rate_rolling_12m.indicator, TABLES, "2026-03", population=population)
    assert (started.numerator, started.value) == (3, 3.0)  # Ava once, Ben, Dee; Eve a day before the window
    ceased = figure(looked_after_ceased_rate_rolling_12m.indicator, TABLES, "2026-03", population=population)
    assert (ceased.numerator, ceased.value) == (3, 3.0)  # Ava, Dee, Eve


def test_average_age_leaves_out_who_was_not_born() -> None:
    tables = {
        "care_periods": """
        child | team | started_on
        Ava   | N1   | 2026-03-10
        Ben   | N1   | 2026-03-10
        Cal   | N1   | 2026-03-10
        """,
        "children": """
        id  | born_on
        Ava | 2016-03-10   # ten
        Ben | 2026-03-10   # born that day
        Cal | 2026-03-11   # the day after: a mistake to be looked at
        """,
    }
    assert figure(looked_after_started_average_age.indicator, tables, "2026-03").value == 5.0


def test_unaccompanied_by_the_status_of_the_day() -> None:
    check(
        uasc_looked_after.indicator,
        "2026-03",
        """
        child | team | started_on | short_breaks | counts?
        Ava   | N1   | 2025-06-01 |              | yes
        Ben   | N1   | 2025-06-01 |              | -       # leave to remain from that day
        Cal   | N1   | 2025-06-01 |              | -       # status from the day after
        Dee   | S1   | 2025-06-01 | yes          | -
        """,
        others={
            "immigration_statuses": """
            child | status | started_on | ended_on
            Ava   | uasc   | 2026-03-31 |
            Ben   | uasc   | 2025-06-01 | 2026-03-31
            Cal   | uasc   | 2026-04-01 |
            Dee   | uasc   | 2025-06-01 |
            """
        },
        expect={"Council": 1, "S1": 0},
    )
