"""Private fostering: arrangements the authority learns of, and the visits it owes the child."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csc.models import Child, User
from csc.periods import attains_age
from looked_after import rules
from looked_after.models import PeriodOfCare, PrivateFosteringArrangement, PrivateFosteringVisit
from looked_after.services.common import keep, of_case, withdraw_rows
from looked_after.services.expected import expect_private_fostering_visit
from workforce.models import Unit, Worker


@transaction.atomic
def record_private_fostering(
    *, by: User, child: Child, team: Unit, became_aware_on: datetime.date, **facts: Any
) -> PrivateFosteringArrangement:
    """The authority learns that a child is privately fostered; its first visit is due from that day.

    Raises:
        ValidationError: in the future, 18 or over, looked after, or an arrangement open already.
    """
    rules.refuse_future(became_aware_on, "became_aware_on")
    if child.date_of_birth is None or became_aware_on >= attains_age(child.date_of_birth, 18):
        raise ValidationError(
            {"became_aware_on": "Private fostering is of children under 16, or under 18 if disabled. Check the dates."}
        )
    if PeriodOfCare.objects.looked_after_on(became_aware_on).filter(child=child).exists():
        raise ValidationError("A looked-after child is not privately fostered.")
    if PrivateFosteringArrangement.objects.open_on(became_aware_on).filter(child=child).exists():
        raise ValidationError("A private fostering arrangement of this child is already open.")
    arrangement = PrivateFosteringArrangement(recorded_by=by, child=child, team=team, became_aware_on=became_aware_on, **facts)
    keep(arrangement, by=by, verb="record_private_fostering")
    expect_private_fostering_visit(by=by, arrangement=arrangement)
    return arrangement


@transaction.atomic
def record_private_fostering_visit(
    *,
    by: User,
    arrangement: PrivateFosteringArrangement,
    worker: Worker,
    visited_on: datetime.date,
    finished: bool = True,
    **facts: Any,
) -> PrivateFosteringVisit:
    """A visit to a privately fostered child; the next is due from this day.

    Raises:
        ValidationError: in the future, or outside the arrangement.
    """
    rules.refuse_future(visited_on, "visited_on")
    if visited_on < arrangement.became_aware_on or (arrangement.ended_on and visited_on > arrangement.ended_on):
        raise ValidationError({"visited_on": "The arrangement was not known, or had ended, on this day. Check the date."})
    waiting = PrivateFosteringVisit.objects.planned().filter(arrangement=arrangement).first()
    visit = of_case(PrivateFosteringVisit, arrangement, by=by, on=visited_on, waiting=waiting, arrangement=arrangement, **facts)
    visit.visited_on, visit.worker = visited_on, worker
    visit.completed_at = timezone.now() if finished else None
    keep(visit, by=by, verb="record_private_fostering_visit")
    expect_private_fostering_visit(by=by, arrangement=arrangement)
    return visit


@transaction.atomic
def end_private_fostering(
    *, by: User, arrangement: PrivateFosteringArrangement, ended_on: datetime.date, reason: str = ""
) -> PrivateFosteringArrangement:
    """The arrangement has ended; visits planned for it are withdrawn.

    Raises:
        ValidationError: ended already, in the future, or before the authority knew of it.
    """
    if arrangement.ended_on is not None:
        raise ValidationError("This arrangement has already ended.")
    rules.refuse_future(ended_on, "ended_on")
    if ended_on < arrangement.became_aware_on:
        raise ValidationError({"ended_on": "The arrangement cannot end before the authority became aware of it."})
    arrangement.ended_on, arrangement.end_reason = ended_on, reason
    keep(arrangement, by=by, verb="end_private_fostering")
    planned = PrivateFosteringVisit.objects.planned().filter(arrangement=arrangement)
    withdraw_rows(list(planned), reason="The arrangement ended before the visit.")
    return arrangement
