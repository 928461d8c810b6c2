"""Grants and emergency openings: when they let somebody in, and what the database refuses."""

from __future__ import annotations

import datetime

import pytest
from django.db import IntegrityError, transaction

from csc.models import BreakGlass, Child, Person, RestrictionGrant, User

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2024, 3, 1, 12, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def people():
    manager, worker = User.objects.create_user("manager"), User.objects.create_user("worker")
    person = Person.objects.create(
        local_id="C1", surname="Ash", has_record=True, restricted=True, restricted_reason="Staff family", recorded_by=manager
    )
    return manager, worker, Child.objects.get(pk=person.pk)


def grant(people, **changes) -> RestrictionGrant:
    manager, worker, child = people
    given = {
        "child": child,
        "user": worker,
        "starts_at": NOON,
        "reason": "Allocated",
        "granted_by": manager,
        "recorded_by": manager,
    }
    return RestrictionGrant.objects.create(**(given | changes))


def opening(people, **changes) -> BreakGlass:
    _, worker, child = people
    given = {
        "child": child,
        "user": worker,
        "started_at": NOON,
        "expires_at": NOON + HOUR,
        "reason": "Found alone",
        "recorded_by": worker,
    }
    return BreakGlass.objects.create(**(given | changes))


@pytest.mark.parametrize(
    ("moment", "ends_at", "lets_in"),
    [
        (NOON - HOUR, None, False),
        (NOON, None, True),
        (NOON + 1000 * HOUR, None, True),
        (NOON + HOUR, NOON + 2 * HOUR, True),
        (NOON + 2 * HOUR, NOON + 2 * HOUR, False),
    ],
)
def test_a_grant_holds_from_its_start_until_its_end(people, moment, ends_at, lets_in):
    grant(people, ends_at=ends_at)
    assert RestrictionGrant.objects.in_force(moment).exists() is lets_in


@pytest.mark.parametrize(("minutes", "lets_in"), [(-1, False), (0, True), (59, True), (60, False)])
def test_an_emergency_opening_lasts_until_it_expires(people, minutes, lets_in):
    opening(people)
    assert BreakGlass.objects.in_force(NOON + datetime.timedelta(minutes=minutes)).exists() is lets_in


def test_an_opening_waits_for_review_until_somebody_else_has_looked(people):
    manager, worker, _ = people
    row = opening(people)
    assert list(BreakGlass.objects.awaiting_review()) == [row]
    row.reviewed_by, row.reviewed_at, row.outcome = manager, NOON + HOUR, BreakGlass.Outcome.JUSTIFIED
    row.save()
    assert not BreakGlass.objects.awaiting_review().exists()
    row.reviewed_by = worker
    with pytest.raises(IntegrityError, match="break_glass_reviewed_by_somebody_else"), transaction.atomic():
        row.save()


@pytest.mark.parametrize(
    ("make", "changes"),
    [
        (grant, {"reason": ""}),
        (grant, {"ends_at": NOON - HOUR}),
        (opening, {"reason": ""}),
        (opening, {"expires_at": NOON}),
        (opening, {"outcome": "justified"}),
    ],
)
def test_the_database_refuses(people, make, changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(people, **changes)


def test_nobody_grants_themselves_access(people):
    with pytest.raises(IntegrityError, match="restriction_grant_by_somebody_else"), transaction.atomic():
        grant(people, granted_by=people[1])
