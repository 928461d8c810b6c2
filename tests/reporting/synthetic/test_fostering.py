"""Foster households are reviewed and trained as their agency would have."""

from __future__ import annotations

import datetime

import pytest
from django.db.models import F, Max, Q

from looked_after.models import FosterCarerHousehold, FosterReview, FosterTraining
from looked_after.timescales import FOSTER_REVIEW
from tests.reporting.synthetic.conftest import UNTIL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("authority")]


def test_reviews_lie_within_the_approval_of_households_of_ours() -> None:
    assert FosterReview.objects.exists()
    outside = Q(held_on__lte=F("household__approved_on")) | Q(held_on__gt=F("household__ended_on"))
    assert not FosterReview.objects.filter(outside | Q(household__own=False)).exists()


def test_few_reviews_of_approval_are_overdue() -> None:
    standing = FosterCarerHousehold.objects.filter(own=True, approved_on__isnull=False, ended_on=None)
    homes = standing.annotate(last=Max("reviews__held_on"))
    due = [FOSTER_REVIEW.due_on(home.last or home.approved_on) for home in homes]
    assert len(due) > 5
    assert sum(day < UNTIL for day in due) <= 1
    assert min(due) > UNTIL - datetime.timedelta(days=140)


def test_a_household_that_was_dismissed_was_reviewed_shortly_before() -> None:
    final = FosterReview.objects.filter(outcome="foster_review_outcome:terminate").select_related("household")
    assert final.exists()
    for review in final:
        assert review.household.end_reason_id in {"foster_end_reason:terminated", "foster_end_reason:standards"}
        assert datetime.timedelta(days=14) <= review.household.ended_on - review.held_on <= datetime.timedelta(days=70)


def test_training_ends_with_the_approval_and_only_preparation_comes_before_it() -> None:
    training = FosterTraining.objects.filter(carer__household__own=True)
    assert training.count() == FosterTraining.objects.count() > 0
    assert not training.filter(completed_on__gte=F("carer__household__ended_on")).exists()
    before = training.filter(completed_on__lt=F("carer__household__approved_on"))
    assert set(before.values_list("course", flat=True)) == {"foster_training:preparation"}
