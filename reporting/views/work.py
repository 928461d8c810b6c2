"""Where a worker and a team manager start: their children, and what is due for them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from csc.components import Cell, Column, Due, Row, Table, Tile, Tiles
from csc.formats import plural
from csc.permissions import Permission
from reporting.views.bands import in_words
from reporting.worklist import Task, Worklist
from workforce.models import Allocation
from workforce.pages import requires


@require_GET
@requires(Permission.RECORD_WORK)
def my_work(request: HttpRequest) -> HttpResponse:
    """The reader's children, overdue work, and work due in five and ten working days."""
    work = Worklist(request.reader, timezone.localdate())  # type: ignore[attr-defined]
    tiles = Tiles(
        [
            Tile(len(work.overdue), "overdue", "#overdue" if work.overdue else "", "alert" if work.overdue else ""),
            Tile(len(work.soon), "due in 5 working days", "#soon" if work.soon else "", "warn" if work.soon else ""),
            Tile(len(work.later), "due in 6 to 10 working days", "#later" if work.later else ""),
            Tile(len(work.children), plural(len(work.children), "child", "children").split(" ", 1)[1], "#children"),
        ]
    )
    context = {
        "tiles": tiles,
        "overdue": _tasks("Overdue", "overdue", work.overdue),
        "soon": _tasks("Due in 5 working days", "soon", work.soon),
        "later": _tasks("Due in 6 to 10 working days", "later", work.later),
        "children": _children(work),
    }
    return render(request, "reporting/my_work.html", context)


def _tasks(caption: str, key: str, tasks: list[Task]) -> Table | None:
    """The tasks as a table; None where there are none, so that the page stays short."""
    if not tasks:
        return None
    columns = [Column("Child", "child", sort=True), Column("What", "what", sort=True), Column("Due", "due", "date", sort=True)]
    rows = [
        Row(
            [task.child.full_name, in_words(task.what), Cell(Due(task.due_on, task.left), sort=task.due_on)],
            "alert" if task.overdue else "",
        )
        for task in tasks
    ]
    return Table(caption, columns, rows, noun=("task", "tasks"), id=key)


def _children(work: Worklist) -> Table:
    """Every child held, with who holds them and what comes next."""
    coming: dict[int, Task] = {}
    for task in work.tasks:
        coming.setdefault(task.child.pk, task)
    columns = [
        Column("Child", "child", sort=True),
        Column("Held by", "held", sort=True),
        Column("Role", "role", sort=True),
        Column("Since", "since", "date", sort=True),
        Column("Next due", "due", "date", sort=True),
    ]
    rows = [_held(held, coming.get(held.child_id)) for held in work.allocations]
    return Table(
        "Children", columns, rows, noun=("allocation", "allocations"), id="children", empty="No child is allocated here."
    )


def _held(held: Allocation, task: Task | None) -> Row:
    holder = f"{held.worker.full_name}, {held.team.name}" if held.worker else f"{held.team.name}, no worker yet"
    due = Cell(Due(task.due_on, task.left), sort=task.due_on) if task else None
    cells = [held.child.full_name, holder, held.role.label if held.role else None, held.started_on, due]
    return Row(cells, "alert" if task and task.overdue else "")
