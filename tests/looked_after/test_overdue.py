"""What is late by working days is late only after a working day: on a weekend, Friday's work is not late yet."""

from __future__ import annotations

import pytest

from assessments.models import CinReview, CinVisit
from looked_after.models import (
    CarePlan,
    DentalCheck,
    EducationPlan,
    HealthAssessment,
    LookedAfterReview,
    LookedAfterVisit,
    PlacementPlan,
)
from protection.models import CoreGroup, InitialConference, ProtectionVisit, ReviewConference, Section47Enquiry
from tests.assessments.cast import plan as child_in_need_plan
from tests.looked_after.cast import day, looked_after
from tests.protection.cast import booked
from tests.protection.cast import plan as protection_plan

pytestmark = pytest.mark.django_db

FRIDAY, SATURDAY, MONDAY = day("2019-04-12"), day("2019-04-13"), day("2019-04-15")


def _due_on_friday(model):
    row = model.objects.filter(state="complete").last()
    row.due_on = FRIDAY
    row.save()


@pytest.mark.parametrize(
    ("model", "begin", "late_on_saturday"),
    [
        (CinVisit, child_in_need_plan, False),  # 20 working days
        (CinReview, child_in_need_plan, True),  # 3 months
        (InitialConference, booked, False),  # 15 working days
        (CoreGroup, protection_plan, False),  # the first: 10 working days
        (ReviewConference, protection_plan, True),  # 3 months
        (ProtectionVisit, protection_plan, False),  # 10 working days
        (LookedAfterReview, looked_after, False),  # the first: 20 working days
        (LookedAfterVisit, looked_after, True),  # a week
        (HealthAssessment, looked_after, False),  # the initial one: 20 working days
        (DentalCheck, looked_after, True),  # 12 months
        (CarePlan, looked_after, False),  # 10 working days
        (PlacementPlan, looked_after, False),  # 5 working days
        (EducationPlan, looked_after, False),  # 20 working days
    ],
)
def test_overdue_on_a_weekend(model, begin, late_on_saturday):
    begin()
    _due_on_friday(model)
    assert not model.objects.overdue(FRIDAY).exists()
    assert model.objects.overdue(SATURDAY).exists() is late_on_saturday
    assert model.objects.overdue(MONDAY).exists()


def test_an_enquiry_without_its_conference():
    enquiry = booked().enquiry
    enquiry.conference_due_on = FRIDAY
    enquiry.save()
    assert not Section47Enquiry.objects.conference_overdue(SATURDAY).exists()
    assert Section47Enquiry.objects.conference_overdue(MONDAY).exists()
