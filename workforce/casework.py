"""What every service does to a case record: check and keep it, or withdraw it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from csc.audit import record_event
from csc.models import User
from workforce.records import CaseRecord, RecordState


def save_record(record: CaseRecord) -> None:
    """Check a record against every rule its model knows, then keep it, with its history.

    Raises:
        ValidationError: with a sentence for each field that says what to do.
    """
    record.full_clean(validate_unique=True)
    record.save()


@transaction.atomic
def withdraw(*, by: User, record: CaseRecord, reason: str) -> None:
    """Take a record out of every list and figure without losing it: it stays, with the reason.

    Raises:
        ValidationError: no reason given, or withdrawn already.
    """
    if record.state == RecordState.WITHDRAWN:
        raise ValidationError("This record has already been withdrawn.")
    if not reason.strip():
        raise ValidationError({"withdrawn_reason": "Say why the record is withdrawn."})
    record.state, record.withdrawn_reason = RecordState.WITHDRAWN, reason
    save_record(record)
    record_event(by=by, verb="withdraw", record=record, child=record.child, reason=reason)
