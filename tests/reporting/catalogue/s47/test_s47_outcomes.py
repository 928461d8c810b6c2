"""Outcomes of section 47 enquiries add up to all; conferences follow their own enquiry."""

from reporting.catalogue.s47 import (
    s47_child_seen,
    s47_completed,
    s47_not_substantiated,
    s47_open,
    s47_open_within_15_working_days,
    s47_outcome_not_recorded,
    s47_progressed_to_icpc,
    s47_started,
    s47_substantiated_continuing_risk,
    s47_substantiated_no_continuing_risk,
)
from tests.reporting.practice import check, figure


def test_four_outcomes_add_up_to_all() -> None:
    tables = {
        "s47_enquiries": """
        child | team | started_on | completed_on | outcome
        Ava   | N1   | 2026-02-20 | 2026-03-01   | substantiated_continuing_risk
        Ben   | N1   | 2026-03-02 | 2026-03-31   | substantiated_continuing_risk
        Cal   | N1   | 2026-03-02 | 2026-03-10   | substantiated_no_continuing_risk
        Dee   | S1   | 2026-03-02 | 2026-03-10   | not_substantiated
        Eve   | S1   | 2026-03-02 | 2026-03-10   |
        Fay   | S1   | 2026-03-02 | 2026-03-10   | other
        Gus   | S1   | 2026-03-02 | 2026-04-01   | not_substantiated
        Hal   | S1   | 2026-03-02 |              |
        """
    }
    four = (
        s47_substantiated_continuing_risk,
        s47_substantiated_no_continuing_risk,
        s47_not_substantiated,
        s47_outcome_not_recorded,
    )
    counted = [figure(module.indicator, tables, "2026-03") for module in four]
    assert [(cell.numerator, cell.denominator) for cell in counted] == [(2, 6), (1, 6), (1, 6), (2, 6)]
    assert figure(s47_completed.indicator, tables, "2026-03").value == 6
    assert figure(s47_started.indicator, tables, "2026-03").value == 7  # Ava's began in February


def test_a_conference_because_of_this_enquiry() -> None:
    check(
        s47_progressed_to_icpc.indicator,
        "2026-03",
        """
        id | child | team | started_on | completed_on | counts?
        A  | Ava   | N1   | 2026-03-02 | 2026-03-10   | yes     # conference in April
        B  | Ben   | N1   | 2026-03-02 | 2026-03-10   | no      # booked, not held
        C  | Cal   | N1   | 2026-03-02 | 2026-03-10   | no      # the conference was another enquiry's
        D  | Dee   | S1   | 2026-03-02 | 2026-03-10   | -       # on a plan already
        E  | Eve   | S1   | 2026-03-02 | 2026-03-10   | no      # the plan ended on the day the enquiry began
        F  | Fay   | S1   | 2026-03-02 | 2026-03-10   | yes     # the plan began with the conference
        """,
        others={
            "initial_conferences": """
            child | team | enquiry | held_on
            Ava   | N1   | A       | 2026-04-02
            Ben   | N1   | B       |
            Cal   | N1   | old     | 2026-03-12
            Fay   | S1   | F       | 2026-03-20
            """,
            "cp_plans": """
            child | team | started_on | ended_on
            Dee   | S1   | 2025-06-01 |
            Eve   | S1   | 2025-06-01 | 2026-03-02
            Fay   | S1   | 2026-03-20 |
            """,
        },
        as_at="2026-04-30",
        expect={"Council": (2, 5), "N1": (1, 3), "S1": (1, 2)},
    )


def test_open_enquiries_and_their_fifteenth_day() -> None:
    rows = """
    child | team | started_on | completed_on | counts?
    Ava   | N1   | 2026-03-10 |              | yes     # Tuesday: 31 March is working day 15
    Ben   | N1   | 2026-03-09 |              | no      # day 16
    Cal   | S1   | 2026-03-02 | 2026-03-31   | -       # completed that day
    Dee   | S1   | 2026-03-31 | 2026-04-01   | yes
    """
    check(s47_open_within_15_working_days.indicator, "2026-03", rows, as_at="2026-04-30", expect={"Council": (2, 3)})
    assert figure(s47_open.indicator, {"s47_enquiries": rows}, "2026-03", as_at="2026-04-30").value == 3


def test_the_child_was_seen_by_the_day_of_completion() -> None:
    check(
        s47_child_seen.indicator,
        "2026-03",
        """
        child | team | started_on | completed_on | child_seen_on | counts?
        Ava   | N1   | 2026-03-02 | 2026-03-10   | 2026-03-10    | yes
        Ben   | N1   | 2026-03-02 | 2026-03-10   | 2026-03-11    | no
        Cal   | N1   | 2026-03-02 | 2026-03-10   |               | no
        Dee   | S1   | 2026-03-02 | 2026-03-10   |               | -       # unborn
        """,
        others={
            "children": """
            id  | born_on    | expected_on
            Ava | 2020-01-01 |
            Ben | 2020-01-01 |
            Cal | 2020-01-01 |
            Dee | 2026-03-11 | 2026-03-11
            """
        },
        expect={"Council": (1, 3), "S1": (0, 0)},
    )
