"""What was changed in a record since it was written: its own columns, the words it shares, and who else was seen.

What is shared by the records of several children is kept apart from them (`csc.SharedPart`), so a correction of
it is a version of the part. Whoever reads one child's record sees it there, in one list with the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db import models

from csc.models import SharedPart
from workforce.child_record.network import is_hidden
from workforce.models import PersonSeen
from workforce.reach import Reader
from workforce.recording.kinds import in_words, label_of, masked_columns, own_columns
from workforce.recording.people_seen import ALSO_SEEN
from workforce.records import CaseRecord

SHARED_WORDS = "Written once for all children"


@dataclass(frozen=True)
class Change:
    """What one version of a record changed."""

    label: str
    old: object
    new: object


@dataclass(frozen=True)
class Version:
    """One state of a record in its history: who wrote it, when, and what it changed. The first changed nothing."""

    at: datetime
    by: str
    reason: str
    changes: list[Change]


def versions_of(record: CaseRecord, reader: Reader) -> list[Version]:
    """Every version of a record, the newest first. A record from a bulk load has the versions since then.

    When a record gets words of its own, these begin as those it shared: what differs is a version of them.
    """
    states = list(record.history.select_related("history_user").order_by("history_date", "history_id"))  # type: ignore[attr-defined]
    words = _words_by_part({state.shared_part_id for state in states} - {None})
    masked = masked_columns(record)
    fields = {field.attname: field for field in own_columns(type(record)) if field.name not in masked}
    versions = [_version(state, []) for state in states[:1]]
    for before, after in pairwise(states):
        changes = list(_changes(fields, before, after))
        if changes or before.shared_part_id == after.shared_part_id:
            versions.append(_version(after, changes))
    for of_part in words.values():
        for earlier, later in pairwise(of_part):
            if earlier.narrative != later.narrative:
                versions.append(_version(later, [Change(SHARED_WORDS, earlier.narrative or None, later.narrative or None)]))
    versions += _of_those_seen(set(words), reader)
    return sorted(versions, key=lambda version: version.at)[::-1]


def _version(state: Any, changes: list[Change]) -> Version:
    return Version(state.history_date, str(state.history_user or "csc"), state.history_change_reason or "", changes)


def _words_by_part(parts: set[int]) -> dict[int, Sequence[Any]]:
    """The states of each part that the record has named, the oldest first."""
    history = SharedPart.history.filter(id__in=parts).select_related("history_user")  # type: ignore[attr-defined]
    found: dict[int, list[Any]] = {part: [] for part in sorted(parts)}
    for state in history.order_by("history_date", "history_id") if parts else ():
        found[state.id].append(state)
    return dict(found)


def _of_those_seen(parts: set[int], reader: Reader) -> Iterator[Version]:
    """Who was added to those seen on a visit, or taken away, after it was recorded: such a change has a reason."""
    history = PersonSeen.history.filter(shared_part__in=parts).exclude(history_change_reason=None)  # type: ignore[attr-defined]
    for state in history.select_related("history_user", "person") if parts else ():
        if is_hidden(state.person, reader):
            continue
        name = str(state.person or state.words)
        gone = state.history_type == "-"
        yield _version(state, [Change(ALSO_SEEN, name if gone else None, None if gone else name)])


def _changes(fields: dict[str, models.Field], before: Any, after: Any) -> Iterator[Change]:
    for column, field in fields.items():
        old, new = getattr(before, column), getattr(after, column)
        if old != new:
            yield Change(label_of(field), _past(field, before, old), _past(field, after, new))


def _past(field: models.Field, state: Any, value: Any) -> object:
    if value is None or value == "":
        return None
    return str(getattr(state, field.name)) if isinstance(field, models.ForeignKey) else in_words(field, value)
