"""The runs that made the figures: which one is in force, how long each took, what failed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from csc.components import AsOf, Cell, ListColumn, Listing, Tag
from csc.components.text import Colour
from csc.formats import number
from csc.permissions import Permission
from reporting.models import Run
from workforce.pages import requires

COLOURS: dict[str, Colour] = {
    Run.State.DUE: "yellow",
    Run.State.RUNNING: "blue",
    Run.State.DONE: "green",
    Run.State.FAILED: "red",
}


@require_GET
@requires(Permission.RUN_SNAPSHOTS)
def index(request: HttpRequest) -> HttpResponse:
    """Every run, the latest first."""
    current = Run.objects.current()
    listing = Listing(
        request,
        Run.objects.order_by("-for_day", "-pk"),
        columns=[
            ListColumn("Records up to", lambda run: Cell(run.for_day, sort=run.for_day), ("for_day", "pk"), "date", "day"),
            ListColumn("Kind", lambda run: run.get_kind_display(), ("kind",)),
            ListColumn("State", lambda run: Tag(run.get_state_display(), COLOURS[run.state]), ("state",)),
            ListColumn("Months", lambda run: f"{run.first_month} to {run.last_month}"),
            ListColumn("Finished", lambda run: run.finished_at, ("finished_at",), "date"),
            ListColumn("Figures", lambda run: _count(run, "cells"), kind="number"),
            ListColumn("Changed", lambda run: _count(run, "changed"), kind="number", explained="series"),
            ListColumn("Without a figure", lambda run: ", ".join(sorted(run.failed_indicators)) or run.error or None),
        ],
        caption="Runs",
        noun=("run", "runs"),
        default="-day",
        empty="No run has been made yet.",
    )
    as_of = AsOf(current.as_at, current.for_day, str(current.pk)) if current else AsOf(None)
    return render(request, "reporting/runs.html", {"table": listing.table(), "as_of": as_of})


def _count(run: Run, what: str) -> str | None:
    return number(run.counts[what]) if what in run.counts else None
