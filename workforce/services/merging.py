"""Two records of one child become one, and two again when that was wrong. Nothing is moved: a link is set or taken away."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from csc.audit import record_event
from csc.models import Child, Person, User
from workforce.casework import save_record
from workforce.refusals import refuse_blank


@transaction.atomic
def merge_children(*, by: User, duplicate: Child, into: Child, reason: str) -> Child:
    """Say that `duplicate` and `into` are one child. The second stands; every address of the first leads to it from now on.

    What was recorded under the duplicate stays where it is and is read with the other. Every figure counts the
    child once.

    Raises:
        ValidationError: no reason; the same record twice; either is merged already; others were merged into the
            duplicate; the duplicate is restricted and the record that stands is not.
    """
    refuse_blank(reason, "reason", "Say how you know that they are the same child.")
    locked = {one.pk: one for one in Child.objects.select_for_update().filter(pk__in=[duplicate.pk, into.pk]).order_by("pk")}
    duplicate, into = locked[duplicate.pk], locked[into.pk]
    if duplicate.pk == into.pk:
        raise ValidationError({"number": "This is the record you are on. Enter the number of the other one."})
    for one in (duplicate, into):
        if one.merged_into_id is not None:
            raise ValidationError({"number": f"Record {one.local_id} has already been merged into another."})
    if Person.objects.filter(merged_into=duplicate).exists():
        raise ValidationError(
            {"number": f"Other records were merged into {duplicate.local_id}. Merge the other way round, or undo those first."}
        )
    if duplicate.restricted and not into.restricted:
        raise ValidationError({"number": "The duplicate is restricted. Restrict the record that stands before they become one."})
    duplicate.merged_into = into
    _save(duplicate, by=by, reason=reason)
    record_event(by=by, verb="merge_children", record=duplicate, child=into, reason=reason, duplicate=duplicate)
    return duplicate


@transaction.atomic
def undo_merge(*, by: User, duplicate: Child, reason: str) -> Child:
    """Two children after all: both records are again what they were.

    Raises:
        ValidationError: no reason; not merged; or a number that only one child may have was meanwhile given to another.
    """
    refuse_blank(reason, "reason", "Say how you know that they are two children.")
    duplicate = Child.objects.select_for_update().get(pk=duplicate.pk)
    into = duplicate.merged_into
    if into is None:
        raise ValidationError("This record stands on its own.")
    duplicate.merged_into = None
    _save(duplicate, by=by, reason=reason)
    record_event(by=by, verb="undo_merge", record=duplicate, child=into, reason=reason, duplicate=duplicate)
    return duplicate


def _save(child: Child, *, by: User, reason: str) -> None:
    child.__dict__["_history_user"], child.__dict__["_change_reason"] = by, reason
    save_record(child)
