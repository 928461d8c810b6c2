"""How many children each worker holds today, against the time they have and the limit of their team (rules.md G).

A case is a child allocated to a worker in the lead role: three siblings are three. Time is contracted
time; of a post with a protected caseload, such as a newly qualified worker's, only its weighted share
carries cases. A student's cases sit in the name of the supervisor and are shown there.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from csc.models import Person
from csc.prepared import Prepared
from workforce.models import Allocation, CaseloadLimit, FteWeight, Post, Unit, Worker


@dataclass(frozen=True)
class Caseload:
    """One worker's cases in one team on one day.

    `fte` is None where the contracted time of a post is not recorded: it is never taken as 1.
    `weighted` is the part of it that carries cases. `of_students` are cases held by students on
    placement with the worker, counted among `children`.
    """

    worker: Worker
    team: Unit
    post_role: str
    children: int
    of_students: int
    fte: Decimal | None
    weighted: Decimal | None
    limit: int | None

    @property
    def per_fte(self) -> Decimal | None:
        """Children for each full-time equivalent that carries cases, to one decimal place."""
        return (Decimal(self.children) / self.weighted).quantize(Decimal("0.1")) if self.weighted else None

    @property
    def over(self) -> bool:
        """Whether more children are held than the limit, scaled to the worker's weighted time, allows."""
        if self.limit is None:
            return False
        return self.children > self.limit * (self.weighted if self.weighted is not None else Decimal(1))

    @property
    def protected(self) -> bool:
        """Whether part of the time is kept free of cases."""
        return self.fte is not None and self.weighted is not None and self.weighted < self.fte


def caseloads_in(units: Iterable[int], day: datetime.date) -> list[Caseload]:
    """Caseloads of everybody in post in one of the units (ids) on `day`, the largest first.

    A worker in post there without a child has a caseload of none: a manager looks for room as well.
    Six queries, however many workers there are.
    """
    wanted = list(units)
    posts = _posts_in(wanted, day)
    students = dict(_students_of(sorted({post.worker_id for post in posts}), day))
    held = _held(wanted, day)
    weights = dict(FteWeight.objects.open_on(day).order_by("started_on").values_list("post_role", "weight"))
    limits = dict(CaseloadLimit.objects.open_on(day).order_by("started_on").values_list("team_type", "children"))
    grouped: dict[tuple[int, int], list[Post]] = {}
    for post in posts:
        if post.student_of_id is None and post.role != "administrator":
            grouped.setdefault((post.worker_id, post.unit_id), []).append(post)
    found = []
    for (worker, unit), of_worker in grouped.items():
        own = held.get((worker, unit), 0)
        theirs = sum(count for (holder, team), count in held.items() if team == unit and students.get(holder) == worker)
        if own or theirs or any(post.post_role_id in weights or _carries_cases(post) for post in of_worker):
            found.append(_caseload(of_worker, own, theirs, weights, limits))
    return sorted(found, key=lambda caseload: (-caseload.children, caseload.worker.surname, caseload.worker.pk))


@Prepared
def _posts_in(units: list[int], day: datetime.date) -> QuerySet[Post]:
    held = Post.objects.open_on(day).filter(unit__in=units)
    return held.select_related("worker", "unit", "post_role").order_by("worker", "pk")


@Prepared
def _students_of(workers: list[int], day: datetime.date) -> QuerySet[Any, Any]:
    """Each student on placement with one of the workers, and with whom."""
    return Post.objects.open_on(day).filter(student_of__in=workers).values_list("worker", "student_of")


def _held(units: list[int], day: datetime.date) -> dict[tuple[int, int], int]:
    """Children by worker and team, in the lead role. A child held under a merged duplicate as well is one.

    Which record stands is looked up for each child held: joined, the database would read the table of people along.
    """
    return {(worker, team): count for worker, team, count in _counted(units, day)}


@Prepared
def _counted(units: list[int], day: datetime.date) -> QuerySet[Any, Any]:
    allocations = Allocation.objects.open_on(day).case_holders().filter(team__in=units, worker__isnull=False)
    standing = Subquery(Person.objects.filter(pk=OuterRef("child")).values("merged_into"))
    children = Count(Coalesce(standing, "child"), distinct=True)
    return allocations.values_list("worker", "team").annotate(held=children)


def _carries_cases(post: Post) -> bool:
    return post.role in {"social_worker", "personal_adviser"}


def _caseload(
    posts: list[Post], own: int, of_students: int, weights: dict[str, Decimal], limits: dict[str | None, int]
) -> Caseload:
    unit = posts[0].unit
    times = [post.fte for post in posts]
    known = all(time is not None for time in times)
    fte = sum((time for time in times if time is not None), Decimal(0)) if known else None
    shares = [post.fte * weights.get(str(post.post_role_id), Decimal(1)) for post in posts if post.fte is not None]
    return Caseload(
        worker=posts[0].worker,
        team=unit,
        post_role=", ".join(str(post.post_role) for post in posts if post.post_role),
        children=own + of_students,
        of_students=of_students,
        fte=fte,
        weighted=sum(shares, Decimal(0)) if known else None,
        limit=limits.get(unit.team_type_id, limits.get(None)),
    )
