"""The endpoints (design, section 8)."""

from __future__ import annotations

import dataclasses
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from csc.audit import record_event
from csc.permissions import Permission
from reporting import catalogue
from reporting.api import reading
from reporting.api.schema import DefinitionBody, MemberBody, PeriodBody, RunBody, UnitBody, ValueBody
from reporting.api.serving import definition, members_of, published
from reporting.api.withholding import suppressed
from reporting.values import COLUMNS, Asked, values
from workforce.access import units_in_reach

MONTHS = [
    OpenApiParameter("from", str, required=True, description="First month, such as 2026-03."),
    OpenApiParameter("to", str, required=True, description="Last month, included."),
]
WHERE = [
    OpenApiParameter("unit", str, description="Code of a unit in the reader's reach; its top by default."),
    OpenApiParameter("variant", str, description="Empty for the default form."),
]


class Indicators(reading.Endpoint):
    @extend_schema(responses=DefinitionBody(many=True), parameters=reading.PAGES)
    def get(self, request: Request) -> Response | HttpResponse:
        """Every indicator with its definition, in journey order."""
        rows = [definition(each) for each in catalogue.all_indicators().values()]
        return self.page(request, rows, columns=("key", "title", "stage", "measure", "basis", "polarity", "version"))


class IndicatorDetail(reading.Endpoint):
    @extend_schema(responses=DefinitionBody)
    def get(self, request: Request, key: str) -> Response:
        """One definition."""
        return self.answer(request, definition(reading.indicator(key)))


class IndicatorValues(reading.Endpoint):
    @extend_schema(
        responses=ValueBody(many=True),
        parameters=[
            *MONTHS,
            *WHERE,
            OpenApiParameter("breakdown", str),
            OpenApiParameter("band", str),
            OpenApiParameter("as", str, enum=["current", "published"]),
            OpenApiParameter("suppress", str, enum=["0", "1"], description="0 shows small numbers to those who may see them."),
            *reading.PAGES,
        ],
    )
    def get(self, request: Request, key: str) -> Response | HttpResponse:
        """Figures month by month. Small numbers are suppressed unless the reader may see them and asks to."""
        found = reading.indicator(key)
        breakdown = request.query_params.get("breakdown", "")
        if breakdown and breakdown not in {each.key for each in found.breakdowns}:
            known = ", ".join(each.key for each in found.breakdowns) or "none"
            raise ValidationError({"breakdown": f"{key} has no breakdown {breakdown!r}. It has: {known}."})
        asked = Asked(
            first=reading.month(request, "from"),
            last=reading.month(request, "to"),
            unit=reading.unit(request),
            indicators=[key],
            variant=reading.variant(request, found),
            breakdown=breakdown,
            band=request.query_params.get("band"),
        )
        if asked.last < asked.first:
            raise ValidationError({"to": "The last month is before the first."})
        which = request.query_params.get("as", "current")
        if which not in ("current", "published"):
            raise ValidationError({"as": "Ask for current or published figures."})
        small_numbers = reading.sees_small_numbers(request)
        rows = published(asked, small_numbers=small_numbers) if which == "published" else list(values(asked))
        if not small_numbers and which == "current":
            rows = suppressed(rows, found.form(asked.variant or ""), asked.unit, breakdown)
        body = [dataclasses.asdict(row) for row in rows if asked.band in (None, row.band)]
        return self.page(request, body, columns=COLUMNS)


class IndicatorMembers(reading.Endpoint):
    permission = Permission.READ_MEMBERS

    def etag(self, request: Request) -> None:
        return None

    @extend_schema(
        responses=MemberBody(many=True),
        parameters=[
            OpenApiParameter("period", str, required=True),
            *WHERE,
            OpenApiParameter("breakdown", str),
            OpenApiParameter("band", str),
            OpenApiParameter("marked", str, enum=["0", "1"]),
            *reading.PAGES,
        ],
    )
    def get(self, request: Request, key: str) -> Response | HttpResponse:
        """The records behind one figure, as of now. Children the reader may not see are counted, not named; logged."""
        found = reading.indicator(key)
        period, unit, reader = reading.month(request, "period"), reading.unit(request), reading.reader(request)
        try:
            rows, hidden = members_of(
                found.form(reading.variant(request, found)),
                unit=unit,
                period=period,
                breakdown=request.query_params.get("breakdown", ""),
                band=request.query_params.get("band", ""),
                reader=reader,
            )
        except KeyError as error:
            raise Http404(str(error.args[0])) from error
        if (marked := request.query_params.get("marked")) is not None:
            rows = [row for row in rows if row["marked"] == (marked == "1")]
        record_event(by=reader, verb="read_members", indicator=key, unit=unit, period=period, rows=len(rows))
        response = self.page(request, rows, columns=("table", "record", "child", "unit", "marked", "reason"))
        response["X-Hidden-Count"] = str(hidden)
        response["Cache-Control"] = "no-store"
        return response


class Units(reading.Endpoint):
    @extend_schema(responses=UnitBody(many=True), parameters=reading.PAGES)
    def get(self, request: Request) -> Response | HttpResponse:
        """The units in the reader's reach."""
        columns = ("code", "name", "kind", "parent", "team_type", "opened_on", "closed_on")
        rows = (
            units_in_reach(request.user)
            .order_by("code")
            .values_list("code", "name", "kind", "parent__code", "team_type__code", "opened_on", "closed_on")
        )
        return self.page(request, [dict(zip(columns, row, strict=True)) for row in rows], columns=columns)


class Periods(reading.Endpoint):
    @extend_schema(responses=PeriodBody(many=True), parameters=reading.PAGES)
    def get(self, request: Request) -> Response | HttpResponse:
        """The months that figures are in force for."""
        rows = [] if self.run is None else list(self.run.periods())
        return self.page(request, rows, columns=("period", "period_start", "period_end"))


class CurrentRun(reading.Endpoint):
    @extend_schema(responses=RunBody)
    def get(self, request: Request) -> Response:
        """The run whose figures are in force: its digest, how old it is and what it covers."""
        run = self.run
        if run is None:
            raise Http404("No run has been done yet.")
        body: dict[str, Any] = {
            "id": run.pk,
            "digest": run.digest,
            "state": run.state,
            "as_at": run.as_at,
            "data_complete_to": run.for_day,
            "lag_hours": round((timezone.now() - run.read_at).total_seconds() / 3600, 1),
            "first_period": run.first_month,
            "last_period": run.last_month,
            "late": run.late,
            "complete": run.complete,
            "failed_indicators": run.failed_indicators,
            "series": run.counts.get("series", 0),
        }
        return self.answer(request, body)
