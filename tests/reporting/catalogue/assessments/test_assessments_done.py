"""Assessments started, completed and timed; the child seen; factors found."""

from reporting.catalogue.assessments import (
    assessments_by_factor,
    assessments_child_seen,
    assessments_completed,
    assessments_completed_within_45_working_days_of_start,
    assessments_started,
    core_assessments_within_35_working_days,
    initial_assessments_within_10_working_days,
)
from tests.reporting.practice import check, figure


def test_started_and_completed_by_their_own_days() -> None:
    tables = {
        "assessments": """
        child | team | kind         | started_on | finished_on | authorised_on
        Ava   | N1   | new          | 2026-03-01 | 2026-03-20  | 2026-03-31
        Ben   | N1   | updated      | 2026-02-28 | 2026-03-20  | 2026-04-01    # authorised in April
        Cal   | S1   | strategy_led | 2026-03-31 | 2026-03-31  |               # finished, not authorised
        Dee   | S1   | core         | 2026-03-02 |             | 2026-03-20    # of the time before 2013
        """
    }
    assert figure(assessments_started.indicator, tables, "2026-03", as_at="2026-04-30").value == 2
    assert figure(assessments_completed.indicator, tables, "2026-03", as_at="2026-04-30").value == 1
    assert figure(assessments_completed.indicator.form("updated_only"), tables, "2026-04").value == 1


def test_from_the_assessments_own_start() -> None:
    """Over Easter: from 24 February day 45 is 30 April."""
    check(
        assessments_completed_within_45_working_days_of_start.indicator,
        "2026-04",
        """
        child | team | kind | clock_started_on | started_on | authorised_on | counts?
        Ava   | N1   | new  | 2026-02-02       | 2026-02-24 | 2026-04-30    | yes     # late from the referral
        Ben   | N1   | new  | 2026-02-02       | 2026-02-23 | 2026-04-30    | no
        Cal   | N1   | new  | 2026-02-02       | 2026-04-30 | 2026-04-29    | -       # authorised before the start
        """,
        expect={"Council": (1, 2)},
    )


def test_the_limits_of_the_time_before_2013() -> None:
    check(
        initial_assessments_within_10_working_days.indicator,
        "2010-04",
        """
        child | team | kind    | clock_started_on | authorised_on | counts?
        Ava   | N1   | initial | 2010-04-07       | 2010-04-21    | yes     # day 10
        Ben   | N1   | initial | 2010-04-07       | 2010-04-22    | no
        Cal   | N1   | initial | 2010-03-31       | 2010-04-13    | yes     # referred in March: seven days, Easter not worked
        Dee   | N1   | initial | 2010-03-31       | 2010-04-14    | no
        """,
        expect={"Council": (2, 4)},
    )
    check(
        core_assessments_within_35_working_days.indicator,
        "2011-11",
        """
        child | team | kind | clock_started_on | authorised_on | counts?
        Ava   | N1   | core | 2011-10-03       | 2011-11-21    | yes     # day 35: seven weeks
        Ben   | N1   | core | 2011-10-03       | 2011-11-22    | no
        """,
        expect={"Council": (1, 2)},
    )


def test_seen_by_the_day_of_authorisation() -> None:
    check(
        assessments_child_seen.indicator,
        "2026-03",
        """
        child | team | kind | authorised_on | child_seen_on | counts?
        Ava   | N1   | new  | 2026-03-10    | 2026-03-10    | yes
        Ben   | N1   | new  | 2026-03-10    | 2026-03-11    | no
        Cal   | N1   | new  | 2026-03-10    |               | no
        Dee   | S1   | new  | 2026-03-10    |               | -       # unborn
        """,
        others={"children": "id | born_on\nAva | 2020-01-01\nBen | 2020-01-01\nCal | 2020-01-01\nDee | 2026-03-11"},
        expect={"Council": (1, 3), "S1": (0, 0)},
    )


def test_factors_overlap() -> None:
    tables = {
        "assessments": """
        id | child | team | kind | authorised_on
        A  | Ava   | N1   | new  | 2026-03-10
        B  | Ben   | N1   | new  | 2026-03-10
        """,
        "assessment_factors": """
        child | assessment | factor
        Ava   | A          | 1B
        Ava   | A          | 3A
        Ben   | B          | 3A
        """,
    }

    def share(factor: str) -> float | None:
        return figure(assessments_by_factor.indicator, tables, "2026-03", breakdown="assessment_factor", band=factor).value

    assert (share("1B"), share("3A")) == (50.0, 100.0)  # more than all, since one assessment has two
