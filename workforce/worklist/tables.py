"""Tables of the worklists: tasks by day or by family, children held, caseloads, work overdue by kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from django.utils.http import urlencode
from django.utils.text import capfirst

from csc.addresses import page_address
from csc.components import Cell, Column, Due, Group, Row, Table, Tag
from csc.formats import number
from csc.models import Child, Draft
from workforce.caseloads import Caseload
from workforce.models import Allocation, Unit
from workforce.recording.identity import name_of
from workforce.recording.steps import Step, address_of, all_steps
from workforce.worklist.tasks import Task, Worklist


def child_cell(child: Child) -> Cell:
    """A child's name, leading to the record."""
    return Cell(name_of(child), sort=(child.surname + child.forename).lower(), href=page_address("workforce:child", child.uuid))


def tasks_table(caption: str, key: str, tasks: Sequence[Task], work: Worklist) -> Table | None:
    """The tasks as a table, each leading to the form that clears it; None where there are none, so that the page stays short."""
    if not tasks:
        return None
    return Table(caption, _task_columns(), [_task(task, work) for task in tasks], noun=("task", "tasks"), id=key)


def tasks_by_family(caption: str, key: str, tasks: Sequence[Task], work: Worklist) -> Table | None:
    """The same with brothers and sisters together, so that one visit serves them all; a child alone comes last."""
    if not tasks:
        return None
    families: dict[str, list[Task]] = defaultdict(list)
    for task in tasks:
        families[work.families.get(task.child.pk, "")].append(task)
    order = sorted(families, key=lambda name: (name == "", families[name][0].due_on))
    groups = [Group(name or "Other children", [_task(task, work) for task in families[name]]) for name in order]
    return Table(caption, _task_columns(), groups=groups, noun=("task", "tasks"), id=key)


def service_table(caption: str, tasks: Sequence[Task], work: Worklist) -> Table:
    """Tasks of several teams, each with who holds the child and where."""
    holders: dict[int, list[Allocation]] = defaultdict(list)
    for held in work.allocations:
        holders[held.child_id].append(held)
    child, what, due = _task_columns()
    columns = [child, what, Column("Team", "team", sort=True), Column("Worker", "worker", sort=True), due]
    rows = []
    for task in tasks:
        plain, of_child = _task(task, work), holders[task.child.pk]
        waits_for = [task.of_team.name] if task.of_team else []
        teams = ", ".join(dict.fromkeys([*waits_for, *(held.team.name for held in of_child)]))
        workers = ", ".join(dict.fromkeys(held.worker.full_name for held in of_child if held.worker)) or "No worker yet"
        rows.append(Row([*plain.cells[:2], teams, workers, plain.cells[2]], plain.tone))
    return Table(caption, columns, rows, noun=("task", "tasks"), empty="There are none.")


def _task_columns() -> list[Column]:
    return [Column("Child", "child", sort=True), Column("What", "what", sort=True), Column("Due", "due", "date", sort=True)]


def _task(task: Task, work: Worklist) -> Row:
    what = Cell(task.title_for(work.reader), href=task.href(work.reader))
    return Row(
        [child_cell(task.child), what, Cell(Due(task.due_on, task.left), sort=task.due_on)], "alert" if task.overdue else ""
    )


def children_table(work: Worklist, held_here: Sequence[Allocation] | None = None) -> Table:
    """Every child held, or those of `held_here`, with who holds them and what comes next."""
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
    rows = [_held(held, coming.get(held.child_id)) for held in (work.allocations if held_here is None else held_here)]
    return Table(
        "Children", columns, rows, noun=("allocation", "allocations"), id="children", empty="No child is allocated here."
    )


def _held(held: Allocation, task: Task | None) -> Row:
    holder = f"{held.worker.full_name}, {held.team.name}" if held.worker else f"{held.team.name}, no worker yet"
    due = Cell(Due(task.due_on, task.left), sort=task.due_on) if task else None
    cells = [child_cell(held.child), holder, held.role.label if held.role else None, held.started_on, due]
    return Row(cells, "alert" if task and task.overdue else "")


def draft_cell(step: type[Step], draft: Draft, child: Child) -> Cell:
    """The form of a draft about a child, leading back into it."""
    about = page_address("workforce:step_about", child.uuid, step.key, draft.about)
    return Cell(step.title, href=address_of(step, child) if step.about is None else about)


def waiting_table(waiting: Sequence[Allocation]) -> Table | None:
    """Children a team holds without a worker, each with the form that gives them one."""
    if not waiting:
        return None
    columns = [
        Column("Child", "child", sort=True),
        Column("Team", "team", sort=True),
        Column("Since", "since", "date", sort=True),
        Column("What"),
    ]
    allocate = all_steps()["allocate_child"]
    rows = [
        [child_cell(held.child), held.team.name, held.started_on, Cell("Name a worker", href=address_of(allocate, held.child))]
        for held in waiting
    ]
    return Table("Waiting for a worker", columns, rows, noun=("child", "children"), id="waiting")


def caseloads_table(caption: str, key: str, caseloads: Iterable[Caseload]) -> Table:
    """Children by worker, against time and limit."""
    columns = [
        Column("Worker", "worker", sort=True),
        Column("Team", "team", sort=True),
        Column("Post"),
        Column("Children", "children", "number", sort=True),
        Column("Time", "fte", "number", sort=True, explained="Full-time equivalent, and the share of it that carries cases"),
        Column("Children for each full time", "per", "number", sort=True),
        Column("Limit", "limit", "number", sort=True),
        Column("Standing"),
    ]
    return Table(caption, columns, [_caseload(one) for one in caseloads], noun=("worker", "workers"), id=key)


def _caseload(one: Caseload) -> Row:
    children = f"{one.children} ({one.of_students} a student’s)" if one.of_students else one.children
    time: object = one.fte
    if one.protected and one.fte is not None and one.weighted is not None:
        time = Cell(f"{number(one.fte)} (counts as {number(one.weighted)})", sort=one.fte)
    standing = Tag("Over the limit", "red") if one.over else None
    cells = [
        one.worker.full_name,
        one.team.name,
        one.post_role,
        Cell(children, sort=one.children),
        time,
        one.per_fte,
        one.limit,
        standing,
    ]
    return Row(cells, "alert" if one.over else "")


def overdue_by_kind(tasks: Sequence[Task], *, linked: bool = False) -> Table | None:
    """How many tasks of each kind are overdue, and by how much the worst; `linked`, each leads to its rows on the same page."""
    if not tasks:
        return None
    counts = Counter(task.what for task in tasks)
    worst = {kind: min(task.left for task in tasks if task.what == kind) for kind in counts}
    columns = [
        Column("What", "what", sort=True),
        Column("Overdue", "count", "number", sort=True),
        Column("Longest, working days", "worst", "number", sort=True),
    ]
    rows = [
        [Cell(capfirst(kind), href=_narrowed("kind", kind) if linked else ""), count, -worst[kind]]
        for kind, count in counts.most_common()
    ]
    return Table("Overdue by kind", columns, rows, noun=("kind", "kinds"), id="kinds")


def overdue_by_team(work: Worklist, *, linked: bool = False) -> Table:
    """How much is overdue in each team that holds a child of the reader's units; `linked`, each leads to its rows.

    What is overdue for a child whom two teams hold is owed by both, and counted in each; what waits for a team is its own,
    whoever holds the child.
    """
    children: dict[Unit, set[int]] = defaultdict(set)
    for held in work.allocations:
        children[held.team].add(held.child_id)
    columns = [
        Column("Team", "team", sort=True),
        Column("Overdue", "overdue", "number", sort=True),
        Column("Longest", "worst", "number", sort=True, explained="working days"),
        Column("Children", "children", "number", sort=True),
    ]
    waits = {task.of_team for task in work.overdue if task.of_team}
    late = {
        team: [-task.left for task in work.overdue if task.child.pk in children[team] or task.of_team == team]
        for team in waits | set(children)
    }
    rows = []
    for team in sorted(late, key=lambda one: (-len(late[one]), one.name)):
        name = Cell(team.name, href=_narrowed("team", team.code) if linked else "")
        rows.append([name, len(late[team]), max(late[team], default=None), len(children[team])])
    return Table("Overdue by team", columns, rows, noun=("team", "teams"), id="teams")


def _narrowed(name: str, value: str) -> str:
    return f"?{urlencode({name: value})}#sheet"
