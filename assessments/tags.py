"""What the bar at the top of a child's pages says of assessment and of help to a child in need."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db.models import QuerySet

from assessments.models import Assessment, CinPlan
from csc.components import Tag
from csc.models import Child
from workforce.of_child import asked_of


@asked_of(CinPlan)
def open_plans(children: list[int], today: datetime.date) -> QuerySet[CinPlan]:
    """The child in need plan that goes on, the newest first where there should be one."""
    return CinPlan.objects.open_on(today).filter(child__in=children).order_by("-started_on")


@asked_of(Assessment)
def assessments_under_way(children: list[int], today: datetime.date) -> QuerySet[Assessment]:
    """Assessments begun and not yet authorised on a day."""
    return Assessment.objects.under_way_on(today).filter(child__in=children)


def tags_of(child: Child, today: datetime.date) -> Iterable[Tag]:
    """A child in need plan, else an assessment under way."""
    if open_plans(child, today):
        yield Tag("Child in need", "blue")
    elif assessments_under_way(child, today):
        yield Tag("Being assessed", "turquoise")
