"""Reviews that wait for the independent reviewing officer who held the child's last one, and visits to finish."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from assessments.querysets import VisitQuerySet
from assessments.waiting import made_by, register_unfinished
from csc.formats import day as in_full
from csc.permissions import Permission
from csc.prepared import Prepared
from looked_after.models import LookedAfterReview, LookedAfterVisit
from workforce.recording.steps import all_steps
from workforce.worklist.beyond import Desk, Waiting, register_waiting


@register_waiting
def to_review(desk: Desk) -> Iterable[Waiting]:
    """Reviews booked or due within the days the list looks ahead, of the children whose last review the reader held.

    The same officer stays with a child (section 25A); the first review of all is for whoever the child is allocated to.
    """
    if not desk.reader.may(Permission.CHAIR_MEETINGS):
        return
    for review in _reviews(sorted(desk.workers), desk.until):
        due, planned = review.due_on, review.planned_for
        if planned is not None and planned >= desk.today and (due is None or planned < due):
            due = planned
        if due is not None:
            note = f"booked for {in_full(planned)}" if planned else "not booked yet"
            yield Waiting(review, "looked after review", due, all_steps()["hold_looked_after_review"], note)


@Prepared
def _reviews(officers: list[int], until: datetime.date) -> QuerySet[Any, Any]:
    """Reviews booked or due up to a day of children whose last review one of the officers held."""
    last = LookedAfterReview.objects.held().filter(child=OuterRef("child")).order_by("-held_on", "-pk")
    soon = Q(due_on__lte=until) | Q(planned_for__lte=until)
    awaited = LookedAfterReview.objects.booked().filter(soon, period_of_care__ended_on=None, period_of_care__state="complete")
    mine = awaited.annotate(officer=Subquery(last.values("reviewing_officer")[:1])).filter(officer__in=officers)
    return mine.select_related("period_of_care")


@register_unfinished("finish_looked_after_visit")
def visits_to_finish(workers: list[int], since: datetime.date) -> VisitQuerySet:
    """Visits to children who are still looked after."""
    return made_by(LookedAfterVisit.objects.filter(period_of_care__ended_on=None), workers, since)
