"""Scorecards: the index, and one of them for one unit and month."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from csc.components import FigureLegend, Tile, Tiles
from csc.permissions import Permission
from reporting.scorecards import kept, layout
from reporting.views.asking import which
from workforce.pages import requires


@require_GET
@requires(Permission.READ_FIGURES)
def index(request: HttpRequest) -> HttpResponse:
    """Every scorecard."""
    return render(request, "reporting/scorecards.html", {"scorecards": list(layout.all_scorecards().values())})


@require_GET
@requires(Permission.READ_FIGURES)
def scorecard(request: HttpRequest, key: str) -> HttpResponse:
    """One scorecard. 404 for one that does not exist and for a unit outside the reader's reach."""
    try:
        chosen = layout.get(key)
    except KeyError as unknown:
        raise Http404("There is no such scorecard.") from unknown
    asked = which(request)
    if asked is None:
        return render(request, "reporting/no_figures.html", {"name": chosen.title})
    found = kept.ready(chosen, asked.run, asked.unit.code, asked.month, small_numbers=asked.small_numbers)
    context = {
        "scorecard": chosen,
        "asked": asked,
        "headings": found["headings"],
        "sections": found["sections"],
        "ratings": _ratings(found["ratings"]),
        "red": found["red"],
        "may_publish": request.reader.units(Permission.PUBLISH_FIGURES).filter(pk=asked.unit.pk).exists(),  # type: ignore[attr-defined]
        "legend": FigureLegend(found["states"]) if found["states"] else None,
    }
    return render(request, "reporting/scorecard.html", context)


def _ratings(counts: Mapping[str, int]) -> Tiles | None:
    """How many figures are rated how in the month; nothing where no target is set."""
    if not counts:
        return None
    tones: list[tuple[str, Literal["", "alert", "warn"]]] = [("red", "alert"), ("amber", "warn"), ("green", "")]
    return Tiles([Tile(counts.get(colour, 0), colour, tone=tone) for colour, tone in tones])
