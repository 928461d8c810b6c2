"""Assessments that were sent for authorisation: they wait for the manager from that day, however far off their due day is."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q

from assessments.models import Assessment
from csc.permissions import Permission
from workforce.models import Allocation
from workforce.recording.steps import all_steps
from workforce.worklist.beyond import Desk, Waiting, register_waiting


@register_waiting
def to_authorise(desk: Desk) -> Iterable[Waiting]:
    """Finished and not yet authorised: of the teams the reader manages, and of children these teams hold now."""
    if not desk.units or not desk.reader.may(Permission.AUTHORISE_WORK):
        return
    held = Allocation.objects.open_on(desk.today).filter(child=OuterRef("child"), team__in=desk.units)
    sent = Assessment.objects.awaiting_authorisation()
    for assessment in sent.filter(Q(team__in=desk.units) | Exists(held)).select_related("team"):
        team = assessment.team if assessment.team_id in desk.units else None
        due = assessment.due_on or desk.today
        yield Waiting(assessment, "assessment", due, all_steps()["authorise_assessment"], "", team)
