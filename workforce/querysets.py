"""Reads in practice language: who was in post, who held whom, what supervision is awaited."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from workforce.codes import CASE_HOLDERS, LEAD_SOCIAL_WORKER
from workforce.records import CaseRecordQuerySet
from workforce.timescales import CASE_SUPERVISION, PERSONAL_SUPERVISION

if TYPE_CHECKING:
    from workforce.models import Worker


def holds_on(day: datetime.date, *, started: str = "started_on", ended: str = "ended_on") -> Q:
    """Spells that hold on `day`: begun by then and not ended by then (the end day no longer counts)."""
    return Q(**{f"{started}__lte": day}) & (Q(**{f"{ended}__isnull": True}) | Q(**{f"{ended}__gt": day}))


class SpellQuerySet(models.QuerySet):
    """Anything that holds from `started_on` until `ended_on`."""

    def open_on(self, day: datetime.date) -> SpellQuerySet:
        return self.filter(holds_on(day))

    def started_between(self, first: datetime.date, last: datetime.date) -> SpellQuerySet:
        """Started on one of the days `first` to `last`, both included."""
        return self.filter(started_on__range=(first, last))

    def ended_between(self, first: datetime.date, last: datetime.date) -> SpellQuerySet:
        """Ended on one of the days `first` to `last`, both included."""
        return self.filter(ended_on__range=(first, last))


class UnitQuerySet(models.QuerySet):
    def open_on(self, day: datetime.date) -> UnitQuerySet:
        return self.filter(holds_on(day, started="opened_on", ended="closed_on"))

    def teams(self) -> UnitQuerySet:
        return self.filter(kind="team")


class WorkerQuerySet(models.QuerySet):
    def in_post_on(self, day: datetime.date) -> WorkerQuerySet:
        """Workers who hold at least one post on `day`, each once."""
        from workforce.models import Post

        return self.filter(id__in=Post.objects.open_on(day).values("worker"))

    def in_unit_on(self, units: Iterable[int], day: datetime.date) -> WorkerQuerySet:
        """Workers who hold a post in one of the units (ids) on `day`, each once."""
        from workforce.models import Post

        return self.filter(id__in=Post.objects.open_on(day).filter(unit__in=units).values("worker"))


class EmploymentQuerySet(SpellQuerySet):
    def employed(self) -> EmploymentQuerySet:
        """Paid by the authority itself."""
        return self.filter(agency=False)

    def through_agency(self) -> EmploymentQuerySet:
        return self.filter(agency=True)

    def due_to_start(self) -> EmploymentQuerySet:
        """Accepted and not yet started."""
        return self.filter(started_on__isnull=True)


class AllocationQuerySet(CaseRecordQuerySet):
    def open_on(self, day: datetime.date) -> AllocationQuerySet:
        """Allocations that hold on `day`, withdrawn ones left out."""
        return self.standing().filter(holds_on(day))

    def leads(self) -> AllocationQuerySet:
        """The child's social worker; any other role is left out."""
        return self.filter(role=LEAD_SOCIAL_WORKER)

    def case_holders(self) -> AllocationQuerySet:
        """Those who answer for the case: the social worker or, once care is left, the personal adviser."""
        return self.filter(role__in=CASE_HOLDERS)

    def waiting(self) -> AllocationQuerySet:
        """Held by a team that has not named a worker yet: the allocation queue."""
        return self.filter(worker__isnull=True)

    def held_by(self, worker: Worker) -> AllocationQuerySet:
        return self.filter(worker=worker)

    def in_units(self, units: Iterable[int]) -> AllocationQuerySet:
        """Held by one of the teams (ids)."""
        return self.filter(team__in=units)


class PersonalSupervisionQuerySet(models.QuerySet):
    def held_between(self, first: datetime.date, last: datetime.date) -> PersonalSupervisionQuerySet:
        return self.filter(held_on__range=(first, last))

    def awaited(self) -> PersonalSupervisionQuerySet:
        """Due and neither held nor called off."""
        return self.filter(held_on__isnull=True, not_held_reason="")

    def overdue_on(self, day: datetime.date) -> PersonalSupervisionQuerySet:
        return self.awaited().filter(due_on__lt=PERSONAL_SUPERVISION.overdue_before(day))


class CaseSupervisionQuerySet(CaseRecordQuerySet):
    def held_between(self, first: datetime.date, last: datetime.date) -> CaseSupervisionQuerySet:
        return self.standing().filter(held_on__range=(first, last))

    def awaited(self) -> CaseSupervisionQuerySet:
        return self.standing().filter(held_on__isnull=True)

    def overdue_on(self, day: datetime.date) -> CaseSupervisionQuerySet:
        return self.awaited().filter(due_on__lt=CASE_SUPERVISION.overdue_before(day))


class SupervisionActionQuerySet(models.QuerySet):
    def open(self) -> SupervisionActionQuerySet:
        """Not done yet."""
        return self.filter(done_on__isnull=True)

    def overdue_on(self, day: datetime.date) -> SupervisionActionQuerySet:
        return self.open().filter(due_on__lt=day)
