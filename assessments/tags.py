"""What the bar at the top of a child's pages says of assessment and of help to a child in need."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from assessments.models import Assessment, CinPlan
from csc.components import Tag
from csc.models import Child
from workforce.sameness import keys_of


def tags_of(child: Child, today: datetime.date) -> Iterable[Tag]:
    """A child in need plan, else an assessment under way."""
    if CinPlan.objects.open_on(today).filter(child__in=keys_of(child)).exists():
        yield Tag("Child in need", "blue")
    elif Assessment.objects.under_way_on(today).filter(child__in=keys_of(child)).exists():
        yield Tag("Being assessed", "turquoise")
