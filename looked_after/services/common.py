"""What the verbs of this app share, beyond what every app's do (`workforce.casework`)."""

from __future__ import annotations

import datetime
from typing import Any, TypeVar

from csc.audit import record_event
from csc.models import User
from csc.records import Record
from looked_after.models import PeriodOfCare
from workforce.casework import expect, holder_on, keep, of_case, set_facts, withdraw_rows
from workforce.records import CaseRecord

__all__ = ["expect", "holder_on", "keep", "keep_uncased", "of_case", "of_period", "set_facts", "withdraw_rows"]

CaseKind = TypeVar("CaseKind", bound=CaseRecord)


def keep_uncased(record: Record, *, by: User, verb: str) -> None:
    """Check, save and log a record that is no child's: a household, a provider, a family of adopters."""
    record.full_clean()
    record.save()
    record_event(by=by, verb=verb, record=record)


def of_period(model: type[CaseKind], period: PeriodOfCare, *, by: User, on: datetime.date, **facts: Any) -> CaseKind:
    """A record of the child in this period of care; see `of_case`."""
    return of_case(model, period, by=by, on=on, period_of_care=period, **facts)
