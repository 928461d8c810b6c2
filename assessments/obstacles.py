"""What other parts of a child's record hold against a verb of this app.

A case cannot close while a protection plan is open, and a child in need plan cannot begin beside one;
but the apps that know of such plans stand to the left and are never imported from here. They say
what stands in the way, in their `ready()`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from django.core.exceptions import ValidationError

from csc.models import Child

CLOSING = "close_episode"
PLANNING = "start_cin_plan"

Obstacle = Callable[[Child, datetime.date], Iterable[str]]
_obstacles: dict[str, list[Obstacle]] = {CLOSING: [], PLANNING: []}


def stands_in_the_way_of(verb: str, obstacle: Obstacle) -> None:
    """Ask `obstacle` before the verb is done to a child on a day: it yields a sentence for each thing to be done first."""
    if obstacle not in _obstacles[verb]:
        _obstacles[verb].append(obstacle)


def refuse_obstacles(verb: str, child: Child, day: datetime.date, field: str) -> None:
    """Raises ValidationError: with the sentences of everything that stands in the way."""
    sentences = [sentence for obstacle in _obstacles[verb] for sentence in obstacle(child, day)]
    if sentences:
        raise ValidationError({field: sentences})
