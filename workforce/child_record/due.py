"""What is due for one child, however far off: the open clocks of every app, each with the step that clears it."""

from __future__ import annotations

import datetime

from django.utils.text import capfirst

from csc.components import Cell, Column, Due, Row, Table
from csc.models import Child
from workforce.access import can
from workforce.of_child import kinds_of
from workforce.reach import Reader
from workforce.recording.kinds import address_of_record, kinds
from workforce.recording.steps import address_of, subject_for
from workforce.sameness import keys_of
from workforce.worklist.tasks import Task, due_for

AHEAD = datetime.timedelta(days=731)
"""How far ahead the list looks: beyond the longest clock there is."""


def due_panel(child: Child, reader: Reader) -> Table | None:
    """Everything owed to the child, the soonest first; None where nothing is."""
    children = dict.fromkeys(keys_of(child), child)
    found = due_for(children, reader.today + AHEAD, reader.today, kinds_of(child))
    tasks = sorted(found, key=lambda task: (task.due_on, task.what))
    if not tasks:
        return None
    rows = [
        Row(
            [Cell(capfirst(task.what), href=_where(task, child, reader)), Cell(Due(task.due_on, task.left), sort=task.due_on)],
            "alert" if task.overdue else "",
        )
        for task in tasks
    ]
    return Table("Due", [Column("What"), Column("Due", kind="date")], rows, noun=("task", "tasks"), caption_size="hidden")


def _where(task: Task, child: Child, reader: Reader) -> str:
    """The form that clears it, for those who may do it for this child; the record itself for everybody else."""
    if task.step is not None and can(reader, task.step.permission, child):
        return address_of(task.step, child, subject_for(task.step, task.record))
    return address_of_record(task.record) if type(task.record) in kinds().values() else ""
