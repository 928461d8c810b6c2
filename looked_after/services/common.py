"""What the verbs of this app share: writing a record with its audit line, and the row that is due next."""

from __future__ import annotations

import datetime
from typing import Any, TypeVar

from django.utils import timezone

from csc.audit import record_event
from csc.models import User
from csc.records import Record
from looked_after.models import PeriodOfCare
from workforce.casework import save_record
from workforce.codes import CASE_HOLDERS
from workforce.models import Allocation, Unit, Worker
from workforce.records import CaseRecord, RecordState

CaseKind = TypeVar("CaseKind", bound=CaseRecord)


def keep(record: CaseRecord, *, by: User, verb: str, reason: str = "") -> None:
    """Check and save a case record, and write who did what."""
    save_record(record)
    record_event(by=by, verb=verb, record=record, child=record.child, reason=reason)


def keep_uncased(record: Record, *, by: User, verb: str) -> None:
    """The same for a record that is no child's: a household, a provider, a family of adopters."""
    record.full_clean()
    record.save()
    record_event(by=by, verb=verb, record=record)


def of_period(model: type[CaseKind], period: PeriodOfCare, *, by: User, on: datetime.date, **facts: Any) -> CaseKind:
    """A record of the child in this period of care; see `of_case`."""
    return of_case(model, period, by=by, on=on, period_of_care=period, **facts)


def of_case(
    model: type[CaseKind], case: CaseRecord, *, by: User, on: datetime.date, waiting: CaseKind | None = None, **facts: Any
) -> CaseKind:
    """A record about the same child as `case`, under the team and worker who held the child on the day `on`.

    A row that was `waiting` for this to happen becomes the record and keeps its due date. It counts as
    typed now, by whoever types it: it was recorded when it was known to have happened, not when planned.
    """
    record = waiting or model(child=case.child)
    record.recorded_by, record.recorded_at = by, timezone.now()
    record.team, record.worker = holder_on(case, on)
    set_facts(record, facts)
    return record


def holder_on(case: CaseRecord, day: datetime.date) -> tuple[Unit, Worker | None]:
    """Who held the child on a day: by allocation, the social worker before an adviser; else as the case has it."""
    held = Allocation.objects.case_holders().open_on(day).filter(child=case.child).select_related("team", "worker")
    closest = min(held, key=lambda allocation: CASE_HOLDERS.index(allocation.role_id), default=case)
    return closest.team, closest.worker


def expect(
    model: type[CaseKind], case: CaseRecord, *, by: User, due_on: datetime.date | None, not_yet: dict[str, Any], **facts: Any
) -> CaseKind | None:
    """Let the next row of its kind stand on the worklist: one only, moved when it stands there already.

    `not_yet` says how a row that has not happened is told from one that has, such as `{"held_on": None}`.
    Without a due date, because no limit was in force, nothing is expected.
    """
    if due_on is None:
        return None
    waiting = model.objects.standing().filter(child=case.child, **not_yet, **facts).first()
    row = of_case(model, case, by=by, on=timezone.localdate(), waiting=waiting, due_on=due_on, **facts)
    save_record(row)
    return row


def withdraw_rows(rows: list[CaseRecord], *, reason: str) -> None:
    """Take rows out of every list and figure: they will now never happen, or never did."""
    for row in rows:
        row.state, row.withdrawn_reason = RecordState.WITHDRAWN, reason
        save_record(row)


def set_facts(record: Record, facts: dict[str, Any]) -> None:
    """Give a record the facts of a form. A misspelt name is an error, never a silent loss.

    Raises:
        TypeError: a name that is no field of the record.
    """
    fields = {name for field in record._meta.concrete_fields for name in (field.name, field.attname)}
    if unknown := facts.keys() - fields:
        raise TypeError(f"{type(record).__name__} has no field {', '.join(sorted(unknown))}")
    for name, value in facts.items():
        setattr(record, name, value)
