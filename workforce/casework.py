"""What every service does to a case record: check and keep it, take up the row that waited for it, correct or withdraw it.

An app says what cannot be so of its records, and which of their columns follow from others, in its
`rules.py`. The same rules hold when a record is made and when it is corrected later.
"""

from __future__ import annotations

import copy
import datetime
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from csc.audit import record_event
from csc.due_dates import due_columns
from csc.models import Person, User
from csc.records import Record
from workforce.codes import CASE_HOLDERS
from workforce.models import Allocation, Unit, Worker
from workforce.records import CaseRecord, RecordState
from workforce.refusals import in_words, refuse_blank
from workforce.sameness import same_child

CaseKind = TypeVar("CaseKind", bound=CaseRecord)
RecordKind = TypeVar("RecordKind", bound=Record)

Rule = Callable[[Any], None]
_rules: dict[type[models.Model], list[Rule]] = {}
_derivations: dict[type[models.Model], list[Rule]] = {}

NEVER_CORRECTED = frozenset({"id", "uuid", "recorded_at", "recorded_by", "child", "state", "withdrawn_reason"})
"""Whose record it is and who typed it are no facts to correct: such a record is withdrawn and written anew."""


# ── What an app says of its records ──────────────────────────────────────────────────────────────


def rule(*of: type[models.Model]) -> Callable[[Rule], Rule]:
    """Ask this of every record of these models before it is kept: it raises a ValidationError by field, or nothing."""
    return _into(_rules, of)


def derives(*of: type[models.Model]) -> Callable[[Rule], Rule]:
    """Let this set the columns of a corrected record that follow from others, such as its due date."""
    return _into(_derivations, of)


def _into(register: dict[type[models.Model], list[Rule]], of: tuple[type[models.Model], ...]) -> Callable[[Rule], Rule]:
    def add(function: Rule) -> Rule:
        for model in of:
            register.setdefault(model, []).append(function)
        return function

    return add


def check_facts(record: models.Model) -> None:
    """Ask every rule its app has for this record.

    Raises:
        ValidationError: what the first rule that is broken says.
    """
    _discover()
    for each in _rules.get(type(record), ()):
        each(record)


@cache
def _discover() -> None:
    autodiscover_modules("rules")


# ── Keeping ──────────────────────────────────────────────────────────────────────────────────────


def save_record(record: Record) -> None:
    """Check a record against everything its model and the database know, then keep it, with its history.

    Raises:
        ValidationError: with a sentence for each field that says what to do.
    """
    record.full_clean(validate_constraints=False)
    _check_constraints(record)
    try:
        with transaction.atomic():
            record.save()
    except IntegrityError as error:
        raise ValidationError(
            "Somebody else saved something at the same moment. Look at the record again, then repeat."
        ) from error


def _check_constraints(record: Record) -> None:
    """Django's own check, with the database's rules in words and by field."""
    errors: dict[str, list[ValidationError]] = {}
    for model, constraints in record.get_constraints():
        for constraint in constraints:
            try:
                constraint.validate(model, record)
            except ValidationError:
                in_words(constraint, record).update_error_dict(errors)
    if errors:
        raise ValidationError(errors)


def keep(record: CaseRecord, *, by: User, verb: str, reason: str = "", **detail: Any) -> None:
    """Check and save a case record, and write who did what."""
    check_facts(record)
    save_record(record)
    record_event(by=by, verb=verb, record=record, child=record.child, reason=reason, **detail)


def keep_part(record: Record, *, by: User, verb: str, child: Person) -> None:
    """The same for a part of a child's record that names no child of its own, such as an agency at a meeting."""
    check_facts(record)
    save_record(record)
    record_event(by=by, verb=verb, record=record, child=child)


def set_facts(record: Record, facts: Mapping[str, Any]) -> None:
    """Give a record the facts of a form. A misspelt name is an error, never a silent loss.

    Raises:
        TypeError: a name that is no field of the record.
    """
    fields = {name for field in record._meta.concrete_fields for name in (field.name, field.attname)}
    if unknown := facts.keys() - fields:
        raise TypeError(f"{type(record).__name__} has no field {', '.join(sorted(unknown))}")
    for name, value in facts.items():
        setattr(record, name, value)


# ── The row that waits for something to happen ───────────────────────────────────────────────────


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
    """Who held the child on a day: by allocation, the social worker before an adviser; else as the case has it.

    By an allocation under the same record, before one under another record of the child.
    """
    records = same_child(case.child.merged_into or case.child)
    held = Allocation.objects.case_holders().open_on(day).filter(child__in=records).select_related("team", "worker")
    closest = min(held, key=lambda one: (one.child_id != case.child_id, CASE_HOLDERS.index(one.role_id)), default=case)
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
    waiting: Any = model.objects.standing().filter(child=case.child, **not_yet, **facts).first()
    row: CaseKind = of_case(model, case, by=by, on=timezone.localdate(), waiting=waiting, due_on=due_on, **facts)
    save_record(row)
    return row


def move_due_dates(rows: Iterable[CaseRecord], due_of: Callable[[Any], datetime.date | None]) -> None:
    """Let rows that happened later carry the due dates that follow from what was recorded of earlier days."""
    for row in rows:
        due = due_of(row)
        if due != row.due_on:  # type: ignore[attr-defined]  # only rows with a due date are given
            row.due_on = due  # type: ignore[attr-defined]
            save_record(row)


def anew(model: type[RecordKind], **only_one: Any) -> RecordKind:
    """A new record for what only one record may name, such as the referral that came of a contact.

    One that was withdrawn still holds that place: it is emptied and used again, and its history keeps
    what it said.
    """
    record = model._default_manager.filter(state=RecordState.WITHDRAWN, **only_one).first()
    if record is None:
        return model(**only_one)
    kept = {"id", "uuid", *only_one}
    for field in record._meta.concrete_fields:
        if field.name not in kept:
            setattr(record, field.attname, field.get_default())
    return record


def withdraw_rows(rows: list[CaseKind], *, reason: str) -> None:
    """Take rows out of every list and figure: they will now never happen, or never did."""
    for row in rows:
        row.state, row.withdrawn_reason = RecordState.WITHDRAWN, reason
        save_record(row)


# ── Withdrawing and correcting ───────────────────────────────────────────────────────────────────


class ChangedMeanwhile(ValidationError):
    """The record is no longer as it was when somebody began to change it.

    `seen` is what it said then, `now` what it says, `mine` what was to be written: each by field, for the
    fields that differ. `changed_by` and `changed_at` are of the newest version.
    """

    def __init__(
        self,
        *,
        seen: dict[str, Any],
        now: dict[str, Any],
        mine: dict[str, Any],
        changed_by: User | None,
        changed_at: datetime.datetime,
    ) -> None:
        super().__init__(
            "Somebody has changed this record since you opened it. Compare what it says now with what you typed.",
            code="changed_meanwhile",
        )
        self.seen, self.now, self.mine = seen, now, mine
        self.changed_by, self.changed_at = changed_by, changed_at


def version_of(record: Record) -> int:
    """The number of the newest version of a record: put it in a form, and give it back as `seen_version`."""
    return _history_of(record).order_by("-history_id").values_list("history_id", flat=True).first() or 0


@transaction.atomic
def withdraw(*, by: User, record: CaseRecord, reason: str, seen_version: int | None = None) -> None:
    """Take a record out of every list and figure without losing it: it stays, with the reason.

    Raises:
        ValidationError: no reason given, or withdrawn already.
        ChangedMeanwhile: it has a newer version than `seen_version`.
    """
    _refuse_changed_meanwhile(record, seen_version, {})
    if record.state == RecordState.WITHDRAWN:
        raise ValidationError("This record has already been withdrawn.")
    refuse_blank(reason, "withdrawn_reason", "Say why the record is withdrawn.")
    record.state, record.withdrawn_reason = RecordState.WITHDRAWN, reason
    save_record(record)
    record_event(by=by, verb="withdraw", record=record, child=record.child, reason=reason)


@transaction.atomic
def correct(*, by: User, record: CaseKind, changes: Mapping[str, Any], reason: str, seen_version: int | None = None) -> CaseKind:
    """Put right what a standing record says. The versions before are kept, and this one carries the reason.

    Due dates follow: those of the record by the rule of its app, and those of the child's open work
    whose clock the change has moved. `seen_version` is the version the person saw (`version_of`).
    Returns the record as it now stands; `record` itself is left as it was.

    Raises:
        ValidationError: by field, what the record may not say; withdrawn; no reason; nothing changed.
        ChangedMeanwhile: it has a newer version than `seen_version`.
        TypeError: a name that is no field of the record.
    """
    _refuse_changed_meanwhile(record, seen_version, changes)
    standing = type(record)._base_manager.select_for_update().get(pk=record.pk)
    if standing.state == RecordState.WITHDRAWN:
        raise ValidationError("This record has been withdrawn. Write a new one instead of correcting it.")
    refuse_blank(reason, "reason", "Say why the record is corrected.")
    before = copy.copy(standing)
    set_facts(standing, changes)
    changed = _changed(before, standing)
    if not changed:
        raise ValidationError("Nothing was changed. Change what is wrong, or leave the record as it is.")
    for name in changed & NEVER_CORRECTED:
        raise ValidationError({name: "This cannot be corrected. Withdraw the record and write a new one."})
    check_facts(standing)
    for derive in _derivations.get(type(standing), ()):
        derive(standing)
    say_why(standing, by=by, reason=reason)
    save_record(standing)
    let_due_dates_follow(standing.child, by=by, reason=reason)
    record_event(by=by, verb="correct_record", record=standing, child=standing.child, reason=reason, fields=changed)
    return standing


def _changed(before: Record, after: Record) -> set[str]:
    fields = before._meta.concrete_fields
    return {field.name for field in fields if getattr(before, field.attname) != getattr(after, field.attname)}


def say_why(record: Record, *, by: User, reason: str) -> None:
    """Let the next version of a record name its author and its reason."""
    record._change_reason = reason  # type: ignore[attr-defined]  # where simple_history looks for both
    record._history_user = by  # type: ignore[attr-defined]


def let_due_dates_follow(child: Person, *, by: User, reason: str) -> None:
    """Write the due dates of the child's open work that are no longer those their clocks give."""
    for each in due_columns():
        rows = each.open_rows()
        if not issubclass(rows.model, CaseRecord):
            continue
        for row in rows.filter(child=child):
            due = each.work_out(row)
            if due is not None and getattr(row, each.column) != due:
                setattr(row, each.column, due)
                say_why(row, by=by, reason=reason)
                row.save(update_fields=[each.column])


def _history_of(record: Record) -> models.QuerySet[Any]:
    history: models.QuerySet[Any] = type(record).history.filter(id=record.pk)
    return history


def _refuse_changed_meanwhile(record: Record, seen_version: int | None, changes: Mapping[str, Any]) -> None:
    if seen_version is None:
        return
    newest = _history_of(record).order_by("-history_id").first()
    if newest is None or newest.history_id == seen_version:
        return
    seen = _history_of(record).filter(history_id=seen_version).first()
    if seen is None:
        raise ValidationError({NON_FIELD_ERRORS: "The version you changed is not one of this record. Open it again."})
    names = sorted((_changed_versions(record, seen, newest) | set(changes)) - {"recorded_at", "recorded_by"})
    raise ChangedMeanwhile(
        seen={name: getattr(seen, name) for name in names},
        now={name: getattr(newest, name) for name in names},
        mine=dict(changes),
        changed_by=newest.history_user,
        changed_at=newest.history_date,
    )


def _changed_versions(record: Record, seen: Any, newest: Any) -> set[str]:
    fields = record._meta.concrete_fields
    return {field.name for field in fields if getattr(seen, field.attname) != getattr(newest, field.attname)}
