"""The page of one record, the same for every kind of record."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.generic import View

from csc.components import Fact, SummaryList
from csc.permissions import Permission
from workforce.access import can
from workforce.pages import ChildPage
from workforce.reach import Reader
from workforce.recording.identity import identity_bar
from workforce.recording.kinds import facts_of, find_record, parts_of, recorded_with, shared_words, title_of
from workforce.recording.people_seen import ALSO_SEEN, seen_with
from workforce.recording.versions import versions_of
from workforce.records import CaseRecord, RecordState


class RecordPage(ChildPage, View):
    """What was recorded, by whom, with everything that was changed since."""

    permission = Permission.READ_CHILDREN

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        record = find_record(self.child, kwargs["kind"], kwargs["record"])
        reader = request.reader  # type: ignore[attr-defined]
        changed_here = record.changed_on_its_page and record.state != RecordState.WITHDRAWN
        context = {
            "child": self.child,
            "record": record,
            "title": title_of(record),
            "identity": identity_bar(self.child, reader.today),
            "facts": SummaryList([*facts_of(record), *_seen(record, reader)]),
            "keeping": SummaryList(_keeping(record)),
            "shared": shared_words(record),
            "with_others": recorded_with(record),
            "parts": [(name, [SummaryList(facts) for facts in rows]) for name, rows in parts_of(record)],
            "versions": versions_of(record, reader),
            "may_correct": changed_here and can(reader, Permission.RECORD_WORK, self.child),
            "may_withdraw": changed_here and can(reader, Permission.WITHDRAW_RECORDS, self.child),
        }
        return render(request, "workforce/recording/record.html", context)


def _seen(record: CaseRecord, reader: Reader) -> list[Fact]:
    """Whom else somebody saw or spoke to; nothing where nobody was named."""
    seen = seen_with(record.shared_part, reader)
    return [Fact(ALSO_SEEN, "; ".join(seen))] if seen else []


def _keeping(record: CaseRecord) -> list[Fact]:
    """Who recorded it when, for which team, and when it was due."""
    facts = [
        Fact("Recorded", f"{timezone.localtime(record.recorded_at):%-d %B %Y, %H:%M} by {record.recorded_by}"),
        Fact("Team", record.team.name),
        Fact("Worker", record.worker.full_name if record.worker else None),
    ]
    if getattr(record, "due_on", None):
        facts.append(Fact("Due", f"{record.due_on:%-d %B %Y}"))  # type: ignore[attr-defined]
    if record.state == RecordState.WITHDRAWN:
        facts.insert(0, Fact("Withdrawn", record.withdrawn_reason))
    return facts
