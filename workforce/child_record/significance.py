"""Saying that a record matters in a child's life, and why; on top of the record, which stays as it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.generic import View

from csc.audit import record_event
from csc.components import Link
from csc.forms import Form
from csc.models import User
from csc.permissions import Permission
from workforce.casework import save_record
from workforce.child_record.events import told_kinds
from workforce.models import SignificanceMark
from workforce.pages import ChildPage
from workforce.recording.identity import identity_bar
from workforce.recording.kinds import facts_of, find_record, title_of
from workforce.records import CaseRecord, RecordState
from workforce.refusals import refuse_blank
from workforce.sameness import keys_of


def marks_of(children: list[int]) -> dict[tuple[str, Any], SignificanceMark]:
    """What workers said matters, by kind and uuid of the record, those taken away left out."""
    marks = SignificanceMark.objects.filter(child__in=children, significant=True).select_related("recorded_by")
    return {(mark.kind, mark.record): mark for mark in marks}


@transaction.atomic
def mark_significance(*, by: User, record: CaseRecord, significant: bool, reason: str) -> SignificanceMark:
    """Say that a record matters in the child's life, or that it does not after all, and why.

    Raises:
        ValidationError: no reason, or the record is withdrawn.
    """
    refuse_blank(reason, "reason", "Say why this matters for the child.")
    if record.state == RecordState.WITHDRAWN:
        raise ValidationError("This record has been withdrawn.")
    kind = str(record._meta.model_name)
    mark = SignificanceMark.objects.select_for_update().filter(child=record.child, kind=kind, record=record.uuid).first()
    mark = mark or SignificanceMark(child=record.child, kind=kind, record=record.uuid)
    mark.recorded_by, mark.significant, mark.reason = by, significant, reason.strip()
    mark.__dict__["_history_user"] = by
    save_record(mark)
    record_event(by=by, verb="mark_significance", record=mark, child=record.child, significant=significant)
    return mark


class SignificanceForm(Form):
    """Whether a record matters, and why."""

    significant = forms.TypedChoiceField(
        label="Does this matter in the child’s life?",
        choices=[("yes", "Yes, show it among what is significant"), ("no", "No, or no longer")],
        coerce=lambda sent: sent == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="Why?", help_text="What it meant for the child.", max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )


class Significance(ChildPage, View):
    """Marks one record of a chronology, with everything that was said about it before."""

    permission = Permission.RECORD_WORK

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        mark = self._mark()
        initial = {"significant": "yes" if mark is None or mark.significant else "no", "reason": mark.reason if mark else ""}
        return self._show(SignificanceForm(initial=initial))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = SignificanceForm(request.POST)
        if not form.is_valid():
            return self._show(form)
        reader = request.reader  # type: ignore[attr-defined]
        mark_significance(by=reader.user, record=self._record(), **form.cleaned_data)
        return redirect("workforce:chronology", self.child.uuid)

    def _record(self) -> CaseRecord:
        if self.kwargs["kind"] not in told_kinds():
            raise Http404
        record = find_record(self.child, self.kwargs["kind"], self.kwargs["record"])
        if record.state == RecordState.WITHDRAWN:
            raise Http404
        return record

    def _mark(self) -> SignificanceMark | None:
        return SignificanceMark.objects.filter(
            child__in=keys_of(self.child), kind=self.kwargs["kind"], record=self.kwargs["record"]
        ).first()

    def _show(self, form: SignificanceForm) -> HttpResponse:
        record, mark = self._record(), self._mark()
        context = {
            "form": form,
            "child": self.child,
            "title": f"How {title_of(record).lower()} matters",
            "facts": [fact for fact in facts_of(record) if fact.recorded],
            "said": list(mark.history.select_related("history_user")) if mark else [],  # type: ignore[attr-defined]
            "identity": identity_bar(self.child, self.request.reader.today),  # type: ignore[attr-defined]
            "chronology": reverse("workforce:chronology", args=[self.child.uuid]),
            "breadcrumbs": [Link("Chronology", reverse("workforce:chronology", args=[self.child.uuid]))],
        }
        return render(self.request, "workforce/child_record/significance.html", context, status=422 if form.errors else 200)
