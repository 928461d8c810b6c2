"""Publishing a month's scorecard: asking for it, and seeing how far it has come."""

from __future__ import annotations

from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from csc.components import Banner, Cell, Column, Link, Progress, Row, Table, Tag
from csc.components.text import Colour
from csc.formats import MONTHS
from csc.periods import Month
from csc.permissions import Permission
from reporting.forms import PublishForm
from reporting.models import Publication, Publishing
from reporting.publishing.duty import STEPS, ask_to_publish
from reporting.publishing.freezing import next_issue
from reporting.scorecards import layout
from reporting.views.asking import which
from workforce.models import Unit
from workforce.pages import requires
from workforce.reach import Reader

State = Literal["waiting", "running", "done", "failed"]
STATES: dict[str, State] = {
    Publishing.State.DUE: "waiting",
    Publishing.State.RUNNING: "running",
    Publishing.State.DONE: "done",
    Publishing.State.FAILED: "failed",
}
COLOURS: dict[str, Colour] = {
    Publishing.State.DUE: "yellow",
    Publishing.State.RUNNING: "blue",
    Publishing.State.FAILED: "red",
}


def in_full(month: str) -> str:
    """`September 2026` for `2026-09`."""
    first = Month.parse(month).first
    return f"{MONTHS[first.month - 1]} {first.year}"


def title_of(key: str) -> str:
    known = layout.all_scorecards()
    return known[key].title if key in known else key


@require_http_methods(["GET", "POST"])
@requires(Permission.PUBLISH_FIGURES)
def publish_scorecard(request: HttpRequest, key: str) -> HttpResponse:
    """Asks for the commentary and has the scorecard of the unit and month in the address frozen."""
    try:
        chosen = layout.get(key)
    except KeyError as unknown:
        raise Http404("There is no such scorecard.") from unknown
    asked = which(request, Permission.PUBLISH_FIGURES)
    if asked is None:
        return render(request, "reporting/no_figures.html", {"name": f"Publish: {chosen.title}"})
    if not {"unit", "period"} <= request.GET.keys():
        # The address names what is published, so that a later latest month is not published by mistake.
        return redirect(f"{request.path}?{asked.query}")
    number = next_issue(chosen.key, asked.unit.code, asked.month)
    form = PublishForm(request.POST or None, initial={"issue": number, "commentary": _typed_before(request, key, asked)})
    if request.method == "POST" and form.is_valid():
        try:
            taken = ask_to_publish(
                by=request.reader.user,  # type: ignore[attr-defined]
                scorecard=chosen,
                unit=asked.unit.code,
                period=asked.month,
                commentary=form.cleaned_data["commentary"].strip(),
                issue=form.cleaned_data["issue"],
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            published = isinstance(taken, Publication)
            return redirect("reporting:publication" if published else "reporting:publishing", taken.pk)
    context = {
        "scorecard": chosen,
        "asked": asked,
        "form": form,
        "number": number,
        "again": Banner(
            f"{asked.month_name} has been published. A further issue stands beside the earlier ones, which do not change.",
            "information",
        )
        if number > 1
        else None,
        "kept": {},
        "breadcrumbs": [Link("Publications", reverse("reporting:publications"))],
    }
    return render(request, "reporting/publish.html", context)


def _typed_before(request: HttpRequest, key: str, asked: Any) -> str:
    """The commentary of the reader's own last attempt at this month, if it failed: nobody types it twice."""
    failed = Publishing.objects.unfinished_business().filter(
        state=Publishing.State.FAILED,
        scorecard=key,
        unit=asked.unit.code,
        month=str(asked.month),
        asked_by=request.user.pk,
    )
    return failed.values_list("commentary", flat=True).first() or ""


def _publishing(request: HttpRequest, number: int) -> Publishing:
    """What was asked for. Http404 where the reader may not publish the unit: it says no more than that."""
    found = Publishing.objects.select_related("asked_by").filter(pk=number).first()
    if found is None or found.unit not in _units(request.reader):  # type: ignore[attr-defined]
        raise Http404("There is no such publication under way.")
    return found


def _units(reader: Reader) -> dict[str, str]:
    """Names of the units whose figures the reader may publish, by code."""
    units: dict[str, str] = dict(reader.units(Permission.PUBLISH_FIGURES).values_list("code", "name"))
    return units


@require_GET
@requires(Permission.PUBLISH_FIGURES)
def publishing(request: HttpRequest, number: int) -> HttpResponse:
    """How far a publication has come that was asked for: waiting, under way, published, or why it failed."""
    found = _publishing(request, number)
    address = f"{reverse('reporting:publish', args=[found.scorecard])}?unit={found.unit}&period={found.month}"
    context = {
        "found": found,
        "scorecard": title_of(found.scorecard),
        "unit": Unit.objects.get(code=found.unit).name,
        "month": in_full(found.month),
        "by": found.asked_by.get_full_name() or found.asked_by.get_username(),
        "progress": Progress(
            "Publishing",
            found.steps,
            STEPS,
            reverse("reporting:publishing_progress", args=[found.pk]),
            STATES[found.state],
            message_of(found),
            _result(found),
        ),
        "again": address if found.state == Publishing.State.FAILED else None,
        "breadcrumbs": [Link("Publications", reverse("reporting:publications"))],
    }
    return render(request, "reporting/publishing.html", context)


@require_GET
@requires(Permission.PUBLISH_FIGURES)
def publishing_progress(request: HttpRequest, number: int) -> JsonResponse:
    """The same for the page itself to ask (csc.components.Progress says what it understands)."""
    found = _publishing(request, number)
    result = _result(found)
    return JsonResponse(
        {
            "done": found.steps,
            "total": STEPS,
            "state": STATES[found.state],
            "message": message_of(found),
            "href": result.href if result else None,
        }
    )


def message_of(found: Publishing) -> str:
    if found.state == Publishing.State.FAILED:
        return found.error
    if found.state == Publishing.State.DUE and found.attempts:
        return "The first attempt broke off; the next one begins within a minute."
    return ""


def _result(found: Publishing) -> Link | None:
    if found.publication_id is None:
        return None
    return Link("See the publication", reverse("reporting:publication", args=[found.publication_id]))


def under_way(reader: Reader) -> Table | None:
    """What is to be published of the reader's units and is not yet, or could not be."""
    if not reader.may(Permission.PUBLISH_FIGURES):
        return None
    names = _units(reader)
    rows = [
        Row(
            [
                Cell(in_full(each.month), href=reverse("reporting:publishing", args=[each.pk])),
                title_of(each.scorecard),
                names[each.unit],
                each.asked_at,
                Tag(each.get_state_display(), COLOURS[each.state]),
            ]
        )
        for each in Publishing.objects.unfinished_business().filter(unit__in=names)
    ]
    columns = [Column("Month"), Column("Scorecard"), Column("Unit"), Column("Asked for", kind="date"), Column("State")]
    return Table("Under way", columns, rows, noun=("publication", "publications")) if rows else None
