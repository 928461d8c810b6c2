"""A figure whose name states a limit keeps it, whatever stricter standard an authority works to."""

from __future__ import annotations

import datetime

import pytest

from csc.local_standards import reset_standards, set_local_standard
from csc.models import User
from reporting.catalogue.assessments.assessments_completed_within_45_working_days import indicator as assessments
from reporting.catalogue.assessments.assessments_unallocated_over_7_days import indicator as unallocated
from reporting.catalogue.conferences.icpc_within_15_working_days import indicator as conferences
from reporting.catalogue.cp_plans.cp_plans_open_over_18_months import indicator as long_plans
from reporting.catalogue.missing_exploitation.return_interviews_within_72_hours import indicator as return_interviews
from tests.choices import worked_to
from tests.reporting.practice import check


@pytest.fixture
def stricter(db):
    """Forty working days for an assessment, ten for a conference."""
    by = User.objects.create(username="director")
    for clock, limit in (("assessment", 40), ("initial_conference", 10)):
        set_local_standard(
            by=by,
            clock=clock,
            unit="working_day",
            limit=limit,
            effective_from=datetime.date(2025, 4, 1),
            set_by="Director of children's services",
            reason="Ofsted's advice",
        )
    yield
    reset_standards()


def test_forty_five_working_days_are_forty_five(stricter: None) -> None:
    check(
        assessments,
        "2026-03",
        """
        child | team | kind   | clock_started_on | started_on | authorised_on | counts?
        Ava   | N1   | new    | 2026-01-05       | 2026-01-05 | 2026-03-09    | yes     # working day 45
        Ben   | N1   | new    | 2026-01-05       | 2026-01-05 | 2026-03-10    | no      # working day 46
        """,
        expect={"Council": (1, 2)},
    )


def test_fifteen_working_days_are_fifteen(stricter: None) -> None:
    check(
        conferences,
        "2026-03",
        """
        child | team | enquiry | held_on    | counts?
        Ava   | N1   | a       | 2026-03-23 | yes     # working day 15
        Ben   | N1   | b       | 2026-03-24 | no      # working day 16
        """,
        others={
            "s47_enquiries": """
            id | child | team | started_on
            a  | Ava   | N1   | 2026-03-02
            b  | Ben   | N1   | 2026-03-02
            """
        },
        expect={"Council": (1, 2)},
    )


@pytest.mark.parametrize(("variant", "ava", "ben"), [("", "-", "-"), ("local_standard", "yes", "-")])
def test_seven_days_without_a_worker_are_seven_beside_the_authoritys_own_five(variant: str, ava: str, ben: str) -> None:
    """Opened on 25 March: six days on the 31st; on 26 March: five."""
    worked_to("unallocated_assessment", "day", 5)
    check(
        unallocated.form(variant),
        "2026-03",
        f"""
        child | team | kind | started_on | counts?
        Ava   | N1   | new  | 2026-03-25 | {ava}
        Ben   | N1   | new  | 2026-03-26 | {ben}
        Cal   | N1   | new  | 2026-03-23 | yes
        """,
        expect={"Council": 1 if not variant else 2},
    )


@pytest.mark.parametrize(("variant", "ava", "ben"), [("", "no", "no"), ("local_standard", "yes", "no")])
def test_eighteen_months_are_eighteen_beside_the_authoritys_own_fifteen(variant: str, ava: str, ben: str) -> None:
    """More than 15 months on 31 March 2026: from 30 December 2024; the anniversary of the 31st is not over."""
    worked_to("protection_plan_18_months", "month", 15)
    check(
        long_plans.form(variant),
        "2026-03",
        f"""
        child | team | started_on | counts?
        Ava   | N1   | 2024-12-30 | {ava}
        Ben   | N1   | 2024-12-31 | {ben}
        Cal   | N1   | 2024-09-29 | yes
        """,
        expect={"Council": (1 if not variant else 2, 3)},
    )


@pytest.mark.parametrize(("variant", "ava", "ben"), [("", "no", "no"), ("local_standard", "yes", "no")])
def test_72_hours_are_72_beside_the_authoritys_own_three_working_days(variant: str, ava: str, ben: str) -> None:
    """Back on Friday 6 March 2026 at ten: 72 hours end on Monday at ten, three working days on Wednesday."""
    worked_to("return_interview", "working_day", 3)
    check(
        return_interviews.form(variant),
        "2026-03",
        f"""
        id | child | team | kind | started_at       | ended_at         | counts?
        A  | Ava   | N1   | M    | 2026-03-05 20:00 | 2026-03-06 10:00 | {ava}
        B  | Ben   | N1   | M    | 2026-03-05 20:00 | 2026-03-06 10:00 | {ben}
        C  | Cal   | N1   | M    | 2026-03-05 20:00 | 2026-03-06 10:00 | yes
        """,
        others={
            "return_interviews": """
            episode | child | held_at
            A       | Ava   | 2026-03-11 17:00
            B       | Ben   | 2026-03-12 09:00
            C       | Cal   | 2026-03-09 09:59
            """
        },
        expect={"Council": (1 if not variant else 2, 3)},
    )
