"""The numbers and papers others know a child by."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from csc.models import Child, Code, Identifier, User
from workforce.casework import keep_part
from workforce.particulars.clash import refuse_number_in_use
from workforce.particulars.known import LABELS
from workforce.particulars.numbers import ADOPTED_LINK, COLUMNS, FORMER_UPN, UPN, as_kept
from workforce.refusals import refuse_blank
from workforce.services.particulars import standing_child, write_child


@transaction.atomic
def add_number(
    *,
    by: User,
    child: Child,
    kind: Code,
    value: str,
    started_on: datetime.date | None = None,
    ended_on: datetime.date | None = None,
) -> Child | Identifier:
    """Add a number or paper. NHS and pupil numbers are the child's own, one of each; all others are rows with their dates.

    Raises:
        ValidationError: by field; the number does not pass its check, or the child has one of the kind.
        NumberInUse: it is somebody else's.
    """
    number = as_kept(kind.pk, value)
    refuse_blank(number, "value", "Enter the number.")
    if kind.pk == ADOPTED_LINK:
        raise ValidationError({"kind": "The link to a record before adoption is not kept here."})
    refuse_number_in_use(by=by, child=child, kind=kind.pk, number=number)
    standing = standing_child(child)
    if kind.pk in COLUMNS:
        return _add_own(standing, by=by, kind=kind, number=number, dated=started_on or ended_on)
    if Identifier.objects.filter(person=standing, kind=kind, value=number, ended_on=None).exists():
        raise ValidationError({"value": "This number is recorded already."})
    row = Identifier(recorded_by=by, person=standing, kind=kind, value=number, started_on=started_on, ended_on=ended_on)
    keep_part(row, by=by, verb="add_number", child=standing)
    return row


def _add_own(child: Child, *, by: User, kind: Code, number: str, dated: datetime.date | None) -> Child:
    column = COLUMNS[kind.pk]
    if dated is not None:
        raise ValidationError({"started_on": f"{LABELS[column]}: no dates are kept of it. Leave both empty."})
    if getattr(child, column):
        raise ValidationError({"value": f"{LABELS[column]} {getattr(child, column)} is recorded already. Correct it instead."})
    changes: dict[str, Any] = {column: number}
    if kind.pk == UPN:
        changes["upn_unknown_reason"] = None
    return write_child(child, by=by, verb="add_number", changes=changes)


@transaction.atomic
def correct_own_numbers(*, by: User, child: Child, nhs_number: str, upn: str, former_upn: str, reason: str) -> Child:
    """Put the child's NHS and pupil numbers right; one that is somebody else's is taken away by leaving it empty.

    Raises:
        ValidationError: by field; a number that does not pass its check; no reason; nothing changed.
        NumberInUse: it is somebody else's.
    """
    refuse_blank(reason, "reason", "Say why it is corrected.")
    typed = {"nhs_number": nhs_number, "upn": upn, "former_upn": former_upn}
    kinds = {column: kind for kind, column in COLUMNS.items()}
    changes: dict[str, Any] = {column: as_kept(kinds[column], number, column) for column, number in typed.items()}
    standing = standing_child(child)
    for column, number in changes.items():
        if number != getattr(standing, column) and kinds[column] != FORMER_UPN:
            refuse_number_in_use(by=by, child=child, kind=kinds[column], number=number, field=column)
    if changes["upn"]:
        changes["upn_unknown_reason"] = None
        if changes["upn"] == changes["former_upn"]:
            raise ValidationError({"former_upn": "This is the pupil number of today. Leave the former one empty."})
    return write_child(standing, by=by, verb="correct_own_numbers", changes=changes, reason=reason)


def number_facts(by: User, identifier: Identifier, value: str) -> dict[str, Any]:
    """The corrected value of a number, checked.

    Raises:
        ValidationError: it does not pass its check, or is somebody else's.
    """
    number = as_kept(identifier.kind_id, value)
    refuse_blank(number, "value", "Enter the number.")
    if number != identifier.value:
        child = Child.objects.filter(pk=identifier.person_id).first()
        refuse_number_in_use(by=by, child=child, kind=identifier.kind_id, number=number)
    return {"value": number}
