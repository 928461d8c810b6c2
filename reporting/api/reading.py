"""What every endpoint shares: who may ask, what was asked, and how an answer is sent."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, ClassVar

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param
from rest_framework.views import APIView

from csc.models import User
from csc.periods import Month
from csc.permissions import Permission
from reporting import catalogue
from reporting.indicators import Indicator
from reporting.models import Run
from reporting.views.asking import units_offered
from workforce.pages import HoldsPermission
from workforce.reach import Reader

PAGES = [
    OpenApiParameter("page", OpenApiTypes.INT),
    OpenApiParameter("page_size", OpenApiTypes.INT),
    OpenApiParameter("as_csv", str, enum=["1"], description="1 for CSV instead of JSON."),
]


class Endpoint(APIView):
    """A read-only endpoint with an ETag: an answer that has not changed is not sent again."""

    permission: ClassVar[Permission] = Permission.READ_FIGURES
    permission_classes = (HoldsPermission,)
    http_method_names = ["get", "head", "options"]

    @cached_property
    def run(self) -> Run | None:
        """The run whose figures are given; the view is made anew for each request."""
        return Run.objects.current()

    def etag(self, request: Request) -> str | None:
        """The same for the same question, reader's rights, definitions and run; None for answers never to be kept."""
        known = [self.run.digest, self.run.pk] if self.run else []
        parts = [request.get_full_path(), sees_small_numbers(request), request.user.pk, *known, *self.marks()]
        return '"' + hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:32] + '"'

    def marks(self) -> tuple[object, ...]:
        """What the answer depends on besides the run; changed marks, changed answer."""
        return ()

    def unchanged(self, request: Request) -> Response | None:
        """304 when the caller has the answer already: asked before the work, so that the work is not done."""
        tag = self._tag_of(request)
        if tag and tag in request.headers.get("If-None-Match", ""):
            return Response(status=304, headers={"ETag": tag})
        return None

    def _tag_of(self, request: Request) -> str | None:
        """The ETag, worked out once for a request."""
        if "_tag" not in self.__dict__:
            self._tag = self.etag(request)
        return self._tag

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store" if "no-store" in response.get("Cache-Control", "") else "private, no-cache"
        return response

    def answer(self, request: Request, body: Any) -> Response:
        """The body, or 304 when the caller has it already."""
        if unchanged := self.unchanged(request):
            return unchanged
        tag = self._tag_of(request)
        return Response(body, headers={"ETag": tag} if tag else {})

    def ready(self, request: Request, body: bytes) -> HttpResponse:
        """An answer that is JSON already. The caller has asked before whether it is `unchanged`."""
        tag = self._tag_of(request)
        return HttpResponse(body, content_type="application/json", headers={"ETag": tag} if tag else {})

    def page(self, request: Request, rows: Sequence[Any], columns: Sequence[str] = ()) -> Response | HttpResponse:
        """One page of a list, as JSON or, asked with `format=csv`, as CSV; `Link` and `X-Total-Count` tell of the others."""
        number, size = whole(request, "page", 1), min(whole(request, "page_size", 1000), settings.API_LARGEST_PAGE)
        first = (number - 1) * size
        if first and first >= len(rows):
            raise Http404("There is no such page.")
        part = rows[first : first + size]
        response = as_csv(part, columns) if request.query_params.get("as_csv") == "1" else self.answer(request, list(part))
        response["X-Total-Count"] = str(len(rows))
        links = {"first": 1, "last": max(1, -(-len(rows) // size))}
        if number > 1:
            links["prev"] = number - 1
        if first + size < len(rows):
            links["next"] = number + 1
        here = request.build_absolute_uri()
        response["Link"] = ", ".join(f'<{replace_query_param(here, "page", at)}>; rel="{name}"' for name, at in links.items())
        return response


def reader(request: Request) -> User:
    """Who asks."""
    assert isinstance(request.user, User)  # noqa: S101 - nobody else holds a permission
    return request.user


def reach(request: Request) -> Reader:
    """How far whoever asks reaches, as `HoldsPermission` found it."""
    return request.reader  # type: ignore[attr-defined]


def as_csv(rows: Iterable[dict[str, Any]], columns: Sequence[str]) -> HttpResponse:
    """A page as CSV. A cell a spreadsheet would take for a formula is sent as text."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _plain(row.get(name)) for name in columns} for row in rows)
    return HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")


def _plain(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def sees_small_numbers(request: Request) -> bool:
    """Small numbers are hidden unless the reader may see them and asks to (`suppress=0`)."""
    return request.query_params.get("suppress") == "0" and reach(request).may(Permission.READ_UNSUPPRESSED_FIGURES)


def whole(request: Request, name: str, default: int) -> int:
    text = request.query_params.get(name, str(default))
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 10**9):
        raise ValidationError({name: "Give a whole number from 1 up."})
    return int(text)


def month(request: Request, name: str) -> str:
    try:
        return str(Month.parse(request.query_params.get(name, "")))
    except ValueError as error:
        raise ValidationError({name: str(error)}) from error


def indicator(key: str) -> Indicator:
    if key not in catalogue.all_indicators():
        raise Http404("There is no such indicator.")
    return catalogue.get(key)


def variant(request: Request, found: Indicator) -> str:
    """The variant asked for; the default form is "". 400 for one that does not exist."""
    name = request.query_params.get("variant", "")
    if name and name not in {each.key for each in found.variants}:
        known = ", ".join(each.key for each in found.variants) or "none"
        raise ValidationError({"variant": f"{found.key} has no variant {name!r}. It has: {known}."})
    return name


def unit(request: Request) -> str:
    """The unit asked for, or the highest one the reader reaches. 404 for one out of reach: it says no more than that.

    Readers without the right to small numbers are offered the units the pages offer them: one unit
    follows from those beside it.
    """
    small_numbers = reach(request).may(Permission.READ_UNSUPPRESSED_FIGURES)
    offered = units_offered(reach(request), Permission.READ_FIGURES, small_numbers=small_numbers)
    code = request.query_params.get("unit")
    chosen = next((each for each in offered if not code or each.code == code), None)
    if chosen is None:
        raise Http404("There is no such unit, or it is not open to you.")
    return chosen.code
