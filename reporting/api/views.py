"""The endpoints (design, section 8)."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from csc.audit import record_event
from csc.periods import Month
from csc.permissions import Permission
from reporting import behind, catalogue
from reporting.api import reading
from reporting.api.schema import DefinitionBody, MemberBody, PeriodBody, RunBody, UnitBody, ValueBody
from reporting.api.serving import MEMBER_COLUMNS, definition, members, published
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
    def get(self, request: Request) -> HttpResponse:
        """Every indicator with its definition, in journey order."""
        rows = [definition(each) for each in catalogue.all_indicators().values()]
        return self.page(request, rows, columns=("key", "title", "stage", "measure", "basis", "polarity", "version"))


class IndicatorDetail(reading.Endpoint):
    @extend_schema(responses=DefinitionBody)
    def get(self, request: Request, key: str) -> HttpResponse:
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
    def get(self, request: Request, key: str) -> HttpResponse:
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
    to_be_kept = False

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
    def get(self, request: Request, key: str) -> HttpResponse:
        """The records behind one figure, as of now. Whom the reader may not see is counted, not named; logged."""
        found = reading.indicator(key)
        form = found.form(reading.variant(request, found))
        breakdown = next((each for each in form.breakdowns if each.key == request.query_params.get("breakdown", "")), None)
        if request.query_params.get("breakdown") and breakdown is None:
            raise Http404("The figure is not broken down by that.")
        month, band = Month.parse(reading.month(request, "period")), request.query_params.get("band", "")
        asked = behind.Asked(form, reading.unit(request), month, breakdown, band if breakdown else "")
        try:
            rows = behind.rows_behind(asked, timezone.localdate() - datetime.timedelta(days=1))
        except (KeyError, ValueError) as unknown:
            raise Http404("There is no such figure.") from unknown
        seen, hidden = behind.seen_by(reading.reach(request), rows)
        if (marked := request.query_params.get("marked")) is not None:
            seen = [one for one in seen if one.row.marked == (marked == "1")]
        response = self.page(request, seen, columns=MEMBER_COLUMNS)
        record_event(
            by=reading.reader(request),
            verb="read_members",
            indicator=key,
            unit=asked.unit,
            period=str(asked.month),
            rows=len(seen),
        )
        response["X-Hidden-Count"] = str(hidden)
        return response

    def listed(self, request: Request, part: Sequence[behind.Seen]) -> list[dict[str, Any]]:
        """The rows of the page, after their children were logged as read."""
        behind.log_seen(reading.reach(request), part, channel="api:members")
        return members(part)


class Units(reading.Endpoint):
    @extend_schema(responses=UnitBody(many=True), parameters=reading.PAGES)
    def get(self, request: Request) -> HttpResponse:
        """The units in the reader's reach."""
        columns = ("code", "name", "kind", "parent", "team_type", "opened_on", "closed_on")
        rows = (
            units_in_reach(reading.reach(request))
            .order_by("code")
            .values_list("code", "name", "kind", "parent__code", "team_type__code", "opened_on", "closed_on")
        )
        return self.page(request, [dict(zip(columns, row, strict=True)) for row in rows], columns=columns)


class Periods(reading.Endpoint):
    @extend_schema(responses=PeriodBody(many=True), parameters=reading.PAGES)
    def get(self, request: Request) -> HttpResponse:
        """The months that figures are in force for."""
        rows = [] if self.run is None else list(self.run.periods())
        return self.page(request, rows, columns=("period", "period_start", "period_end"))


class CurrentRun(reading.Endpoint):
    @extend_schema(responses=RunBody)
    def get(self, request: Request) -> HttpResponse:
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
