"""What is due for the children somebody answers for: every open clock of every app, in one list by day.

The dates are those the apps keep (`csc.due_dates`); nothing is worked out anew here. Whose children
they are is told by today's allocations, and `workforce.access` has the last word on who may be seen.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet
from django.utils import timezone

from csc.due_dates import DueColumn, due_columns, left_until
from csc.models import Child
from csc.permissions import RoleReach
from csc.working_days import current_calendar
from workforce.access import children_visible_to
from workforce.models import Allocation
from workforce.reach import Reader

SOON, LATER = 5, 10
"""Working days ahead that the two lists of coming work look."""


@dataclass(frozen=True)
class Task:
    """Something owed to a child by a day. `left` is the number of working days until then, negative when it has passed."""

    child: Child
    what: str
    due_on: datetime.date
    left: int

    @property
    def overdue(self) -> bool:
        return self.left < 0


@dataclass(frozen=True)
class Worklist:
    """The reader's children on one day, and what is due for them within ten working days."""

    reader: Reader
    today: datetime.date

    @cached_property
    def allocations(self) -> Sequence[Allocation]:
        """Allocations of today to the reader or, for whoever manages a unit, in it and below; of children open to the reader."""
        mine = Q(worker__user=self.reader.user)
        managed = {post.unit for post in self.reader.posts if post.role.reach == RoleReach.UNIT}
        if managed:
            mine |= Q(team__in=self.reader.tree.below(managed))
        held = Allocation.objects.open_on(self.today).filter(mine, child__in=children_visible_to(self.reader))
        return list(held.select_related("child", "worker", "team", "role").order_by("child__surname", "child__forename", "pk"))

    @cached_property
    def children(self) -> list[Child]:
        return list({held.child_id: held.child for held in self.allocations}.values())

    @cached_property
    def tasks(self) -> list[Task]:
        """Overdue work first, then what is due within ten working days, by day."""
        children = {child.pk: child for child in self.children}
        until = current_calendar().add(self.today, LATER)
        found = [task for column in due_columns() for task in self._of(column, children, until)]
        return sorted(found, key=lambda task: (task.due_on, task.child.full_name, task.what))

    def _of(self, column: DueColumn, children: dict[int, Child], until: datetime.date) -> list[Task]:
        rows: QuerySet = column.open_rows()
        names = {field.name for field in rows.model._meta.get_fields()}
        if "child" not in names or not children:
            return []
        kept = rows.filter(**{f"{column.column}__isnull": False, "child__in": list(children)}).order_by()
        what = str(rows.model._meta.verbose_name)
        tasks = []
        for child, due in kept.values_list("child", column.column).distinct():
            day = timezone.localdate(due) if isinstance(due, datetime.datetime) else due
            if day <= until:
                tasks.append(Task(children[child], what, day, left_until(day, self.today)))
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
