"""The pages that belong to no app: where one starts, one's account, the design gallery, and the pages for errors."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.views.decorators.http import require_GET, require_POST

from csc.navigation import start_for


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Leads everybody to the page their role starts with; says so to those who hold no post."""
    start = start_for(request)
    return redirect(start) if start else render(request, "home.html")


@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """One's own account: password and second factor."""
    return render(request, "account/index.html")


@login_not_required
@require_GET
def signed_out(request: HttpRequest) -> HttpResponse:
    return render(request, "account/signed_out.html")


@require_POST
def keep_session(request: HttpRequest) -> HttpResponse:
    """Asked by a page whose reader says they are still there. That it was asked is enough (csc.middleware.SessionLimits)."""
    return HttpResponse(status=204)


@require_GET
def design(request: HttpRequest) -> HttpResponse:
    """Every component with its variants, for whoever builds pages and for whoever checks them. Not in production."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    from csc.gallery import gallery

    return render(request, "design.html", gallery(request))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, and for what is too large 413."""
    if isinstance(exception, RequestDataTooBig):
        limit = filesizeformat(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        return render(request, "413.html", {"limit": limit}, status=413)
    return render(request, "400.html", status=400)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """429 of the limits on signing in and setting passwords (allauth asks for it by name)."""
    words = {"reason": "csc has had more requests from you than it answers in so short a time.", "advice": "Wait a few minutes."}
    return render(request, "429.html", words, status=429)
