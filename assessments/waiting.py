"""Assessments that were sent for authorisation, and visits whose record is not finished.

An assessment waits for the manager from the day it is sent, however far off it is due. A visit counts once its record is
finished: until then the next stays overdue, and whoever made it has to be told which record it is that lacks something.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from assessments.models import Assessment, CinVisit
from assessments.querysets import AssessmentQuerySet, VisitQuerySet
from csc.formats import day as in_full
from csc.permissions import Permission
from csc.prepared import Prepared, PreparedUnion
from workforce.models import Allocation
from workforce.reach import LOOK_BACK
from workforce.recording.steps import all_steps
from workforce.worklist.beyond import Desk, Waiting, register_waiting


@register_waiting
def to_authorise(desk: Desk) -> Iterable[Waiting]:
    """Finished and not yet authorised: of the teams the reader manages, and of children these teams hold now."""
    if not desk.units or not desk.reader.may(Permission.AUTHORISE_WORK):
        return
    for assessment in _sent(sorted(desk.units), desk.today):
        team = assessment.team if assessment.team_id in desk.units else None
        due = assessment.due_on or desk.today
        yield Waiting(assessment, "assessment", due, all_steps()["authorise_assessment"], "", team)


@Prepared
def _sent(units: list[int], today: datetime.date) -> AssessmentQuerySet:
    """Assessments sent for authorisation by teams among the units, or about children whom these hold today."""
    held = Allocation.objects.open_on(today).filter(child=OuterRef("child"), team__in=units)
    return Assessment.objects.awaiting_authorisation().filter(Q(team__in=units) | Exists(held)).select_related("team")


Unfinished = Callable[[list[int], datetime.date], VisitQuerySet]
"""Visits of one kind that workers, by key, made after a day and have not finished."""

_kinds: list[tuple[Unfinished, str]] = []


def register_unfinished(step: str) -> Callable[[Unfinished], Unfinished]:
    """Let an app say which of its visits somebody has to finish, and by which step."""

    def put(unfinished: Unfinished) -> Unfinished:
        _kinds.append((unfinished, step))
        return unfinished

    return put


@register_unfinished("finish_cin_visit")
def _cin_visits(workers: list[int], since: datetime.date) -> VisitQuerySet:
    return made_by(CinVisit.objects.filter(Q(plan=None) | Q(plan__ended_on=None)), workers, since)


def made_by(visits: VisitQuerySet, workers: list[int], since: datetime.date) -> VisitQuerySet:
    """Those of `visits` that these workers made after a day and have not finished."""
    return visits.made_but_unfinished().filter(worker__in=workers, visited_on__gt=since)


@register_waiting
def visits_to_finish(desk: Desk) -> Iterable[Waiting]:
    """Visits of every kind that the reader made within the look-back and has not finished.

    One question finds whether there are any, and one more reads those of each kind of which there are.
    """
    if not desk.reader.may(Permission.RECORD_WORK):
        return
    workers, since = sorted(desk.workers), desk.today - LOOK_BACK
    for (number,) in sorted(set(_numbers(workers, range(len(_kinds)), since))):
        step = all_steps()[_kinds[number][1]]
        for visit in _visits(workers, number, since):
            if visit.visited_on is not None:
                note = f"made on {in_full(visit.visited_on)}"
                yield Waiting(visit, "visit to finish", visit.due_on or visit.visited_on, step, note)


@PreparedUnion
def _numbers(number: int, workers: list[int], since: datetime.date) -> QuerySet[Any, Any]:
    return _kinds[number][0](workers, since).order_by().values_list(Value(number))


@Prepared
def _visits(workers: list[int], number: int, since: datetime.date) -> VisitQuerySet:
    return _kinds[number][0](workers, since).order_by("visited_on", "pk")
