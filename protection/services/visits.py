"""Statutory visits to children on a plan."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csc.models import Code, User
from protection.due import visit_due_on
from protection.models import ProtectionPlan, ProtectionVisit
from protection.services.plans import expect_next_visit
from workforce.casework import keep, move_due_dates, of_case, set_facts
from workforce.models import Worker
from workforce.refusals import refuse_unless_standing


@transaction.atomic
def record_protection_visit(
    *, by: User, plan: ProtectionPlan, worker: Worker, visited_on: datetime.date, finished: bool = True, **facts: Any
) -> ProtectionVisit:
    """A visit was made. It takes the place of the one that was due, so that its due date stays with it.

    Only a `finished` visit at which the child was seen counts, and moves the next one on; an unfinished one is
    finished with `finish_protection_visit`. `facts` are columns of ProtectionVisit.

    Raises:
        ValidationError: outside the plan's dates, in the future, or seen but not alone without a reason.
    """
    refuse_unless_standing(plan)
    waiting = plan.visits.planned().order_by("due_on").first()
    visit = of_case(ProtectionVisit, plan, by=by, on=visited_on, waiting=waiting, plan=plan, **facts)
    visit.visited_on, visit.worker = visited_on, worker
    visit.completed_at = timezone.now() if finished else None
    visit.due_on = visit_due_on(plan, before=visited_on)
    keep(visit, by=by, verb="record_protection_visit")
    _follow(by=by, visit=visit)
    return visit


@transaction.atomic
def finish_protection_visit(*, by: User, visit: ProtectionVisit, **facts: Any) -> ProtectionVisit:
    """The record of a visit is finished: from now on it counts. `facts` are columns filled in since.

    Raises:
        ValidationError: finished already, not made, or without saying whether the child was seen.
    """
    refuse_unless_standing(visit)
    if visit.completed_at is not None:
        raise ValidationError("This visit is already finished. Correct it if something is wrong.")
    if visit.visited_on is None:
        raise ValidationError({"visited_on": "Give the day the visit was made."})
    set_facts(visit, {**facts, "completed_at": timezone.now()})
    keep(visit, by=by, verb="finish_protection_visit")
    _follow(by=by, visit=visit)
    return visit


@transaction.atomic
def record_protection_visit_not_done(*, by: User, plan: ProtectionPlan, reason: Code) -> ProtectionVisit:
    """The visit that was due did not happen. The reason is kept, and the child is still due to be seen.

    Raises:
        ValidationError: the plan has ended, or no visit was due.
    """
    refuse_unless_standing(plan)
    visit = plan.visits.planned().order_by("due_on").first()
    if visit is None or plan.ended_on is not None:
        raise ValidationError("No visit is due under this plan.")
    visit.not_done_reason = reason
    keep(visit, by=by, verb="record_protection_visit_not_done")
    expect_next_visit(by=by, plan=plan)
    return visit


def _follow(*, by: User, visit: ProtectionVisit) -> None:
    plan = visit.plan
    later = plan.visits.standing().filter(visited_on__gt=visit.visited_on)
    move_due_dates(later, lambda row: visit_due_on(plan, before=row.visited_on))
    expect_next_visit(by=by, plan=plan)
