"""Where a worker, a team manager and a head of service start their day."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from csc.components import Column, Table, TabLink, TabLinks, Tile, Tiles
from csc.formats import plural
from csc.models import Draft
from csc.permissions import Permission
from csc.prepared import Prepared
from workforce.access import openable_among
from workforce.caseloads import caseloads_in
from workforce.models import Unit
from workforce.models.units import UnitKind
from workforce.pages import reader_of, requires
from workforce.recording.steps import all_steps
from workforce.worklist import tables
from workforce.worklist.notifications import unseen_for
from workforce.worklist.panels import team_panels
from workforce.worklist.service import service_parts, teams_managed
from workforce.worklist.tasks import Worklist


@require_GET
@requires(Permission.RECORD_WORK)
def my_work(request: HttpRequest) -> HttpResponse:
    """The reader's children, overdue work, and work due in five and ten working days; `?by=family` keeps siblings together.

    Who manages several teams has the numbers of the service first, and its rows in sheets.
    """
    work = _worklist(request)
    own = {"drafts": _drafts(request), "told": unseen_for(work.reader.user)}
    if teams_managed(work) > 1:
        return render(request, "workforce/worklist/my_service.html", own | service_parts(request, work))
    by_family = request.GET.get("by") == "family"
    listed = tables.tasks_by_family if by_family else tables.tasks_table
    context = {
        "tiles": _tiles(work),
        "tabs": TabLinks([TabLink("By day", "?by=day", not by_family), TabLink("By family", "?by=family", by_family)], "Order"),
        "overdue": listed("Overdue", "overdue", work.overdue, work),
        "soon": listed("Due in 5 working days", "soon", work.soon, work),
        "later": listed("Due in 6 to 10 working days", "later", work.later, work),
        "children": tables.children_table(work),
        **own,
    }
    return render(request, "workforce/worklist/my_work.html", context)


@require_GET
@requires(Permission.ALLOCATE_CHILDREN)
def my_teams(request: HttpRequest) -> HttpResponse:
    """What waits for a manager: decisions, children without a worker, caseloads over the limit, overdue work by kind and team.

    Who manages no unit by post, such as a director, has the caseloads of them all; the work of the teams is listed for
    those who answer for it, and no nought is shown of what was not looked up.
    """
    work = _worklist(request)
    units = work.reader.tree.below(work.managed) if work.managed else [unit.pk for unit in Unit.objects.open_on(work.today)]
    caseloads = caseloads_in(units, work.today)
    over = [caseload for caseload in caseloads if caseload.over]
    teams = Unit.objects.filter(pk__in=units, kind=UnitKind.TEAM).count()
    limits = Tile(len(over), "caseloads over the limit", "#over" if over else "", "alert" if over else "")
    tiles = [
        Tile(len(work.decisions), "waiting for your decision", "#decisions" if work.decisions else ""),
        Tile(len(work.waiting), "without a worker", "#waiting" if work.waiting else "", "alert" if work.waiting else ""),
        limits,
        Tile(len(work.overdue), "overdue", "#kinds" if work.overdue else "", "alert" if work.overdue else ""),
    ]
    context = {
        "managed": bool(work.managed),
        "tiles": Tiles(tiles if work.managed else [limits]),
        "decisions": tables.tasks_table("Waiting for your decision", "decisions", work.decisions, work),
        "waiting": tables.waiting_table(work.waiting),
        "over": tables.caseloads_table("Caseloads over the limit", "over", over) if over else None,
        "kinds": tables.overdue_by_kind(work.overdue),
        "by_team": tables.overdue_by_team(work) if teams > 1 else None,
        "overdue": tables.tasks_table("Overdue", "overdue", work.overdue, work),
        "caseloads": tables.caseloads_table("Caseloads", "caseloads", caseloads),
        "parts": team_panels(work),
    }
    return render(request, "workforce/worklist/my_teams.html", context)


def _worklist(request: HttpRequest) -> Worklist:
    return Worklist(request.reader, timezone.localdate())  # type: ignore[attr-defined]


def _tiles(work: Worklist) -> Tiles:
    children = plural(len(work.children), "child", "children").split(" ", 1)[1]
    return Tiles(
        [
            Tile(len(work.overdue), "overdue", "#overdue" if work.overdue else "", "alert" if work.overdue else ""),
            Tile(len(work.soon), "due in 5 working days", "#soon" if work.soon else "", "warn" if work.soon else ""),
            Tile(len(work.later), "due in 6 to 10 working days", "#later" if work.later else ""),
            Tile(len(work.children), children, "#children"),
        ]
    )


@Prepared
def _kept(owners: list[int]) -> QuerySet[Draft]:
    """Forms about a child that somebody, whose key is the only one, began and did not finish; the last typed first."""
    rows = Draft.objects.filter(owner__in=owners, child__isnull=False)
    return rows.select_related("child").order_by("-saved_at")


def _drafts(request: HttpRequest) -> Table | None:
    """Forms the reader has not finished. One of a record that has closed to them since does not name it; the words are kept."""
    steps = all_steps()
    kept = _kept([reader_of(request).user.pk])
    begun = [(draft, draft.child) for draft in kept if draft.step in steps and draft.child is not None]
    named = openable_among(reader_of(request), [child for _, child in begun]) if begun else set()
    rows = [
        [tables.child_cell(child), tables.draft_cell(steps[draft.step], draft, child), draft.saved_at]
        for draft, child in begun
        if child.pk in named
    ]
    columns = [Column("Child"), Column("Form"), Column("Last typed", kind="date")]
    return Table("Not finished", columns, rows, noun=("form", "forms"), id="drafts") if rows else None
