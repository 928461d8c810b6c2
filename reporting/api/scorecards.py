"""Scorecards over the API: the same structure the pages render, from the same figures."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request

from csc.periods import Month
from reporting.api import reading
from reporting.api.schema import ScorecardBody, ScorecardNameBody
from reporting.scorecards import kept, layout
from reporting.scorecards.assemble import assemble
from reporting.scorecards.structure import as_lines


class Scorecards(reading.Endpoint):
    @extend_schema(responses=ScorecardNameBody(many=True), parameters=reading.PAGES)
    def get(self, request: Request) -> HttpResponse:
        """Every scorecard with what it is about."""
        columns = ("key", "title", "about", "figures")
        rows: list[dict[str, Any]] = [
            {"key": each.key, "title": each.title, "about": each.about, "figures": len(each.lines)}
            for each in layout.all_scorecards().values()
        ]
        return self.page(request, rows, columns=columns)


class ScorecardDetail(reading.Endpoint):
    @extend_schema(
        responses=ScorecardBody,
        parameters=[
            OpenApiParameter("period", str, description="Month, such as 2026-03; the latest by default."),
            OpenApiParameter("unit", str, description="Code of a unit in the reader's reach; its top by default."),
            OpenApiParameter("suppress", str, enum=["0", "1"], description="0 shows small numbers to those who may see them."),
            OpenApiParameter("as_csv", str, enum=["1"], description="1 for CSV instead of JSON."),
        ],
    )
    def get(self, request: Request, key: str) -> HttpResponse:
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
        small_numbers, judged = reading.sees_small_numbers(request), kept.judged_by()
        # Dear to make where the cache has none, so that what it depends on is asked first.
        tag = reading.tag_of(request.user.pk, request.get_full_path(), small_numbers, run.pk, run.digest, judged)
        if unchanged := reading.not_modified(request, tag):
            return unchanged
        if request.query_params.get("as_csv") == "1":
            columns, lines = as_lines(assemble(scorecard, run, unit, month, small_numbers=small_numbers))
            return self.sent(request, reading.as_csv(lines, columns), "text/csv; charset=utf-8", tag)
        body = kept.as_json(scorecard, run, unit, month, judged=judged, small_numbers=small_numbers)
        return self.sent(request, body, "application/json", tag)
