"""A new record for a child nobody has a record of yet."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csc.audit import record_event
from csc.models import Child, Family, Person, User
from workforce.access import REASON_LASTS
from workforce.casework import save_record, set_facts
from workforce.models import ReasonedRead
from workforce.services.guardians import tell_of_hidden_likeness, tell_of_number_tried

ATTEMPTS = 5
"""How often a number is tried for somebody new: each time another was taken, somebody else was added meanwhile."""


def add_child(*, by: User, not_these: list[Child] | None = None, **facts: Any) -> Child:
    """Begin a record. An unborn child has an expected date and no date of birth.

    `not_these` are the likely duplicates that were looked at and are other children: kept in the log, so that
    a duplicate made all the same can be understood. Where the child resembles a restricted one whom `by` may not find,
    those who guard that record are told, and `by` learns nothing.

    Raises:
        ValidationError: by field; neither a date of birth nor an expected one.
    """
    # Kept although the record is refused: whoever guards the restricted record has to hear of it.
    tell_of_number_tried(by=by, number=str(facts.get("nhs_number") or ""))
    return _add_child(by=by, not_these=not_these or [], facts=facts)


@transaction.atomic
def _add_child(*, by: User, not_these: list[Child], facts: dict[str, Any]) -> Child:
    if not facts.get("date_of_birth") and not facts.get("expected_on"):
        raise ValidationError({"date_of_birth": "Enter a date of birth, an estimated one, or the day the child is expected."})
    child = Child(recorded_by=by, has_record=True)
    set_facts(child, facts)
    save_under_next_number(child)
    _leave_open(child, by)
    record_event(by=by, verb="add_child", record=child, child=child, not_these=[other.uuid for other in not_these])
    tell_of_hidden_likeness(by=by, child=child)
    return child


def _leave_open(child: Child, by: User) -> None:
    """Let whoever began the record go on with it: nobody holds the child yet, so that nobody else would have to be asked."""
    now = timezone.now()
    save_record(
        ReasonedRead(
            recorded_by=by,
            reader=by,
            child=child,
            reason="Began this record.",
            standing=ReasonedRead.Standing.NOT_HELD,
            started_at=now,
            expires_at=now + REASON_LASTS,
        )
    )


def save_under_next_number(record: Person | Family, letter: str = "C") -> None:
    """Give somebody new the next number. Of two who are added at the same moment the second takes the one after.

    `letter` begins the number: C of a child with a record, P of any other person, F of a family.

    Raises:
        ValidationError: by field, what is wrong with the record; or the numbers were all taken `ATTEMPTS` times over.
    """
    kind = Family if isinstance(record, Family) else Person
    for attempt in range(1, ATTEMPTS + 1):
        record.local_id = next_number(kind, letter)
        try:
            save_record(record)
        except ValidationError:
            taken = kind._default_manager.filter(local_id=record.local_id).exists()
            if not taken or attempt == ATTEMPTS:
                raise
        else:
            return


def next_number(kind: type[Person | Family] = Person, letter: str = "C") -> str:
    """The number after the highest one given: a letter and seven figures."""
    given = kind._default_manager.filter(local_id__regex=rf"^{letter}[0-9]{{7}}$")
    latest = given.order_by("-local_id").values_list("local_id", flat=True).first() or "0"
    return f"{letter}{int(latest.removeprefix(letter)) + 1:07}"
