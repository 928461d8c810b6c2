"""Merging a duplicate into a record, and taking that back."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.generic import View

from csc.components import Column, Link, Table
from csc.forms import Form
from csc.models import Child
from csc.permissions import Permission
from workforce.access import can, children_visible_to
from workforce.child_record.events import moments_of
from workforce.pages import ChildPage
from workforce.reach import Reader
from workforce.recording.identity import born, identity_bar, name_of
from workforce.recording.steps import take_refusal
from workforce.sameness import keys_of
from workforce.services.merging import merge_children, undo_merge


def merged_panel(child: Child, reader: Reader) -> SafeString | None:
    """Duplicates merged into this record, each with the way back; for whoever may merge, the way to merge another."""
    merged = list(Child.objects.filter(merged_into=child).order_by("local_id")) if len(keys_of(child)) > 1 else []
    may = can(reader, Permission.MERGE_CHILDREN, child)
    if not merged and not may:
        return None
    lines = ((each.local_id, name_of(each), _way_back(child, each) if may else "") for each in merged)
    listed = format_html_join("", "<li>{} {} {}</li>", lines)
    more = format_html(
        '<p class="govuk-body"><a class="govuk-link" href="{}">Merge a duplicate into this record</a></p>',
        reverse("workforce:merge", args=[child.uuid]),
    )
    return format_html('<ul class="govuk-list">{}</ul>{}', listed, more if may else "")


def _way_back(child: Child, duplicate: Child) -> SafeString:
    href = reverse("workforce:undo_merge", args=[child.uuid, duplicate.uuid])
    words = '<a class="govuk-link" href="{}">Undo<span class="govuk-visually-hidden"> the merge of {}</span></a>'
    return format_html(words, href, duplicate.local_id)


class MergeForm(Form):
    """Which record is the duplicate, and how that is known. The tick comes after both were seen side by side."""

    number = forms.CharField(
        label="Number of the duplicate",
        help_text="For example C0001234. If another team holds it, open it first and give your reason.",
        max_length=20,
    )
    reason = forms.CharField(
        label="How do you know that they are the same child?", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class Merge(ChildPage, View):
    """Shows a duplicate beside the record that will stand, then makes them one."""

    permission = Permission.MERGE_CHILDREN

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._show(MergeForm())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = MergeForm(request.POST)
        if not form.is_valid():
            return self._show(form)
        duplicate = self._found(form.cleaned_data["number"])
        if duplicate is None:
            form.add_error("number", "There is no record with this number that you may merge")
            return self._show(form)
        if request.POST.get("confirmed") != str(duplicate.uuid):
            return self._show(form, duplicate)
        reader: Reader = request.reader  # type: ignore[attr-defined]
        try:
            merge_children(by=reader.user, duplicate=duplicate, into=self.child, reason=form.cleaned_data["reason"])
        except ValidationError as refused:
            take_refusal(form, refused)
            return self._show(form, duplicate)
        messages.success(request, f"Record {duplicate.local_id} is now part of this one. You can undo it on this page.")
        return redirect("workforce:child", self.child.uuid)

    def _found(self, number: str) -> Child | None:
        reader: Reader = self.request.reader  # type: ignore[attr-defined]
        visible = children_visible_to(reader, permission=self.permission)
        return visible.filter(local_id__iexact=number.strip()).first()

    def _show(self, form: MergeForm, duplicate: Child | None = None) -> HttpResponse:
        reader: Reader = self.request.reader  # type: ignore[attr-defined]
        context = {
            "form": form,
            "title": "Merge a duplicate into this record",
            "explained": "Nothing is moved or lost. Both are read as one and counted once, and you can undo it.",
            "button": "These are one child" if duplicate else "Compare the two records",
            "compared": _side_by_side(self.child, duplicate, reader) if duplicate else None,
            "confirm": duplicate.uuid if duplicate is not None else None,
            "identity": identity_bar(self.child, reader.today),
            "address": reverse("workforce:child", args=[self.child.uuid]),
            "breadcrumbs": [Link(name_of(self.child), reverse("workforce:child", args=[self.child.uuid]))],
        }
        return render(self.request, "workforce/child_record/merge.html", context, status=422 if form.errors else 200)


class UndoForm(Form):
    """Why two records are of two children after all."""

    reason = forms.CharField(
        label="How do you know that they are two children?", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class UndoMerge(ChildPage, View):
    """Takes a merge back: both records are what they were."""

    permission = Permission.MERGE_CHILDREN

    def get(self, request: HttpRequest, child: uuid.UUID, duplicate: uuid.UUID) -> HttpResponse:
        return self._show(UndoForm(), self._duplicate(duplicate))

    def post(self, request: HttpRequest, child: uuid.UUID, duplicate: uuid.UUID) -> HttpResponse:
        found, form = self._duplicate(duplicate), UndoForm(request.POST)
        if form.is_valid():
            try:
                undo_merge(by=request.reader.user, duplicate=found, reason=form.cleaned_data["reason"])  # type: ignore[attr-defined]
            except ValidationError as refused:
                take_refusal(form, refused)
            else:
                messages.success(request, f"Record {found.local_id} stands on its own again.")
                return redirect("workforce:child", self.child.uuid)
        return self._show(form, found)

    def _duplicate(self, key: uuid.UUID) -> Child:
        found = Child.objects.filter(uuid=key, merged_into=self.child).first()
        if found is None:
            raise Http404
        return found

    def _show(self, form: UndoForm, duplicate: Child) -> HttpResponse:
        reader: Reader = self.request.reader  # type: ignore[attr-defined]
        context = {
            "form": form,
            "title": f"Undo the merge of {duplicate.local_id}",
            "explained": "Both records become again what they were before. Whoever held the duplicate holds it still.",
            "button": "Make them two records again",
            "compared": _side_by_side(self.child, duplicate, reader),
            "confirm": None,
            "identity": identity_bar(self.child, reader.today),
            "address": reverse("workforce:child", args=[self.child.uuid]),
            "breadcrumbs": [Link(name_of(self.child), reverse("workforce:child", args=[self.child.uuid]))],
        }
        return render(self.request, "workforce/child_record/merge.html", context, status=422 if form.errors else 200)


def _side_by_side(child: Child, duplicate: Child, reader: Reader) -> Table:
    """What tells two children apart, in two columns."""
    counts = {one.pk: len(moments_of([one.pk])) for one in (child, duplicate)}
    facts: list[tuple[str, Any]] = [
        ("Name", name_of),
        ("Known as", lambda one: one.known_as),
        ("Born", lambda one: born(one, reader.today)),
        ("Sex", lambda one: one.sex),
        ("NHS number", lambda one: one.nhs_number),
        ("Unique pupil number", lambda one: one.upn),
        ("Entries in the chronology", lambda one: counts[one.pk]),
    ]
    rows = [[label, of(child), of(duplicate)] for label, of in facts]
    columns = [Column("What"), Column(f"{child.local_id}, stands"), Column(f"{duplicate.local_id}, the duplicate")]
    return Table("The two records", columns, rows, counted=False)
