"""What was written once for several children, and what becomes of it when one of them turns out to differ."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from csc.audit import record_event
from csc.models import SharedPart, User
from workforce.casework import save_record
from workforce.models import PersonSeen
from workforce.records import CaseRecord


@transaction.atomic
def rewrite_shared_words(*, by: User, record: CaseRecord, text: str, everyone: bool, reason: str) -> SharedPart:
    """Correct the words written for several children, for all of them or for this one alone, who then has words of their own.

    Raises:
        ValidationError: the record shares nothing with another.
    """
    shared = part = record.shared_part
    if shared is None or part is None:
        raise ValidationError("This record shares no words with another.")
    if not everyone:
        part = SharedPart(recorded_by=by)
    part.narrative = text
    part._change_reason = reason  # type: ignore[attr-defined]  # where simple_history looks for it
    save_record(part)
    if not everyone:
        for seen in PersonSeen.objects.filter(shared_part=shared).order_by("pk"):
            save_record(PersonSeen(recorded_by=by, shared_part=part, person=seen.person, words=seen.words))
        record.shared_part = part
        record._change_reason = reason  # type: ignore[attr-defined]
        save_record(record)
    record_event(by=by, verb="rewrite_shared_words", record=record, child=record.child, reason=reason, everyone=everyone)
    return part


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
