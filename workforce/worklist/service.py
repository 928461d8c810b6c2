"""My work for somebody who manages more than one team: what the numbers are first, then the rows, a sheet at a time.

A service of six teams has hundreds of tasks. In one minute its head needs to know how many are overdue,
of which kind and in which team, which is the oldest, and what waits for their own decision; the rows
behind each number are one press away, and every sheet says which of how many stand on it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, QueryDict
from django.utils.text import capfirst

from csc.components import FilterPanel, Pages, Table, Tile, Tiles
from csc.components.listing import SHEET
from csc.forms import Form
from workforce.models import Allocation, Unit
from workforce.models.units import UnitKind
from workforce.worklist import tables
from workforce.worklist.tasks import Task, Worklist

OVERDUE, SOON, LATER, DECISIONS, CHILDREN = "overdue", "soon", "later", "decisions", "children"
LISTS = {
    OVERDUE: "Overdue",
    SOON: "Due in 5 working days",
    LATER: "Due in 6 to 10 working days",
    DECISIONS: "Waiting for your decision",
    CHILDREN: "Children",
}
"""What the sheets can show, by its word in the address."""


class WorkFilter(Form):
    """What of a service's work is listed. Every choice stands in the address, and none is a child's name."""

    show = forms.ChoiceField(label="Show", choices=list(LISTS.items()), required=False)
    team = forms.ChoiceField(label="Team", required=False)
    worker = forms.ChoiceField(label="Worker", required=False)
    kind = forms.ChoiceField(label="Kind of work", required=False)

    def __init__(self, query: QueryDict, work: Worklist) -> None:
        super().__init__(query)
        teams = {held.team.code: held.team.name for held in work.allocations}
        teams |= {task.of_team.code: task.of_team.name for task in work.tasks if task.of_team}
        workers = {str(held.worker.uuid): held.worker.full_name for held in work.allocations if held.worker}
        kinds = {task.what: capfirst(task.what) for task in work.tasks}
        for name, every, choices in (
            ("team", "All teams", teams),
            ("worker", "All workers", workers),
            ("kind", "All kinds", kinds),
        ):
            field: Any = self.fields[name]
            field.choices = [("", every), *sorted(choices.items(), key=lambda choice: choice[1])]

    def chosen(self, name: str) -> str:
        """What was chosen, or nothing: a choice that is none of the reader's narrows nothing."""
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))


def teams_managed(work: Worklist) -> int:
    """How many teams the reader answers for by post; none are looked up for somebody who manages nothing."""
    if not work.managed:
        return 0
    return Unit.objects.open_on(work.today).filter(pk__in=work.reader.tree.below(work.managed), kind=UnitKind.TEAM).count()


def service_parts(request: HttpRequest, work: Worklist) -> dict[str, Any]:
    """What the page shows of a service's work, for its template."""
    chosen = WorkFilter(request.GET, work)
    return {
        "tiles": _tiles(work),
        "kinds": tables.overdue_by_kind(work.overdue, linked=True),
        "by_team": tables.overdue_by_team(work, linked=True),
        "filter": FilterPanel(chosen, request.GET, "Narrow the list"),
        "sheet": _sheet(request, work, chosen),
    }


def _tiles(work: Worklist) -> Tiles:
    longest = max((-task.left for task in work.overdue), default=0)
    return Tiles(
        [
            Tile(len(work.overdue), "overdue", "#sheet" if work.overdue else "", "alert" if work.overdue else ""),
            Tile(longest, "working days, the longest overdue", "#sheet" if longest else "", "alert" if longest else ""),
            Tile(len(work.decisions), "waiting for your decision", f"?show={DECISIONS}#sheet" if work.decisions else ""),
            Tile(len(work.soon), "due in 5 working days", f"?show={SOON}#sheet" if work.soon else ""),
        ]
    )


def _sheet(request: HttpRequest, work: Worklist, chosen: WorkFilter) -> Table:
    """The sheet of the list that is asked for, the oldest day first."""
    show = chosen.chosen("show") or OVERDUE
    held = [one for one in work.allocations if _fits(one, chosen)]
    if show == CHILDREN:
        return _cut(request, held, lambda rows: tables.children_table(work, rows))
    children, kind = {one.child_id for one in held}, chosen.chosen("kind")
    team, worker = chosen.chosen("team"), chosen.chosen("worker")
    tasks = [task for task in getattr(work, show) if kind in ("", task.what)]
    if team or worker:
        tasks = [task for task in tasks if task.child.pk in children or _waits_for(task, team, worker)]
    return _cut(request, tasks, lambda rows: tables.service_table(LISTS[show], rows, work))


def _waits_for(task: Task, team: str, worker: str) -> bool:
    """Whether a task that waits for a team, whoever holds the child, waits for the one asked for; it waits for no worker."""
    return not worker and task.of_team is not None and task.of_team.code == team


def _fits(held: Allocation, chosen: WorkFilter) -> bool:
    """Whether an allocation is in the team and to the worker asked for."""
    team, worker = chosen.chosen("team"), chosen.chosen("worker")
    return team in ("", held.team.code) and worker in ("", str(held.worker.uuid) if held.worker else None)


def _cut(request: HttpRequest, rows: Sequence[Any], drawn: Callable[[Any], Table]) -> Table:
    """A sheet of `rows`, saying of how many. What is cut keeps its order: sorting one sheet by name would mislead."""
    page = Paginator(rows, SHEET).get_page(request.GET.get("page"))
    count = page.paginator.num_pages
    pages = Pages(page.number, count, request.GET, "Pages of the list") if count > 1 else None
    table = drawn(list(page))
    columns = table.columns if pages is None else [replace(column, sort=False) for column in table.columns]
    return replace(table, columns=columns, total=page.paginator.count, first=page.start_index(), pages=pages, id="sheet")
