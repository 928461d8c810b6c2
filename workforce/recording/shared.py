"""What was written once for several children, and what becomes of it when one of them turns out to differ."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from csc.audit import record_event
from csc.models import SharedPart, User
from workforce.casework import save_record
from workforce.records import CaseRecord


@transaction.atomic
def rewrite_shared_words(*, by: User, record: CaseRecord, text: str, everyone: bool, reason: str) -> SharedPart:
    """Correct the words written for several children, for all of them or for this one alone, who then has words of their own.

    Raises:
        ValidationError: the record shares nothing with another.
    """
    part = record.shared_part
    if part is None:
        raise ValidationError("This record shares no words with another.")
    if not everyone:
        part = SharedPart(recorded_by=by)
    part.narrative = text
    part._change_reason = reason  # type: ignore[attr-defined]  # where simple_history looks for it
    save_record(part)
    if not everyone:
        record.shared_part = part
        record._change_reason = reason  # type: ignore[attr-defined]
        save_record(record)
    record_event(by=by, verb="rewrite_shared_words", record=record, child=record.child, reason=reason, everyone=everyone)
    return part
