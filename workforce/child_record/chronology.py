"""The chronology: what happened, from the records themselves at the moment of reading, the newest first."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import View

from csc.audit import record_reads
from csc.components import FilterPanel, Link, Pages
from csc.formats import plural
from csc.forms import DateField, Form
from csc.models import Child
from csc.permissions import Permission
from workforce.child_record.events import Moment, moments_of, records_behind, stages, what_it_says
from workforce.child_record.significance import marks_of
from workforce.child_record.tabs import tabs_of
from workforce.models import SignificanceMark, Worker
from workforce.pages import ChildPage, channel_of
from workforce.reach import Reader
from workforce.recording.identity import identity_bar, name_of
from workforce.recording.siblings import siblings_of
from workforce.records import RecordState
from workforce.sameness import keys_of

SHORT = 60
"""Letters up to which what a row says stands on the line of its other short answers."""

SHEET = 60
"""Events on one sheet; on paper, or when asked for, all of them."""

ONLY = [
    ("significant", "What is significant"),
    ("own", "What I did"),
    ("once", "No visits and notes"),
    ("withdrawn", "What was withdrawn"),
]
"""The ways of shortening it, each one press away."""


class ChronologyFilter(Form):
    """What the chronology is narrowed to. Nothing a person types in words: it stands in the address."""

    stage = forms.MultipleChoiceField(label="Stage", required=False, widget=forms.CheckboxSelectMultiple)
    from_day = DateField(label="From", required=False)
    to_day = DateField(label="To", required=False)
    only = forms.MultipleChoiceField(
        label="Show only",
        required=False,
        choices=ONLY,
        widget=forms.CheckboxSelectMultiple,
    )
    siblings = forms.MultipleChoiceField(label="Together with", required=False, widget=forms.CheckboxSelectMultiple)
    everything = forms.MultipleChoiceField(
        label="Length", required=False, choices=[("yes", "All on one page, for printing")], widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, siblings: list[Child], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stage: Any = self.fields["stage"]
        stage.choices = [(stage, stage) for stage in stages()]
        if siblings:
            with_whom: Any = self.fields["siblings"]
            with_whom.choices = [(str(child.uuid), name_of(child)) for child in siblings]
        else:
            del self.fields["siblings"]


@dataclass(frozen=True)
class Line:
    """One row of the chronology as the page shows it."""

    on: datetime.date
    title: str
    said: list[str]
    by: str
    whose: str
    href: str
    significant: bool
    mark: SignificanceMark | None
    mark_href: str
    withdrawn: str
    """Why it was withdrawn; empty of what stands."""


class Chronology(ChildPage, View):
    """What happened to a child and, when asked, to brothers and sisters the reader reaches.

    What was withdrawn is part of none of it, and can be asked for alone: who opens the record later has to be able to find it.
    """

    permission = Permission.READ_CHILDREN

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        reader: Reader = request.reader  # type: ignore[attr-defined]
        siblings = siblings_of(self.child, reader, self.permission)
        form = ChronologyFilter(request.GET, siblings=siblings)
        chosen = form.cleaned_data if form.is_valid() else {}
        with_siblings = [child for child in siblings if str(child.uuid) in chosen.get("siblings", [])]
        self._log(with_siblings)
        whose = {key: child for child in [self.child, *with_siblings] for key in keys_of(child)}
        marks = marks_of(list(whose))
        state = RecordState.WITHDRAWN if "withdrawn" in chosen.get("only", []) else RecordState.COMPLETE
        moments = [moment for moment in moments_of(whose, state=state) if _fits(moment, chosen, marks, self._own(chosen))]
        sheet = max(1, len(moments)) if chosen.get("everything") else SHEET
        page = Paginator(moments, sheet).get_page(request.GET.get("page"))
        count = page.paginator.num_pages
        context = {
            "child": self.child,
            "name": name_of(self.child),
            "identity": identity_bar(self.child, reader.today),
            "tabs": tabs_of(self.child, reader, "workforce:chronology"),
            "quick": [Link(label, f"?only={key}") for key, label in ONLY] + [Link("All on one page", "?everything=yes")],
            "filter": FilterPanel(form, request.GET, "Narrow the chronology"),
            "lines": self._lines(list(page), whose, marks, several=bool(with_siblings)),
            "extent": plural(len(moments), "entry", "entries"),
            "first": page.start_index(),
            "last": page.end_index(),
            "whole": count == 1,
            "pages": Pages(page.number, count, request.GET, "Pages of the chronology") if count > 1 else None,
            "printed_at": reader.now,
        }
        return render(request, "workforce/child_record/chronology.html", context)

    def _own(self, chosen: dict[str, Any]) -> int | None:
        """The reader as a worker, where only their own work is asked for."""
        if "own" not in chosen.get("only", []):
            return None
        return Worker.objects.filter(user=self.request.user.pk).values_list("pk", flat=True).first() or 0

    def _log(self, siblings: list[Child]) -> None:
        """Reading a brother's or sister's chronology is reading their record."""
        reader: Reader = self.request.reader  # type: ignore[attr-defined]
        if siblings:
            reach = {key: str(how) for key, how in reader.reach_of_each(siblings).items()}
            record_reads(by=reader.user, children=siblings, channel=channel_of(self.request), reach=reach)

    def _lines(
        self, moments: list[Moment], whose: dict[int, Child], marks: dict[tuple[str, Any], SignificanceMark], *, several: bool
    ) -> list[Line]:
        records = records_behind(moments)
        return [self._line(moment, records[moment.kind, moment.pk], whose[moment.child], marks, several) for moment in moments]

    def _line(self, moment: Moment, record: Any, child: Child, marks: dict[Any, SignificanceMark], several: bool) -> Line:
        mark = marks.get((moment.kind, moment.record))
        where = [child.uuid, moment.kind, moment.record]
        withdrawn = (record.withdrawn_reason or "no reason given") if record.state == RecordState.WITHDRAWN else ""
        return Line(
            on=moment.on,
            title=moment.event.title,
            said=_in_lines(what_it_says(record, moment.event.says)),
            by=f"{record.worker}, {record.team.name}" if record.worker else record.team.name,
            whose=name_of(child) if several else "",
            href=reverse("workforce:record", args=where),
            significant=moment.significant or mark is not None,
            mark=mark,
            mark_href="" if withdrawn else reverse("workforce:significance", args=where),
            withdrawn=withdrawn,
        )


def _in_lines(said: list[str]) -> list[str]:
    """What a row says: the short answers together on one line, each text on its own."""
    short = [words for words in said if len(words) <= SHORT]
    return [line for line in (" · ".join(short), *(words for words in said if len(words) > SHORT)) if line]


def _fits(moment: Moment, chosen: dict[str, Any], marks: dict[tuple[str, Any], SignificanceMark], own: int | None) -> bool:
    only = chosen.get("only", [])
    if chosen.get("stage") and moment.event.stage not in chosen["stage"]:
        return False
    if (first := chosen.get("from_day")) and moment.on < first:
        return False
    if (last := chosen.get("to_day")) and moment.on > last:
        return False
    if "significant" in only and not (moment.significant or (moment.kind, moment.record) in marks):
        return False
    if "once" in only and moment.event.again:
        return False
    return own is None or moment.worker == own
