"""What was written once for several children, and what becomes of it when one of them turns out to differ."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from csc.audit import record_event
from csc.models import Person, SharedPart, User
from csc.records import Record
from workforce.casework import save_record, say_why
from workforce.models import PersonSeen
from workforce.recording.kinds import recorded_with
from workforce.records import CaseRecord


@transaction.atomic
def rewrite_shared_words(*, by: User, record: CaseRecord, text: str, everyone: bool, reason: str) -> SharedPart:
    """Correct the words written for several children, for all of them or for this one alone, who then has words of their own.

    Raises:
        ValidationError: the record shares nothing with another.
    """
    if record.shared_part is None:
        raise ValidationError("This record shares no words with another.")
    part = _part_to_change(record, by=by, everyone=everyone, reason=reason)
    part.narrative = text
    _save(part, by=by, reason=reason)
    record_event(by=by, verb="rewrite_shared_words", record=record, child=record.child, reason=reason, everyone=everyone)
    return part


@transaction.atomic
def rewrite_people_seen(
    *,
    by: User,
    record: CaseRecord,
    seen: Iterable[Person],
    not_seen: Iterable[PersonSeen],
    words: str,
    everyone: bool,
    reason: str,
) -> SharedPart:
    """Correct whom else somebody saw or spoke to on a visit, on those of all children or of this one alone.

    `seen` are added, `not_seen` are rows of the visit's part that are taken away; others stay, whoever they are.
    `words` replace what was said of people in no network; nothing said takes them away.
    """
    gone = {row.person_id for row in not_seen}
    part = _part_to_change(record, by=by, everyone=everyone, reason=reason)
    rows = list(PersonSeen.objects.filter(shared_part=part))
    for row in rows:
        if row.person_id in gone if row.person_id else row.words != words:
            say_why(row, by=by, reason=reason)
            row.delete()
    named = {row.person_id for row in rows}
    added = [PersonSeen(shared_part=part, person=person) for person in seen if person.pk not in named]
    if words and words not in {row.words for row in rows}:
        added.append(PersonSeen(shared_part=part, words=words))
    for row in added:
        row.recorded_by = by
        _save(row, by=by, reason=reason)
    record_event(by=by, verb="rewrite_people_seen", record=record, child=record.child, reason=reason, everyone=everyone)
    return part


def _part_to_change(record: CaseRecord, *, by: User, everyone: bool, reason: str) -> SharedPart:
    """The part that all share, or this record's own: where it shares one with others, a new one that says what that says."""
    shared = record.shared_part
    if shared is not None and (everyone or not recorded_with(record)):
        return shared
    part = SharedPart(recorded_by=by, narrative=shared.narrative if shared is not None else "")
    save_record(part)
    for seen in PersonSeen.objects.filter(shared_part=shared).order_by("pk") if shared is not None else ():
        save_record(PersonSeen(recorded_by=by, shared_part=part, person=seen.person, words=seen.words))
    record.shared_part = part
    _save(record, by=by, reason=reason)
    return part


def _save(row: Record, *, by: User, reason: str) -> None:
    say_why(row, by=by, reason=reason)
    save_record(row)


def joined_to_earlier(part: SharedPart | None, record: CaseRecord | None) -> SharedPart | None:
    """The part a record names from now on: what was written once for it before, as when it was booked, stays with it.

    Children who were written about together before, and are again, name one part with both texts. One who was not
    written about then does not get those words.
    """
    earlier = record.shared_part if record is not None else None
    if earlier is None or not earlier.narrative.strip():
        return part or earlier
    if part is None or not part.narrative.strip():
        return earlier
    joined: dict[int, SharedPart] = part.__dict__.setdefault("_joined", {})  # one press passes one part, child after child
    if earlier.pk not in joined:
        both = SharedPart(recorded_by=part.recorded_by, narrative=f"{earlier.narrative}\n\n{part.narrative}")
        save_record(both)
        joined[earlier.pk] = both
    return joined[earlier.pk]
