"""A bank holiday announced late moves what is due to a looked-after child, and nothing else."""

from __future__ import annotations

import pytest

from csc.bank_holidays import add_bank_holiday
from csc.due_dates import find_drift
from csc.models import BankHoliday
from csc.working_days import reset_calendar
from looked_after.models import (
    CarePlan,
    DentalCheck,
    EducationPlan,
    HealthAssessment,
    LookedAfterReview,
    LookedAfterVisit,
    PlacementPlan,
)
from tests.looked_after.cast import day, looked_after

pytestmark = pytest.mark.django_db

DUE = (LookedAfterReview, HealthAssessment, EducationPlan, CarePlan, PlacementPlan, LookedAfterVisit, DentalCheck)


def due() -> dict[str, str]:
    return {model.__name__: str(model.objects.get().due_on) for model in DUE}


@pytest.fixture(autouse=True)
def _calendar_from_the_rows():
    assert BankHoliday.objects.exists()
    reset_calendar()


def test_what_becoming_looked_after_makes_due_is_what_the_clocks_say():
    looked_after()

    assert list(find_drift()) == []


def test_a_holiday_on_12_january_2018_moves_working_days_and_leaves_weeks_and_months():
    """Ava became looked after on Wednesday 10 January 2018."""
    looked_after()
    before = due()

    moved = add_bank_holiday(day=day("2018-01-12"), name="Day of thanks", source="Proclamation")

    assert due() == before | {
        "LookedAfterReview": "2018-02-08",
        "HealthAssessment": "2018-02-08",
        "EducationPlan": "2018-02-08",
        "CarePlan": "2018-01-25",
        "PlacementPlan": "2018-01-18",
    }
    assert moved == 5
    assert list(find_drift()) == []
