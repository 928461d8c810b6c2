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
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
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
    """A read-only endpoint with an ETag: an answer that has not changed is not sent again.

    The ETag is made of the answer itself, whatever it depends on. One that is dear to make may know what it
    depends on, and be asked for it first (`Judged`).
    """

    permission: ClassVar[Permission] = Permission.READ_FIGURES
    permission_classes = (HoldsPermission,)
    http_method_names = ["get", "head", "options"]
    to_be_kept: ClassVar[bool] = True
    """Whether a caller may keep the answer at all."""

    @cached_property
    def run(self) -> Run | None:
        """The run whose figures are given; the view is made anew for each request."""
        return Run.objects.current()

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-cache" if self.to_be_kept else "no-store"
        return response

    def answer(self, request: Request, body: Any) -> HttpResponse:
        """The body as JSON, or 304 when the caller has it already."""
        return self.sent(request, JSONRenderer().render(body), "application/json")

    def sent(self, request: Request, content: bytes, kind: str, tag: str = "") -> HttpResponse:
        """The content as it is, or 304 when the caller has it already. `tag` where it is known without the content."""
        if not self.to_be_kept:
            return HttpResponse(content, content_type=kind)
        tag = tag or tag_of(request.user.pk, request.get_full_path(), content)
        return not_modified(request, tag) or HttpResponse(content, content_type=kind, headers={"ETag": tag})

    def page(self, request: Request, rows: Sequence[Any], columns: Sequence[str] = ()) -> HttpResponse:
        """One page of a list, as JSON or, asked with `as_csv=1`, as CSV; `Link` and `X-Total-Count` tell of the others."""
        number, size = whole(request, "page", 1), min(whole(request, "page_size", 1000), settings.API_LARGEST_PAGE)
        first = (number - 1) * size
        if first and first >= len(rows):
            raise Http404("There is no such page.")
        part = rows[first : first + size]
        part = self.listed(request, part)
        response = self.csv(request, part, columns) if request.query_params.get("as_csv") == "1" else self.answer(request, part)
        response["X-Total-Count"] = str(len(rows))
        links = {"first": 1, "last": max(1, -(-len(rows) // size))}
        if number > 1:
            links["prev"] = number - 1
        if first + size < len(rows):
            links["next"] = number + 1
        here = request.build_absolute_uri()
        response["Link"] = ", ".join(f'<{replace_query_param(here, "page", at)}>; rel="{name}"' for name, at in links.items())
        return response

    def listed(self, request: Request, part: Sequence[Any]) -> list[Any]:
        """The rows of one page as they are sent."""
        return list(part)

    def csv(self, request: Request, rows: Iterable[dict[str, Any]], columns: Sequence[str]) -> HttpResponse:
        return self.sent(request, as_csv(rows, columns), "text/csv; charset=utf-8")


def tag_of(*parts: object) -> str:
    """An ETag that is the same for the same parts."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part if isinstance(part, bytes) else str(part).encode())
        digest.update(b"\x1f")
    return f'"{digest.hexdigest()[:32]}"'


def not_modified(request: Request, tag: str) -> HttpResponse | None:
    """304 when the caller names the ETag of what would be sent."""
    if tag in request.headers.get("If-None-Match", ""):
        return HttpResponse(status=304, headers={"ETag": tag})
    return None


def reader(request: Request) -> User:
    """Who asks."""
    assert isinstance(request.user, User)  # noqa: S101 - nobody else holds a permission
    return request.user


def reach(request: Request) -> Reader:
    """How far whoever asks reaches, as `HoldsPermission` found it."""
    return request.reader  # type: ignore[attr-defined]


def as_csv(rows: Iterable[dict[str, Any]], columns: Sequence[str]) -> bytes:
    """A page as CSV. A cell a spreadsheet would take for a formula is sent as text."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _plain(row.get(name)) for name in columns} for row in rows)
    return out.getvalue().encode()


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
