"""Assessments that were sent for authorisation, and visits whose record is not finished.

An assessment waits for the manager from the day it is sent, however far off it is due. A visit counts once its record is
finished: until then the next stays overdue, and whoever made it has to be told which record it is that lacks something.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q

from assessments.models import Assessment, CinVisit
from assessments.querysets import AssessmentQuerySet, VisitQuerySet
from csc.formats import day as in_full
from csc.permissions import Permission
from csc.prepared import Prepared
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


@register_waiting
def visits_to_finish(desk: Desk) -> Iterable[Waiting]:
    """Visits to children in need."""
    return to_finish(_cin_visits, "finish_cin_visit", desk)


@Prepared
def _cin_visits(workers: list[int], since: datetime.date) -> VisitQuerySet:
    return made_by(CinVisit.objects.filter(Q(plan=None) | Q(plan__ended_on=None)), workers, since)


def made_by(visits: VisitQuerySet, workers: list[int], since: datetime.date) -> VisitQuerySet:
    """Those of `visits` that these workers made after a day and have not finished."""
    return visits.made_but_unfinished().filter(worker__in=workers, visited_on__gt=since).order_by("visited_on", "pk")


def to_finish(visits: Prepared, step: str, desk: Desk) -> Iterable[Waiting]:
    """What `visits` finds that the reader made within the look-back and has not finished."""
    if not desk.reader.may(Permission.RECORD_WORK):
        return
    for visit in visits(sorted(desk.workers), desk.today - LOOK_BACK):
        if visit.visited_on is not None:
            note = f"made on {in_full(visit.visited_on)}"
            yield Waiting(visit, "visit to finish", visit.due_on or visit.visited_on, all_steps()[step], note)
