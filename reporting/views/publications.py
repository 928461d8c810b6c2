"""Publications: what was issued, and what turned out different since."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from csc.audit import record_event, record_reads
from csc.components import Cell, Column, FigureLegend, Link, ListColumn, Listing, Row, Table, Tag
from csc.formats import moment, plural
from csc.permissions import Permission
from reporting import catalogue
from reporting.behind import Seen, seen_by
from reporting.engine.evaluate import MemberRow
from reporting.indicators import Share
from reporting.models import Publication, Restatement
from reporting.publishing.behind import AMOUNT, CHILD, MARKED, RECORD, TABLE, Member, typed_after
from reporting.publishing.restating import children_of, form_of, key_of
from reporting.scorecards import layout, markup
from reporting.scorecards.course import Amount
from reporting.scorecards.structure import STATUSES, from_data
from reporting.views.asking import units_offered
from reporting.views.publishing import in_full, title_of, under_way
from workforce.models import Unit
from workforce.pages import channel_of, requires
from workforce.reach import Reader

WHAT_HAPPENED = {"joined": "Counted now, not then", "left": "Counted then, not now", "moved": "Counts differently"}

LATE, CORRECTED = "Recorded late", "Corrected"


@require_GET
@requires(Permission.READ_FIGURES)
def index(request: HttpRequest) -> HttpResponse:
    """What was published of the units in the reader's reach, the latest month first."""
    names = _units(request.reader)  # type: ignore[attr-defined]
    rows = Publication.objects.filter(unit__in=names).select_related("published_by").defer("page", "page_withheld")
    listing = Listing(
        request,
        rows,
        columns=[
            ListColumn("Month", _link, ("month", "scorecard", "issue"), "date", "month"),
            ListColumn("Scorecard", lambda each: title_of(each.scorecard), ("scorecard",)),
            ListColumn("Unit", lambda each: names[each.unit], ("unit",)),
            ListColumn("Issue", lambda each: each.issue, ("issue",), "number"),
            ListColumn("Published", lambda each: each.published_at, ("published_at",), "date"),
            ListColumn("By", lambda each: each.published_by.get_full_name() or each.published_by.get_username()),
        ],
        caption="Publications",
        noun=("publication", "publications"),
        default="-month",
        empty="Nothing has been published yet.",
    )
    may = request.reader.may(Permission.PUBLISH_FIGURES)  # type: ignore[attr-defined]
    context = {
        "table": listing.table(),
        "under_way": under_way(request.reader),  # type: ignore[attr-defined]
        "offered": list(layout.all_scorecards().values()) if may else [],
    }
    return render(request, "reporting/publications.html", context)


def _link(publication: Publication) -> Cell:
    name = in_full(publication.month)
    return Cell(name, sort=publication.month, href=reverse("reporting:publication", args=[publication.pk]))


def _units(reader: Reader) -> dict[str, str]:
    """Names of the units whose figures the reader is offered, by code."""
    small_numbers = reader.may(Permission.READ_UNSUPPRESSED_FIGURES)
    return {unit.code: unit.name for unit in units_offered(reader, Permission.READ_FIGURES, small_numbers=small_numbers)}


def _publication(request: HttpRequest, number: int) -> tuple[Publication, str]:
    """(the publication, the name of its unit). Http404 for one out of reach: it says no more than that."""
    publication = Publication.objects.select_related("run", "published_by").filter(pk=number).first()
    names = _units(request.reader)  # type: ignore[attr-defined]
    if publication is None or publication.unit not in names:
        raise Http404("There is no such publication.")
    return publication, names[publication.unit]


@require_GET
@requires(Permission.READ_FIGURES)
def publication(request: HttpRequest, number: int) -> HttpResponse:
    """One publication as it was issued, and beside it what was restated since."""
    found, unit = _publication(request, number)
    small_numbers = request.reader.may(Permission.READ_UNSUPPRESSED_FIGURES)  # type: ignore[attr-defined]
    made = from_data(found.page if small_numbers else found.page_withheld, found.run)
    later = Publication.objects.filter(scorecard=found.scorecard, unit=found.unit, month=found.month, issue__gt=found.issue)
    context = {
        "publication": found,
        "scorecard": made.scorecard,
        "unit": unit,
        "month": in_full(found.month),
        "by": found.published_by.get_full_name() or found.published_by.get_username(),
        "headings": markup.headings(made),
        "sections": markup.together(made),
        "legend": FigureLegend(sorted(status.code for status in made.states)) if made.states else None,
        "restated": _restated(request, found, small_numbers=small_numbers),
        "later": later.order_by("-issue").defer("page", "page_withheld").first(),
    }
    return render(request, "reporting/publication.html", context)


def _restated(request: HttpRequest, found: Publication, *, small_numbers: bool) -> Table | None:
    """The last word on each figure that later runs compute differently.

    Readers without the right to small numbers are told that a figure was restated and why: how far it
    moved is often the number of a few children.
    """
    rows = Restatement.objects.filter(figure__publication=found).select_related("figure").defer("figure__members")
    last = {each.figure_id: each for each in rows.order_by("pk")}
    if not last:
        return None
    lists = request.reader.may(Permission.READ_MEMBERS)  # type: ignore[attr-defined]
    columns = [Column("Figure"), Column("Why"), Column("Found", kind="date")]
    if small_numbers:
        columns[1:1] = [Column("Published", kind="number"), Column("Now", kind="number")]
        if lists:
            columns.append(Column("Records"))
    shown = [Row(_restated_cells(each, small_numbers=small_numbers, lists=lists)) for each in last.values()]
    return Table("Restated since", columns, shown, noun=("figure", "figures"))


def _restated_cells(each: Restatement, *, small_numbers: bool, lists: bool) -> list[object]:
    figure = each.figure
    cells: list[object] = [_named(each), each.get_reason_display(), each.found_at]
    if small_numbers:
        cells[1:1] = [
            markup.figure(form_of(key_of(figure)), _then(each), parts_shown=True),
            markup.figure(form_of(key_of(figure)), _now(each), parts_shown=True),
        ]
        if lists:
            count = len(each.joined) + len(each.left) + len(each.moved)
            href = reverse("reporting:restatement", args=[each.pk])
            cells.append(Cell(plural(count, "record"), href=href) if count else "")
    return cells


def _named(each: Restatement) -> str:
    figure = each.figure
    title = catalogue.get(figure.indicator).form(figure.variant).title
    return f"{title}: {figure.band}" if figure.band else title


def _then(each: Restatement) -> Amount:
    figure = each.figure
    return Amount(STATUSES[figure.status], figure.numerator, figure.denominator, figure.value)


def _now(each: Restatement) -> Amount:
    return Amount(STATUSES[each.new_status], each.new_numerator, each.new_denominator, each.new_value)


@require_GET
@requires(Permission.READ_MEMBERS)
def restatement(request: HttpRequest, number: int) -> HttpResponse:
    """Why one published figure is another one now: the records that made the difference, and whose they are."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    rows = Restatement.objects.select_related("figure", "figure__publication__run", "run").defer("figure__members")
    found = rows.filter(pk=number).first()
    if found is None or not reader.units(Permission.READ_MEMBERS).filter(code=found.figure.unit).exists():
        raise Http404("There is no such restatement.")
    figure, issued = found.figure, found.figure.publication
    form = form_of(key_of(figure))
    table, seen = _difference(reader, found)
    children = {one.child.pk: one.child for one in seen if one.child is not None}
    if children:
        reach = {uuid: how for uuid, how in reader.reach_of_each(children.values()).items() if how is not None}
        record_reads(by=reader.user, children=list(reach), channel=channel_of(request), reach=reach)
    record_event(by=reader.user, verb="list_restatement", indicator=figure.indicator, period=figure.period, shown=len(seen))
    month = in_full(figure.period)
    context = {
        "title": _named(found),
        "month": month,
        "unit": Unit.objects.get(code=figure.unit).name,
        "then": markup.figure(form, _then(found), parts_shown=True),
        "now": markup.figure(form, _now(found), parts_shown=True),
        "published": moment(issued.published_at),
        "found": found,
        "children": plural(len(children_of(found)), "child", "children"),
        "table": table,
        "pseudonyms": not reader.may(Permission.READ_CHILDREN),
        "breadcrumbs": [
            Link("Publications", reverse("reporting:publications")),
            Link(f"{title_of(issued.scorecard)}, {month}", reverse("reporting:publication", args=[issued.pk])),
        ],
    }
    return render(request, "reporting/restatement.html", context)


def _difference(reader: Reader, found: Restatement) -> tuple[Table, list[Seen]]:
    """The records that made the difference, and those of them the reader may see."""
    rows, seen_all, hidden_all = [], [], 0
    late = typed_after(found.joined, found.figure.publication.run.read_at)
    share = isinstance(form_of(key_of(found.figure)).measure, Share)
    for name, words in WHAT_HAPPENED.items():
        seen, hidden = seen_by(reader, [_as_row(member, found) for member in getattr(found, name)])
        seen_all += seen
        hidden_all += hidden
        for one in seen:
            record = f"{one.row.table.replace('_', ' ').rstrip('s').capitalize()} {one.row.id}"
            why = LATE if (one.row.table, one.row.id) in late else CORRECTED
            marked = [Tag("Counts", "green") if one.row.marked else Tag("Does not count", "grey")] if share else []
            rows.append(Row([one.name or record, record, words, why, *marked]))
    columns = [Column("Child"), Column("Record"), Column("What happened"), Column("Why"), *([Column("Counts")] if share else [])]
    return Table("Records that made the difference", columns, rows, noun=("record", "records"), hidden=hidden_all), seen_all


def _as_row(member: Member, found: Restatement) -> MemberRow:
    return MemberRow(
        table=member[TABLE],
        id=member[RECORD],
        child=member[CHILD],
        unit=found.figure.unit,
        marked=member[MARKED],
        amount=member[AMOUNT],
        weight=0,
        reason="",
    )
