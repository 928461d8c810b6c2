"""Scorecards over the API: the same structure the pages render, from the same figures."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import Http404, HttpResponse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from csc.periods import Month
from reporting.api import reading
from reporting.api.schema import ScorecardBody, ScorecardNameBody
from reporting.scorecards import kept, layout
from reporting.scorecards.assemble import assemble
from reporting.scorecards.structure import as_lines


class Judged(reading.Endpoint):
    """An answer that changes with targets and benchmarks as well as with the run."""

    @cached_property
    def judged(self) -> kept.Judged:
        """The view is made anew for each request, so that this is asked once for each."""
        return kept.judged_by()

    def marks(self) -> tuple[object, ...]:
        return self.judged


class Scorecards(reading.Endpoint):
    @extend_schema(responses=ScorecardNameBody(many=True), parameters=reading.PAGES)
    def get(self, request: Request) -> Response | HttpResponse:
        """Every scorecard with what it is about."""
        columns = ("key", "title", "about", "figures")
        rows: list[dict[str, Any]] = [
            {"key": each.key, "title": each.title, "about": each.about, "figures": len(each.lines)}
            for each in layout.all_scorecards().values()
        ]
        return self.page(request, rows, columns=columns)


class ScorecardDetail(Judged):
    @extend_schema(
        responses=ScorecardBody,
        parameters=[
            OpenApiParameter("period", str, description="Month, such as 2026-03; the latest by default."),
            OpenApiParameter("unit", str, description="Code of a unit in the reader's reach; its top by default."),
            OpenApiParameter("suppress", str, enum=["0", "1"], description="0 shows small numbers to those who may see them."),
            OpenApiParameter("as_csv", str, enum=["1"], description="1 for CSV instead of JSON."),
        ],
    )
    def get(self, request: Request, key: str) -> Response | HttpResponse:
        """One scorecard of one unit in one month, with everything its page shows."""
        try:
            scorecard = layout.get(key)
        except KeyError as unknown:
            raise Http404("There is no such scorecard.") from unknown
        unit, run = reading.unit(request), self.run
        if run is None:
            raise Http404("No figures have been computed yet.")
        month = Month.parse(reading.month(request, "period") if "period" in request.query_params else run.last_month)
        if not run.first_month <= str(month) <= run.last_month:
            raise Http404(f"There are no figures for {month}.")
        if unchanged := self.unchanged(request):
            return unchanged
        small_numbers = reading.sees_small_numbers(request)
        if request.query_params.get("as_csv") == "1":
            columns, lines = as_lines(assemble(scorecard, run, unit, month, small_numbers=small_numbers))
            return reading.as_csv(lines, columns)
        return self.ready(request, kept.as_json(scorecard, run, unit, month, judged=self.judged, small_numbers=small_numbers))
