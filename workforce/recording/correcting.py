"""Correcting a record and withdrawing it, the same for every kind of record."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.forms import modelform_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.generic import View

from csc.audit import record_event
from csc.components import SummaryList
from csc.doubts import Doubt
from csc.forms import DateField, Form, ModelForm, MomentField
from csc.forms.base import day_typed, word_errors
from csc.forms.fields import Days
from csc.models import Child, Code
from csc.permissions import Permission
from workforce.access import can
from workforce.casework import ChangedMeanwhile, correct, version_of, withdraw
from workforce.child_record.events import days_told
from workforce.family.postcodes import doubts_of_words, keep_match, words_of
from workforce.pages import ChildPage, reader_of
from workforce.reach import Reader
from workforce.recording.identity import identity_bar
from workforce.recording.kinds import (
    address_of_record,
    facts_of,
    find_record,
    in_words,
    label_of,
    masked_columns,
    own_columns,
    recorded_with,
    shared_words,
)
from workforce.recording.people_seen import FAMILY_SEEN, CorrectsWhoWasSeen
from workforce.recording.questions import question_for
from workforce.recording.shared import rewrite_shared_words
from workforce.recording.steps import take_refusal
from workforce.recording.versions import Change
from workforce.records import CaseRecord, RecordState, VisitRecord


class CorrectionForm(ModelForm):
    """The record's own columns, with the reason for changing them. Which columns is said by `correction_form`."""

    def __init__(self, *args: Any, reader: Reader, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.visit = CorrectsWhoWasSeen(self.instance, reader) if isinstance(self.instance, VisitRecord) else None
        if self.visit:
            self.fields |= self.visit.fields
            self.initial = {**self.initial, **self.visit.initial}
        if len(recorded_with(self.instance)):
            self.fields["for_whom"] = forms.ChoiceField(
                label="Whose record is corrected?",
                choices=[("this", f"{self.instance.child.full_name} alone"), ("all", "All children it was recorded for")],
                widget=forms.RadioSelect,
            )
        if shared_words(self.instance) or recorded_with(self.instance):
            words = forms.CharField(label="Written once for all children", required=False, widget=forms.Textarea)
            self.fields["family_words"] = words
            self.initial["family_words"] = shared_words(self.instance)
        self.fields["correction_reason"] = forms.CharField(
            label="Why is it corrected?",
            help_text="Kept with both versions.",
            max_length=500,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        self.fields["seen_version"] = forms.IntegerField(required=False, widget=forms.HiddenInput)
        for field in self.fields.values():
            word_errors(field)

    def code_days(self, name: str) -> Days:
        """The days the record tells of, as they are typed or stand: what was in use then is offered, and nothing since."""
        dates = [each for each, field in self.fields.items() if isinstance(field, DateField | MomentField)]
        told = [each for each in dates if each in days_told(type(self.instance))] or dates
        held = (day_typed(self, each) if self.is_bound else self._day_of(each) for each in told)
        days = [day for day in held if day is not None] or [timezone.localdate()]
        return min(days), max(days)

    def _day_of(self, name: str) -> datetime.date | None:
        value = getattr(self.instance, name)
        day = timezone.localdate(value) if isinstance(value, datetime.datetime) else value
        return day if day is None or day <= timezone.localdate() else None

    def _post_clean(self) -> None:
        """Nothing: the verb changes the record, not the form."""

    def changes(self) -> dict[str, Any]:
        """What differs from the record, by name of field."""
        names = set(self.changed_data) - {"for_whom", "correction_reason", "seen_version"}
        return {name: self.cleaned_data[name] for name in names}


class WithdrawalForm(Form):
    """Why a record should no longer count."""

    reason = forms.CharField(
        label="Why is this record withdrawn?",
        help_text="For example: recorded for the wrong child. The record stays, marked as withdrawn, and counts nowhere.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def correction_form(record: CaseRecord) -> type[Any]:
    """The form that corrects records of this kind, in the words of the steps that record them.

    What ties a record to others is not corrected: such a record is withdrawn.
    """
    columns = [field for field in own_columns(type(record)) if not field.is_relation or field.related_model is Code]
    masked = masked_columns(record)
    questions = {field.name: question_for(field) for field in columns if field.name not in masked}
    form: Any = modelform_factory(type(record), form=CorrectionForm, fields=list(questions))
    form.labels = {name: question.label for name, question in questions.items()}
    form.hints = {name: question.hint for name, question in questions.items()}
    return form


class CorrectRecord(ChildPage, View):
    """Corrects a record, with its reason. Two people who correct at once both see what the other changed; neither is lost."""

    permission = Permission.RECORD_WORK

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        record = self._record()
        seen = {"seen_version": version_of(record)}
        form = correction_form(record)(instance=record, initial=seen, reader=reader_of(self.request))
        return self._show(record, form)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        record = self._record()
        form: Any = correction_form(record)(request.POST, instance=record, reader=reader_of(self.request))
        if not form.is_valid():
            return self._show(record, form)
        changes = form.changes()
        if not changes:
            form.add_error(None, "Nothing has been changed.")
            return self._show(record, form)
        stand = request.POST.get("doubts_stand", "").strip()
        doubts = self._doubts(record, form, [stand, *words_of(form, [*changes, "correction_reason"])])
        if doubts and (not stand or self._doubts(record, form, [stand])):
            keep_match(reader_of(request), self.child, doubts)
            return self._show(record, form, doubts=doubts, stand=stand)
        try:
            self._correct(record, form, changes, doubts=doubts, stand=stand)
        except ChangedMeanwhile as changed:
            form.data = form.data.copy()
            form.data["seen_version"] = version_of(record)
            form.add_error(None, "Somebody has corrected this record while you were writing. Your words are still in the form.")
            return self._show(record, form, meanwhile=changed)
        except ValidationError as refused:
            take_refusal(form, refused)
            return self._show(record, form)
        return redirect(address_of_record(record))

    def _record(self) -> CaseRecord:
        record = _changed_here(self.child, self.kwargs)
        if record.state == RecordState.WITHDRAWN:
            raise PermissionDenied
        return record

    def _doubts(self, record: CaseRecord, form: Any, words: list[str]) -> list[Doubt]:
        """What is asked of the words of any correction, as of those of any step; of children the reader may correct alone."""
        reader = reader_of(self.request)
        children = [each.child for each in self._others(record, form) if can(reader, self.permission, each.child)]
        return doubts_of_words(reader, [record.child, *children], words, self.permission)

    def _others(self, record: CaseRecord, form: Any) -> list[CaseRecord]:
        return recorded_with(record) if form.cleaned_data.get("for_whom") == "all" else []

    @transaction.atomic
    def _correct(self, record: CaseRecord, form: Any, changes: dict[str, Any], *, doubts: list[Doubt], stand: str) -> None:
        """This child's record, or those of all the children it was written for: all of them or none."""
        others, reader = self._others(record, form), reader_of(self.request)
        everyone = form.cleaned_data.get("for_whom") == "all"
        if not all(can(reader, self.permission, other.child) for other in others):
            raise ValidationError(
                {"for_whom": "You may not correct the records of all these children. Choose this child’s alone."}
            )
        by, reason = reader.user, form.cleaned_data["correction_reason"]
        shared = {name: changes[name] for name in changes if name == "family_words" or name in FAMILY_SEEN}
        own = {name: value for name, value in changes.items() if name not in shared}
        for each in [record, *others] if own else []:
            seen = int(form.cleaned_data["seen_version"] or 0) if each is record else None
            correct(by=by, record=each, changes=own, reason=reason, seen_version=seen)
        record.refresh_from_db()
        if "family_words" in shared:
            rewrite_shared_words(by=by, record=record, text=shared["family_words"], everyone=everyone, reason=reason)
        if form.visit and not FAMILY_SEEN.isdisjoint(shared):
            form.visit.correct(record, form.cleaned_data, by=by, everyone=everyone, reason=reason)
        if doubts:
            rules = sorted(doubt.rule for doubt in doubts)
            record_event(by=by, verb="let_doubt_stand", record=record, child=record.child, reason=stand, rules=rules)
            keep_match(reader, self.child, doubts)

    def _show(
        self,
        record: CaseRecord,
        form: Any,
        meanwhile: ChangedMeanwhile | None = None,
        doubts: Sequence[Doubt] = (),
        stand: str = "",
    ) -> HttpResponse:
        context = {
            "child": self.child,
            "record": record,
            "title": f"Correct the {record._meta.verbose_name}",
            "identity": identity_bar(self.child, timezone.localdate()),
            "form": form,
            "meanwhile": _compared(record, meanwhile) if meanwhile else [],
            "doubts": doubts,
            "stand": stand,
            "address": address_of_record(record),
        }
        return render(self.request, "workforce/recording/correct.html", context, status=422 if form.errors or doubts else 200)


class WithdrawRecord(ChildPage, View):
    """Takes a record out of every list and figure, with its reason. It stays to be read."""

    permission = Permission.WITHDRAW_RECORDS

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._show(_changed_here(self.child, kwargs), WithdrawalForm())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        record = _changed_here(self.child, kwargs)
        form = WithdrawalForm(request.POST)
        if not form.is_valid():
            return self._show(record, form)
        try:
            withdraw(by=request.reader.user, record=record, reason=form.cleaned_data["reason"])  # type: ignore[attr-defined]
        except ValidationError as refused:
            take_refusal(form, refused)
            return self._show(record, form)
        return redirect(address_of_record(record))

    def _show(self, record: CaseRecord, form: WithdrawalForm) -> HttpResponse:
        context = {
            "child": self.child,
            "record": record,
            "title": f"Withdraw the {record._meta.verbose_name}",
            "identity": identity_bar(self.child, timezone.localdate()),
            "facts": SummaryList([fact for fact in facts_of(record) if fact.recorded]),
            "form": form,
            "address": address_of_record(record),
        }
        return render(self.request, "workforce/recording/withdraw.html", context, status=422 if form.errors else 200)


def _changed_here(child: Child, address: Mapping[str, Any]) -> CaseRecord:
    """The record that the address names, where it is one that those who work with the child may change."""
    record = find_record(child, address["kind"], address["record"])
    if not record.changed_on_its_page:
        raise PermissionDenied
    return record


def _compared(record: CaseRecord, changed: ChangedMeanwhile) -> list[Change]:
    """What somebody else made of the record since the form was opened."""
    fields = {field.name: field for field in own_columns(type(record))}
    return [
        Change(label_of(fields[name]), _worded(fields[name], changed.seen[name]), _worded(fields[name], now))
        for name, now in changed.now.items()
        if name in fields and changed.seen[name] != now
    ]


def _worded(field: Any, value: Any) -> object:
    return None if value in (None, "") else in_words(field, value)
