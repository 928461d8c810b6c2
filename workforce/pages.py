"""What every view needs: a permission that is asked for, named where a test can find it, and the child behind it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ClassVar

from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import classonlymethod
from django.utils.http import urlencode
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from csc.models import Child
from csc.permissions import Permission
from workforce.access import ReasonNeeded, get_child
from workforce.reach import Reader


def requires(permission: Permission) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Guard a view function: whoever does not hold `permission` today gets 403. Puts the reader at `request.reader`."""

    def guard(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            refuse_unless(request, permission)
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return guard


class PermissionRequired:
    """Mixin that guards a class-based view. A view class without a `permission` cannot be put into a URLconf."""

    permission: ClassVar[Permission]

    @classonlymethod
    def as_view(cls, **initkwargs: Any) -> Callable[..., HttpResponse]:
        if getattr(cls, "permission", None) is None:
            raise ImproperlyConfigured(f"{cls.__name__} names no permission. Set `permission = Permission.…` on the class.")
        view = super().as_view(**initkwargs)  # type: ignore[misc]
        view.permission = cls.permission
        return view

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        refuse_unless(request, self.permission)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class ChildPage(PermissionRequired):
    """Mixin for pages about one child, whose uuid the address carries as `child`.

    `self.child` is there before the view's own code runs, and the read is logged. A child the reader
    may not see is 404; one outside their reach leads to the page that asks for a reason and then back.
    `permission` has to hold for this child, not for some other.
    """

    child: Child

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        refuse_unless(request, self.permission)
        try:
            self.child = get_child(request.reader, kwargs["child"], channel=channel_of(request))  # type: ignore[attr-defined]
        except ReasonNeeded as asked:
            onwards = urlencode({"next": request.get_full_path()})
            return redirect(f"{reverse('workforce:give_reason', args=[asked.uuid])}?{onwards}")
        if request.reader.reach_of(self.child, self.permission) is None:  # type: ignore[attr-defined]
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(child=self.child, **kwargs)  # type: ignore[misc]


class HoldsPermission(BasePermission):
    """The same guard for the API: the view names its `permission`; one that names none is refused to everybody."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        permission = getattr(view, "permission", None)
        reader = request.reader = Reader(  # type: ignore[attr-defined]
            request.user, within=getattr(getattr(request, "auth", None), "within", None)
        )
        return permission is not None and reader.may(permission)


def refuse_unless(request: HttpRequest, permission: Permission) -> None:
    """403 unless the signed-in user holds `permission` today.

    Raises:
        PermissionDenied: not held by any post of today.
    """
    if not reader_of(request).may(permission):
        raise PermissionDenied


def reader_of(request: HttpRequest) -> Reader:
    """Whoever makes a request, as the one reader that all parts of it ask; from then on at `request.reader`."""
    known: Reader | None = getattr(request, "reader", None)
    if known is None or known.user != request.user:
        known = request.reader = Reader(request.user)  # type: ignore[attr-defined]
    return known


def channel_of(request: HttpRequest) -> str:
    """The name of the page as the access log keeps it; never the address, which may carry what somebody typed."""
    match = request.resolver_match
    return match.view_name if match is not None and match.view_name else "page"


def permission_of(view: Callable[..., Any]) -> Permission | None:
    """The permission a URLconf's view asks for, whatever kind of view it is; None when it names none."""
    for holder in (view, getattr(view, "view_class", None), getattr(view, "cls", None)):
        found = getattr(holder, "permission", None)
        if isinstance(found, Permission):
            return found
    return None
