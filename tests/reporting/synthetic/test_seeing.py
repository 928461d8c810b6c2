"""Whom visits of the made-up authority found beside the child."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db.models import Q

from assessments.models import CinVisit
from csc.models import Relationship
from looked_after.models import LookedAfterVisit
from protection.models import ProtectionVisit
from reporting.synthetic.seeing import IN_THE_WAY, LATELY
from tests.reporting.synthetic.conftest import UNTIL
from workforce.models import PersonSeen
from workforce.records import VisitRecord

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("authority")]

VISITS = (CinVisit, ProtectionVisit, LookedAfterVisit)
LATELY_FROM = UNTIL - datetime.timedelta(days=LATELY)


def met(model: type[VisitRecord]) -> Any:
    """Visits on which somebody beside the child was seen."""
    return model._default_manager.filter(shared_part__in=PersonSeen.objects.values("shared_part"))


@pytest.mark.parametrize("model", VISITS)
def test_somebody_was_seen_on_most_visits_that_were_made_in_the_last_half_year_and_on_no_other(model: type[VisitRecord]) -> None:
    made = model._default_manager.filter(visited_on__gt=LATELY_FROM)
    assert met(model).filter(pk__in=made.values("pk")).count() > made.count() / 2
    assert not met(model).filter(Q(visited_on=None) | Q(visited_on__lte=LATELY_FROM)).exists()


def test_whoever_was_in_the_room_when_a_child_could_not_be_seen_alone_was_seen() -> None:
    there = [
        visit
        for model in VISITS
        for visit in model._default_manager.filter(visited_on__gt=LATELY_FROM, not_alone_reason__in=IN_THE_WAY)
        if visit.shared_part is None  # Of a visit to several, one child's words are gone by.
    ]
    assert there == []


def test_those_named_are_parents_of_the_child() -> None:
    parents = ("relationship:mother", "relationship:father")
    seen = PersonSeen.objects.filter(person__isnull=False)
    assert seen.exists()
    for model in VISITS:
        for visit in met(model):
            named = set(seen.filter(shared_part=visit.shared_part_id).values_list("person", flat=True))
            known = Relationship.objects.filter(other=visit.child_id, kind__in=parents).values_list("person", flat=True)
            assert named <= set(known)
