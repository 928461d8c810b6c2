"""Who is recording: the person, the worker they are, and the team a record of a child belongs to."""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import Any

from django.db.models import Q

from csc.models import Child, User
from workforce.codes import LEAD_SOCIAL_WORKER
from workforce.models import Allocation, Unit, Worker
from workforce.models.units import UnitKind
from workforce.reach import Reader
from workforce.sameness import keys_of


class Hand:
    """The reader of a request in their part as its writer."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    @property
    def by(self) -> User:
        return self.reader.user

    @property
    def today(self) -> datetime.date:
        return self.reader.today

    @cached_property
    def worker(self) -> Worker:
        """The worker who signs in with this account. Whoever holds a post has one.

        Raises:
            Worker.DoesNotExist: never for a reader who passed a permission, because posts belong to workers.
        """
        return Worker.objects.get(user=self.by)

    def team_for(self, child: Child) -> Unit:
        """The team a new record of `child` belongs to: the one that holds the child today, else the writer's own.

        Of a child under two records, the team that holds the very record comes before one that holds the other.
        """
        records = Q(child__in=keys_of(child)) | Q(child=child.merged_into_id)
        held = Allocation.objects.open_on(self.today).filter(records).select_related("team")
        lead_first = sorted(held, key=lambda one: (one.child_id != child.pk, one.role_id != LEAD_SOCIAL_WORKER, -one.pk))
        return lead_first[0].team if lead_first else self.own_team

    def recording(self, child: Child) -> dict[str, Any]:
        """What every verb that begins a record of `child` wants to know: by whom, of whom, for which team, by which worker."""
        return {"by": self.by, "child": child, "team": self.team_for(child), "worker": self.worker}

    @cached_property
    def own_team(self) -> Unit:
        """The unit of the writer's post; of several, a team before a service."""
        units = Unit.objects.filter(pk__in=[post.unit for post in self.reader.posts]).order_by("pk")
        return min(units, key=lambda unit: (unit.kind != UnitKind.TEAM, unit.pk))
