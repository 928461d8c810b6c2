"""Restricting a record, naming people for it, and the list of who may open what.

A restricted record is named here by its number alone: whoever grants answers for who sees it and
need not see it. An open one is restricted from its own page, by somebody who may open it.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.generic import View

from csc.components import Cell, Column, Fact, Link, Pages, SummaryList, Table
from csc.forms import Form
from csc.models import Child, RestrictionGrant
from csc.permissions import Permission
from workforce.access import ReasonNeeded, get_child
from workforce.pages import PermissionRequired, channel_of
from workforce.reach import Reader
from workforce.recording.identity import identity_bar
from workforce.recording.steps import take_refusal
from workforce.restricted.forms import EndForm, GrantForm, LiftForm, RestrictForm, name_of
from workforce.services.restriction import end_grant, grant_access, lift_restriction, restrict_child, suggested_for
from workforce.worklist.notifications import unseen_for

SHEET = 50


class RestrictedRecords(PermissionRequired, View):
    """Every grant in force for the records the reader answers for, and records nobody is named for."""

    permission = Permission.GRANT_RESTRICTED_ACCESS

    def get(self, request: HttpRequest) -> HttpResponse:
        reader: Reader = request.reader  # type: ignore[attr-defined]
        own = reader.in_charge_of(self.permission).filter(restricted=True)
        grants = RestrictionGrant.objects.in_force(timezone.now()).filter(child__in=own.values("pk"))
        listed = grants.select_related("child", "user__worker", "granted_by__worker").order_by(
            "child__local_id", "starts_at", "pk"
        )
        page = Paginator(listed, SHEET).get_page(request.GET.get("page"))
        count = page.paginator.num_pages
        columns = [Column("Record"), *_COLUMNS]
        table = Table(
            "Who may open restricted records",
            columns,
            [[_number(grant.child), *_row(grant)] for grant in page],
            noun=("grant", "grants"),
            total=page.paginator.count,
            first=page.start_index(),
            pages=Pages(page.number, count, request.GET, "Pages of grants") if count > 1 else None,
            empty="No record in your units is restricted.",
        )
        without = list(own.exclude(pk__in=grants.values("child")).order_by("local_id"))
        alone = Table("Restricted records nobody is named for", [Column("Record")], [[_number(child)] for child in without])
        context = {"table": table, "alone": alone if without else "", "told": unseen_for(reader.user)}
        return render(request, "workforce/restricted/list.html", context)


class InCharge(PermissionRequired, View):
    """Mixin for pages about the restriction of one child in the units the reader answers for."""

    permission = Permission.GRANT_RESTRICTED_ACCESS

    @property
    def reader(self) -> Reader:
        return self.request.reader  # type: ignore[attr-defined,no-any-return]

    def found(self) -> Child:
        """The child of the address; none outside the reader's units, nor a record that was merged."""
        child = self.reader.in_charge_of(self.permission).filter(uuid=self.kwargs["child"]).first()
        if child is None:
            raise Http404
        return child

    def restricted(self) -> Child:
        child = self.found()
        if not child.restricted:
            raise Http404
        return child

    def form_page(self, form: Form, title: str, button: str, back: str, **context: Any) -> HttpResponse:
        context |= {
            "form": form,
            "title": title,
            "button": button,
            "back": back,
            "breadcrumbs": [Link("Restricted records", reverse("workforce:restricted_records"))],
        }
        return render(self.request, "workforce/restricted/form.html", context, status=422 if form.errors else 200)


class Restriction(InCharge):
    """Of an open record: the form that restricts it. Of a restricted one: who may open it, by number alone."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        child = self.found()
        if child.restricted:
            return self._who_may(child)
        return self._opened(child) or self._ask(child, self._form(child))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        child = self.found()
        if child.restricted:
            return redirect("workforce:restriction", child.uuid)
        if closed := self._opened(child):
            return closed
        form = self._form(child)
        if form.is_valid():
            facts = form.cleaned_data
            try:
                restrict_child(
                    by=self.reader.user, child=child, reason=facts["reason"], named=form.people(), until=facts["until"]
                )
            except ValidationError as refused:
                take_refusal(form, refused)
            else:
                messages.success(request, f"Record {child.local_id} is restricted. Only those named here can open it.")
                return redirect("workforce:restriction", child.uuid)
        return self._ask(child, form)

    def _opened(self, child: Child) -> HttpResponse | None:
        """Open the record, which is logged; a page that asks for a reason where it is outside the reader's reach."""
        try:
            get_child(self.reader, child.uuid, channel=channel_of(self.request))
        except ReasonNeeded:
            onwards = urlencode({"next": self.request.path})
            return redirect(f"{reverse('workforce:give_reason', args=[child.uuid])}?{onwards}")
        return None

    def _form(self, child: Child) -> RestrictForm:
        suggested = suggested_for(child, by=self.reader.user)
        data = self.request.POST if self.request.method == "POST" else None
        return RestrictForm(data, suggested=suggested, by=self.reader.user, today=self.reader.today)

    def _ask(self, child: Child, form: RestrictForm) -> HttpResponse:
        back = reverse("workforce:child", args=[child.uuid])
        bar = identity_bar(child, self.reader.today)
        return self.form_page(form, "Restrict this record", "Restrict the record", back, identity=bar, warning=True)

    def _who_may(self, child: Child) -> HttpResponse:
        grants = RestrictionGrant.objects.filter(child=child).select_related("child", "user__worker", "granted_by__worker")
        now = timezone.now()
        standing = list(grants.in_force(now).order_by("starts_at", "pk"))  # type: ignore[attr-defined]
        past = list(grants.filter(ends_at__lte=now).order_by("-ends_at", "-pk"))
        context = {
            "child": child,
            "facts": SummaryList([Fact("Record", child.local_id), Fact("Why it is restricted", child.restricted_reason)]),
            "standing": Table(
                "Who may open it", _COLUMNS, [_row(each) for each in standing], noun=("person", "people"), empty="Nobody."
            ),
            "past": Table("Who could open it before", _COLUMNS[:-1], [_row(each)[:-1] for each in past]) if past else "",
            "breadcrumbs": [Link("Restricted records", reverse("workforce:restricted_records"))],
        }
        return render(self.request, "workforce/restricted/record.html", context)


class GrantAccess(InCharge):
    """Names one more person for a restricted record."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        child = self.restricted()
        return self._show(child, GrantForm(by=self.reader.user, today=self.reader.today))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        child, by = self.restricted(), self.reader.user
        form = GrantForm(request.POST, by=by, today=self.reader.today)
        if form.is_valid():
            facts = form.cleaned_data
            try:
                grant = grant_access(by=by, child=child, user=facts["named"], reason=facts["reason"], until=facts["until"])
            except ValidationError as refused:
                take_refusal(form, refused)
            else:
                messages.success(request, f"{grant.user.worker.full_name} may open record {child.local_id}.")
                return redirect("workforce:restriction", child.uuid)
        return self._show(child, form)

    def _show(self, child: Child, form: GrantForm) -> HttpResponse:
        back = reverse("workforce:restriction", args=[child.uuid])
        return self.form_page(form, f"Name somebody for record {child.local_id}", "Give access", back)


class LiftRestriction(InCharge):
    """Makes a restricted record an ordinary one."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._show(self.restricted(), LiftForm())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        child, form = self.restricted(), LiftForm(request.POST)
        if form.is_valid():
            try:
                lift_restriction(by=self.reader.user, child=child, reason=form.cleaned_data["reason"])
            except ValidationError as refused:
                take_refusal(form, refused)
            else:
                messages.success(request, f"Record {child.local_id} is no longer restricted.")
                return redirect("workforce:restricted_records")
        return self._show(child, form)

    def _show(self, child: Child, form: LiftForm) -> HttpResponse:
        back = reverse("workforce:restriction", args=[child.uuid])
        return self.form_page(form, f"Lift the restriction of record {child.local_id}", "Lift the restriction", back)


class EndGrant(InCharge):
    """Ends what one person was named for."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._show(self._grant(), EndForm())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        grant, form = self._grant(), EndForm(request.POST)
        if form.is_valid():
            try:
                end_grant(by=self.reader.user, grant=grant, reason=form.cleaned_data["reason"])
            except ValidationError as refused:
                take_refusal(form, refused)
            else:
                messages.success(request, f"{name_of(grant.user)}, can no longer open record {grant.child.local_id}.")
                return redirect("workforce:restriction", grant.child.uuid)
        return self._show(grant, form)

    def _grant(self) -> RestrictionGrant:
        key: uuid.UUID = self.kwargs["grant"]
        own = self.reader.in_charge_of(self.permission)
        grants = RestrictionGrant.objects.in_force(timezone.now()).filter(uuid=key, child__in=own.values("pk"))
        grant = grants.select_related("child", "user__worker").first()
        if grant is None:
            raise Http404
        return grant

    def _show(self, grant: RestrictionGrant, form: EndForm) -> HttpResponse:
        back = reverse("workforce:restriction", args=[grant.child.uuid])
        title = f"End what {name_of(grant.user)}, may open: record {grant.child.local_id}"
        return self.form_page(form, title, "End the access", back)


_COLUMNS = [
    Column("Who"),
    Column("Why"),
    Column("Since", kind="date"),
    Column("Until", kind="date"),
    Column("Given by"),
    Column("End"),
]


def _number(child: Child) -> Cell:
    return Cell(child.local_id, href=reverse("workforce:restriction", args=[child.uuid]))


def _row(grant: RestrictionGrant) -> list[object]:
    return [
        name_of(grant.user),
        grant.reason,
        timezone.localdate(grant.starts_at),
        timezone.localdate(grant.ends_at) if grant.ends_at else None,
        name_of(grant.granted_by),
        Cell("End", href=reverse("workforce:end_grant", args=[grant.uuid])),
    ]
