"""The tokens in force, issuing one, and ending one. For whoever manages accounts."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods
from knox.models import AuthToken

from csc.components import Cell, Column, Link, Row, Table
from csc.permissions import Permission
from reporting.tokens.forms import IssueTokenForm
from reporting.tokens.issuing import SCOPES, end_token, issue_token, tokens_in_force
from workforce.pages import requires

A_MOMENT = datetime.timedelta(seconds=1)
"""A token ends with its last day: at midnight, which is the next one."""


@require_GET
@requires(Permission.MANAGE_ACCOUNTS)
def tokens(request: HttpRequest) -> HttpResponse:
    """Every token in force: whose it is, what for, and until when."""
    columns = [
        Column("For"),
        Column("Token"),
        Column("Purpose"),
        Column("May read"),
        Column("Last day", kind="date"),
        Column("Issued by"),
    ]
    rows = [
        Row(
            [
                Cell(name_of(token), href=reverse("reporting:end_token", args=[token.token_key])),
                token.token_key,
                token.terms.purpose,
                "; ".join(SCOPES[Permission(one)] for one in token.terms.permissions),
                timezone.localdate(token.expiry - A_MOMENT),
                token.terms.issued_by.get_full_name() or token.terms.issued_by.get_username(),
            ]
        )
        for token in tokens_in_force()
    ]
    table = Table("Tokens in force", columns, rows, noun=("token", "tokens"), empty="No token is in force.")
    return render(request, "reporting/tokens.html", {"table": table})


@require_http_methods(["GET", "POST"])
@requires(Permission.MANAGE_ACCOUNTS)
def issue(request: HttpRequest) -> HttpResponse:
    """Asks for the terms, and shows the token once."""
    form = IssueTokenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            secret = issue_token(by=request.reader.user, **form.cleaned_data)  # type: ignore[attr-defined]
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            response = render(request, "reporting/token_issued.html", {"secret": secret, "breadcrumbs": _above()})
            response["Cache-Control"] = "no-store"
            return response
    status = 422 if form.is_bound else 200
    return render(request, "reporting/issue_token.html", {"form": form, "breadcrumbs": _above()}, status=status)


@require_http_methods(["GET", "POST"])
@requires(Permission.MANAGE_ACCOUNTS)
def end(request: HttpRequest, key: str) -> HttpResponse:
    """Ends one token, after a second look."""
    token = tokens_in_force().filter(token_key=key).first()
    if token is None:
        raise Http404("There is no such token in force.")
    if request.method == "POST":
        end_token(by=request.reader.user, token=token)  # type: ignore[attr-defined]
        return redirect("reporting:tokens")
    return render(request, "reporting/end_token.html", {"token": token, "name": name_of(token), "breadcrumbs": _above()})


def name_of(token: AuthToken) -> str:
    return str(token.user.get_full_name() or token.user.get_username())


def _above() -> list[Link]:
    return [Link("API tokens", reverse("reporting:tokens"))]
