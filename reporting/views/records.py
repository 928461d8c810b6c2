"""The list behind a figure: every record that made it, for those who may see them, and how many more there are."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from csc.audit import record_event
from csc.components import Column, Link, Order, Pages, Row, Table, Tag
from csc.components.listing import SHEET
from csc.permissions import Permission
from reporting.behind import Asked, Seen, differs, log_seen, rows_behind, seen_by
from reporting.breakdowns import Breakdown
from reporting.engine.reasons import verdict
from reporting.facts.tables import ALL
from reporting.indicators import Indicator, Share
from reporting.scorecards.course import NOTHING, Amount
from reporting.scorecards.markup import figure
from reporting.scorecards.stored import bands, courses, key_of, keys_of
from reporting.views import bands as band_words
from reporting.views.asking import Which, which
from reporting.views.indicators import form_asked_for
from workforce.models import Unit
from workforce.pages import channel_of, requires

MARKS = {"yes": True, "no": False}


@require_GET
@requires(Permission.READ_MEMBERS)
def behind(request: HttpRequest, key: str) -> HttpResponse:
    """The records behind one cell. 404 for a unit outside the reader's reach, and for a band that does not exist."""
    _, form = form_asked_for(key, request.GET.get("variant", ""))
    which_cell = which(request, Permission.READ_MEMBERS)
    if which_cell is None or not form.facts:
        raise Http404("There are no records behind this figure.")
    breakdown, band = _band(request, form)
    asked = Asked(form, which_cell.unit.code, which_cell.month, breakdown, band)
    try:
        rows = rows_behind(asked, which_cell.run.for_day)
    except (KeyError, ValueError) as unknown:
        raise Http404("There is no such figure.") from unknown
    stored = _stored(asked, which_cell)
    changed = differs(form, rows, stored)
    mark = MARKS.get(request.GET.get("marked", ""))
    wanted = rows if mark is None else [row for row in rows if row.marked is mark]
    seen, hidden = seen_by(request.reader, wanted)  # type: ignore[attr-defined]
    table, shown = _table(request, form, seen, hidden)
    _log(request, asked, shown)
    context = {
        "shown": form,
        "asked": which_cell,
        "band": band_words.labels(breakdown).get(band, band_words.in_words(band)) if breakdown else "",
        "stored": figure(form, stored, parts_shown=True),
        "changed": changed,
        "count": len(rows),
        "marked": sum(row.marked for row in rows),
        "share": isinstance(form.measure, Share),
        "mark": request.GET.get("marked", ""),
        "kept": {"variant": form.variant, "breakdown": breakdown.key if breakdown else "", "band": band},
        "table": table,
        "pseudonyms": not request.reader.may(Permission.READ_CHILDREN),  # type: ignore[attr-defined]
        "breadcrumbs": [
            Link("Indicators", reverse("reporting:indicators")),
            Link(form.title, f"{reverse('reporting:indicator', args=[form.key])}?{_query(form, which_cell)}"),
        ],
    }
    return render(request, "reporting/records.html", context)


def _query(form: Indicator, asked: Which) -> str:
    return f"variant={form.variant}&{asked.query}" if form.variant else asked.query


def _band(request: HttpRequest, form: Indicator) -> tuple[Breakdown | None, str]:
    key = request.GET.get("breakdown", "")
    if not key:
        return None, ""
    breakdown = next((each for each in form.breakdowns if each.key == key), None)
    if breakdown is None:
        raise Http404("The figure is not broken down by that.")
    return breakdown, request.GET.get("band", "")


def _stored(asked: Asked, which_cell: Which) -> Amount:
    """The figure in force for the cell."""
    if asked.breakdown is None:
        return courses(asked.unit, keys_of([asked.form]), which_cell.run.first_month)[key_of(asked.form)].at(asked.month)
    found = bands(asked.unit, asked.form, asked.breakdown.key).get(asked.band)
    return found.at(asked.month) if found else NOTHING


def _table(request: HttpRequest, form: Indicator, seen: list[Seen], hidden: int) -> tuple[Table, list[Seen]]:
    """The sheet asked for, and the rows on it."""
    columns = [
        Column("Child" if ALL[form.facts].child else "Record", "child", sort=True),
        Column("Team", "team", sort=True),
        Column("Counts", "counts", sort=True),
        Column("Why", "why", sort=True),
    ]
    if not isinstance(form.measure, Share):
        columns.pop(2)
    order = Order.of(request, columns, "child")
    by = {
        "child": lambda one: (one.name.casefold(), one.row.id),
        "team": lambda one: (one.row.unit, one.name.casefold(), one.row.id),
        "counts": lambda one: (not one.row.marked, one.name.casefold(), one.row.id),
        "why": lambda one: (one.row.reason, one.row.id),
    }
    page = Paginator(sorted(seen, key=by[order.key], reverse=order.descending), SHEET).get_page(request.GET.get("page"))
    shown = list(page)
    teams = dict(Unit.objects.filter(code__in={one.row.unit for one in shown}).values_list("code", "name"))
    rows = [Row(_cells(form, one, teams)) for one in shown]
    count = page.paginator.num_pages
    pages = Pages(page.number, count, request.GET, "Pages of records") if count > 1 else None
    table = Table(
        "Records",
        columns,
        rows,
        noun=("record", "records"),
        total=page.paginator.count,
        first=page.start_index() or 1,
        hidden=hidden,
        pages=pages,
        order=order,
    )
    return table, shown


def _cells(form: Indicator, one: Seen, teams: dict[str, str]) -> list[object]:
    name = one.name or f"{band_words.in_words(one.row.table.rstrip('s'))} {one.row.id}"
    cells: list[object] = [name, teams.get(one.row.unit, one.row.unit)]
    if isinstance(form.measure, Share):
        cells.append(Tag("Counts", "green") if one.row.marked else Tag("Does not count", "grey"))
    # Whether it counts stands in a column of its own.
    return [*cells, one.row.reason.removeprefix(verdict(form, one.row.marked))]


def _log(request: HttpRequest, asked: Asked, shown: list[Seen]) -> None:
    """That the list was read, and every child named on this sheet, before it is shown."""
    reader = request.reader  # type: ignore[attr-defined]
    log_seen(reader, shown, channel=channel_of(request))
    record_event(
        by=reader.user,
        verb="list_members",
        indicator=asked.form.key,
        variant=asked.form.variant,
        unit=asked.unit,
        period=str(asked.month),
        shown=len(shown),
    )
