"""A figure whose name states a limit keeps it, whatever stricter standard an authority works to."""

from __future__ import annotations

import datetime

import pytest

from csc.local_standards import reset_standards, set_local_standard
from csc.models import User
from reporting.catalogue.assessments.assessments_completed_within_45_working_days import indicator as assessments
from reporting.catalogue.conferences.icpc_within_15_working_days import indicator as conferences
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
