"""A day is set for a visit that is due, whatever it is made under."""

from __future__ import annotations

import datetime
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csc.models import User
from workforce.casework import keep
from workforce.models import Worker
from workforce.records import VisitRecord
from workforce.refusals import refuse_unless_standing

Visit = TypeVar("Visit", bound=VisitRecord)


@transaction.atomic
def plan_visit(*, by: User, visit: Visit, planned_for: datetime.date, worker: Worker) -> Visit:
    """The visit that is due is to be made on this day by this worker. It stays due on the day it was due.

    Planned again, it moves; the history keeps the day it was planned for before. Recording the visit takes this row along.

    Raises:
        ValidationError: made already, given up, withdrawn, or a day that has passed.
    """
    refuse_unless_standing(visit)
    if visit.visited_on is not None or visit.not_done_reason_id is not None:
        raise ValidationError("This visit is no longer ahead. Plan the one that follows it.")
    if planned_for < timezone.localdate():
        raise ValidationError({"planned_for": "This day has passed. Record the visit if it was made on it."})
    visit.planned_for, visit.planned_worker = planned_for, worker
    keep(visit, by=by, verb="plan_visit")
    return visit
