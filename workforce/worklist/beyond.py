"""What waits for somebody besides the children they hold: the contact of a child nobody holds yet, a conference to chair.

An app says in its `waiting.py` what waits for whom:

    @register_waiting
    def at_the_front_door(desk: Desk) -> Iterable[Waiting]:
        for contact in Contact.objects.awaiting_decision().filter(team__in=desk.units):
            yield Waiting(contact, "contact", contact.due_on, step)

Without it such work would stand in nobody's list: a list of children held knows nothing of a child who is not.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.module_loading import autodiscover_modules

from csc.permissions import RoleReach
from workforce.models import Unit
from workforce.reach import Reader
from workforce.recording.steps import Step


@dataclass(frozen=True)
class Desk:
    """Who sits there on a day: the teams they manage, the teams they work in, and who they are."""

    reader: Reader
    today: datetime.date
    until: datetime.date
    """The last day the list looks ahead to."""
    units: frozenset[int]
    """Units the reader answers for by post, with all below them."""

    @property
    def teams(self) -> frozenset[int]:
        """Teams in which the reader carries cases."""
        return frozenset(post.unit for post in self.reader.posts if post.role.reach == RoleReach.ALLOCATED)

    @property
    def workers(self) -> frozenset[int]:
        """The reader as a worker; somebody with two posts is one worker, and two where they were entered twice."""
        return frozenset(post.worker for post in self.reader.posts)

    def concerns(self, record: Any) -> bool:
        """Whether a case record waits for this desk: a manager's teams wrote it, or the reader did, in a team of theirs."""
        return record.team_id in self.units or (record.team_id in self.teams and record.worker_id in self.workers)


@dataclass(frozen=True)
class Waiting:
    """A record that waits, what a list calls it, by which day, and the form that settles it."""

    record: Any
    what: str
    due_on: datetime.date
    step: type[Step] | None = None
    note: str = ""
    """What somebody has to know of it before they open it, such as when a meeting begins."""
    of_team: Unit | None = None
    """The team it waits for, where it does so whoever holds the child."""


Source = Callable[[Desk], Iterable[Waiting]]
_sources: list[Source] = []


def register_waiting(source: Source) -> Source:
    """Let an app say what waits for whom."""
    if source not in _sources:
        _sources.append(source)
    return source


def waiting_for(desk: Desk) -> list[Waiting]:
    """What waits for a desk, by every app's rule. Whose records they may open is for `workforce.access` to say."""
    _discover()
    return [waiting for source in _sources for waiting in source(desk)]


@cache
def _discover() -> None:
    autodiscover_modules("waiting")
