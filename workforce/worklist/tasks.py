"""What is due for the children somebody answers for: every open clock of every app, in one list by day.

The dates are those the apps keep (`csc.due_dates`); nothing is worked out anew here. Whose children
they are is told by today's allocations, and `workforce.access` has the last word on who may be seen.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

from django.db.models import DateTimeField, IntegerField, Model, QuerySet, Value
from django.utils import timezone
from django.utils.text import capfirst

from csc.due_dates import DueColumn, due_columns, left_until
from csc.models import Child, FamilyMembership
from csc.permissions import Permission, RoleReach
from csc.prepared import Prepared, PreparedUnion
from csc.working_days import current_calendar
from workforce.access import visible_among
from workforce.models import Allocation, Unit, Worker
from workforce.of_child import Kinds
from workforce.reach import Reader
from workforce.recording.kinds import address_of_record, kinds
from workforce.recording.steps import Step, address_of, step_that_clears, subject_for
from workforce.sameness import duplicates_of
from workforce.worklist.beyond import Desk, waiting_for

SOON, LATER = 5, 10
"""Working days ahead that the two lists of coming work look."""

DECISIONS = frozenset({Permission.AUTHORISE_WORK, Permission.ALLOCATE_CHILDREN, Permission.CHAIR_MEETINGS})
"""Work that waits for somebody's decision, rather than for the child's own worker."""


@dataclass(frozen=True)
class Task:
    """Something owed to a child by a day. `left` is the number of working days until then, negative when it has passed.

    `record` is the row whose due date it is, and `step` the form that clears it, where there is one.
    """

    child: Child
    what: str
    due_on: datetime.date
    left: int
    record: Any
    step: type[Step] | None = None
    note: str = ""
    of_team: Unit | None = None
    """The team it waits for, where it does so whoever holds the child (`workforce.worklist.beyond`)."""

    @property
    def overdue(self) -> bool:
        return self.left < 0

    @property
    def decision(self) -> bool:
        """Whether it waits for a manager or a chair."""
        return self.step is not None and self.step.permission in DECISIONS

    def title_for(self, reader: Reader) -> str:
        """What there is to do, for those who may do it; what is awaited, for everybody else."""
        title = self.step.title if self.step is not None and reader.may(self.step.permission) else capfirst(self.what)
        return f"{title} ({self.note})" if self.note else title

    def href(self, reader: Reader) -> str:
        """The form that clears it, for those who may do it; the record itself for everybody else."""
        if self.step is not None and reader.may(self.step.permission):
            return address_of(self.step, self.child, subject_for(self.step, self.record))
        return address_of_record(self.record) if type(self.record) in kinds().values() else ""


@dataclass(frozen=True)
class Worklist:
    """The reader's children on one day, and what is due for them within ten working days."""

    reader: Reader
    today: datetime.date

    @cached_property
    def allocations(self) -> Sequence[Allocation]:
        """Allocations of today to the reader or, for whoever manages a unit, in it and below; of children open to the reader."""
        keys = set(_held_by(_workers([self.reader.user.pk]), self.today))
        if self.managed:
            keys |= set(_held_in(sorted(self.reader.tree.below(self.managed)), self.today))
        rows = _under_the_record_that_stands(_allocations(sorted(keys)))
        visible = visible_among(self.reader, [row.child for row in rows])
        return [row for row in rows if row.child in visible]

    @property
    def managed(self) -> set[int]:
        """The units whose children the reader answers for by post."""
        return {post.unit for post in self.reader.posts if post.role.reach == RoleReach.UNIT}

    @cached_property
    def children(self) -> list[Child]:
        return list({held.child_id: held.child for held in self.allocations}.values())

    @cached_property
    def waiting(self) -> list[Allocation]:
        """Children a team holds without a worker: the allocation queue, the longest first."""
        return sorted((held for held in self.allocations if held.worker_id is None), key=lambda held: (held.started_on, held.pk))

    @cached_property
    def tasks(self) -> list[Task]:
        """Overdue work first, then what is due within ten working days, by day."""
        children = _with_their_duplicates(self.children)
        until = current_calendar().add(self.today, LATER)
        found = {_which(task): task for task in due_for(children, until, self.today)}
        for task in self._beyond(until):
            known = found.get(_which(task))
            found[_which(task)] = task if known is None else replace(known, note=task.note, of_team=task.of_team)
        return sorted(found.values(), key=lambda task: (task.due_on, task.child.full_name, task.what))

    def _beyond(self, until: datetime.date) -> list[Task]:
        """What waits for the reader whoever holds the child; of children they may open, by the record that stands."""
        units = self.reader.tree.below(self.managed) if self.managed else ()
        desk = Desk(self.reader, self.today, until, frozenset(units))
        waiting = waiting_for(desk)
        if not waiting:
            return []
        children = _standing([one.record.child_id for one in waiting])
        visible = visible_among(self.reader, set(children.values()))
        tasks = []
        for one in waiting:
            child = children[one.record.child_id]
            if child in visible:
                one.record.child = child
                left = left_until(one.due_on, self.today)
                tasks.append(Task(child, one.what, one.due_on, left, one.record, one.step, one.note, one.of_team))
        return tasks

    @property
    def overdue(self) -> list[Task]:
        return [task for task in self.tasks if task.overdue]

    @property
    def soon(self) -> list[Task]:
        """Due today or within five working days."""
        return [task for task in self.tasks if 0 <= task.left <= SOON]

    @property
    def later(self) -> list[Task]:
        """Due in six to ten working days."""
        return [task for task in self.tasks if SOON < task.left <= LATER]

    @property
    def decisions(self) -> list[Task]:
        """What waits for a decision that the reader may take."""
        return [task for task in self.tasks if task.decision and task.step and self.reader.may(task.step.permission)]

    @cached_property
    def families(self) -> dict[int, str]:
        """The family of each child, by the child's key, so that a visit to three is planned as one."""
        theirs = {child.pk for child in self.children} | {task.child.pk for task in self.tasks}
        held = FamilyMembership.objects.filter(person__in=theirs, ended_on__isnull=True)
        return dict(held.order_by("pk").values_list("person", "family__name"))


@Prepared
def _workers(users: list[int]) -> QuerySet[Any, Any]:
    """Keys of these users as workers; somebody who was entered twice is two."""
    return Worker.objects.filter(user__in=users).values_list("pk", flat=True)


@Prepared
def _held_by(workers: list[int], day: datetime.date) -> QuerySet[Any, Any]:
    """Keys of allocations to these workers. Apart from those of teams: for one question after both, all there are would be read.

    By the workers' own keys: by those of their accounts, the database reads all that a front door's worker ever held.
    """
    return Allocation.objects.open_on(day).filter(worker__in=workers).values_list("pk", flat=True)


@Prepared
def _held_in(units: list[int], day: datetime.date) -> QuerySet[Any, Any]:
    """Keys of allocations in these teams."""
    return Allocation.objects.open_on(day).in_units(units).values_list("pk", flat=True)


@Prepared
def _allocations(keys: list[int]) -> QuerySet[Any, Any]:
    """The allocations by the child's name."""
    rows = Allocation.objects.filter(pk__in=keys).select_related("child", "worker", "team", "role")
    return rows.order_by("child__surname", "child__forename", "pk")


def _under_the_record_that_stands(rows: Sequence[Allocation]) -> list[Allocation]:
    """The allocations with each child as the record that stands has it, by name. Two of one child to the same hands are one."""
    standing = {held.child.merged_into_id for held in rows} - {None}
    if not standing:
        return list(rows)
    children = Child.objects.in_bulk(standing)
    for held in rows:
        held.child = children.get(held.child.merged_into_id, held.child)
    kept: dict[tuple[Any, ...], Allocation] = {}
    for held in sorted(rows, key=lambda held: (held.child.surname, held.child.forename, held.started_on, held.pk)):
        kept.setdefault((held.child_id, held.worker_id, held.team_id, held.role_id), held)
    return list(kept.values())


def _with_their_duplicates(children: Sequence[Child]) -> dict[int, Child]:
    """The children by every key their records are held under: what is due under a merged duplicate is due for the child."""
    own = {child.pk: child for child in children}
    return own | {duplicate: own[stands] for duplicate, stands in duplicates_of(own)}


def _which(task: Task) -> tuple[Any, ...]:
    """What tells one task from another: a record may be due by one column and again by a second."""
    return type(task.record), task.record.pk, task.what


def _standing(keys: Sequence[int]) -> dict[int, Child]:
    """The record that stands for each of these keys."""
    held = {child.pk: child for child in _children(sorted(set(keys)))}
    merged = {child.pk: child for child in _children(sorted({child.merged_into_id for child in held.values()} - {None}))}
    return {key: merged.get(child.merged_into_id, child) for key, child in held.items()}


@Prepared
def _children(keys: list[int]) -> QuerySet[Child]:
    return Child.objects.filter(pk__in=keys)


def due_for(
    children: dict[int, Child], until: datetime.date, today: datetime.date, kinds_held: Kinds | None = None
) -> Iterator[Task]:
    """Everything due for `children`, by key, up to the day `until`; of `kinds_held` alone, where they are known.

    One query finds what is due, and one more reads the rows of each kind that is.
    """
    due: dict[int, list[int]] = {}
    asked = [number for number, model in enumerate(_kinds_of_due()) if model and (kinds_held is None or model in kinds_held)]
    for number, key in _due_by(children, asked, until, today):
        due.setdefault(number, []).append(key)
    for number, keys in sorted(due.items()):
        yield from _of(number, keys, children, today)


@cache
def _kinds_of_due() -> list[type[Model] | None]:
    """The model of each due column, where its rows name a child."""
    models = (column.open_rows().model for column in due_columns())
    return [model if any(field.name == "child" for field in model._meta.concrete_fields) else None for model in models]


@PreparedUnion
def _due_by(number: int, children: list[int], until: datetime.date, today: datetime.date) -> QuerySet:
    """Open rows of one due column whose date has come by the day `until`: the number of the column, and the row's key.

    `today` is what the column may read of the clock, to leave out a planned day that has passed, and part of the question.
    """
    column = due_columns()[number]
    rows = column.open_rows()
    after = until + datetime.timedelta(days=1)
    end: Any = timezone.make_aware(datetime.datetime.combine(after, datetime.time())) if _is_moment(rows.model, column) else after
    kept = rows.filter(child__in=children, **{f"{column.column}__lt": end}).order_by()
    return kept.annotate(due_number=Value(number, IntegerField())).values_list("due_number", "pk")


def _of(number: int, keys: list[int], children: dict[int, Child], today: datetime.date) -> Iterator[Task]:
    column = due_columns()[number]
    for row in _rows(keys, number):
        model = type(row)
        row.child = children[row.child_id]
        due = getattr(row, column.column)
        day = timezone.localdate(due) if _is_moment(model, column) else due
        what = column.what or str(model._meta.verbose_name)
        yield Task(row.child, what, day, left_until(day, today), row, step_that_clears(model, column.column, row))


@Prepared
def _rows(keys: list[int], number: int) -> QuerySet:
    """Rows of one due column, with what the step that clears them is done to."""
    column = due_columns()[number]
    rows: QuerySet[Any, Any] = column.open_rows().model._default_manager.filter(pk__in=keys).order_by()
    step = step_that_clears(rows.model, column.column)
    if step is None or step.about is None or issubclass(rows.model, step.about):
        return rows
    return rows.select_related(
        *(field.name for field in rows.model._meta.concrete_fields if field.is_relation and field.related_model is step.about)
    )


def _is_moment(model: type[Model], column: DueColumn) -> bool:
    return isinstance(model._meta.get_field(column.column), DateTimeField)
