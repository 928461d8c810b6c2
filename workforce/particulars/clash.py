"""A number that stands on another record already: said of a record the reader may find, and of no other.

Whether a restricted child has a record must not be learnt by trying numbers. Where the other record is closed to whoever
typed, the sentence is the same for every reason there may be, and somebody who may open it is told instead.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse

from csc.audit import record_event
from csc.models import Child, Identifier, Person, User
from workforce.access import children_findable_by
from workforce.particulars.numbers import COLUMNS, FORMER_UPN, ONE_PERSONS
from workforce.sameness import same_child
from workforce.services.guardians import guardians_of
from workforce.worklist.notifications import tell_holder, tell_once

NOT_SAID = "This number cannot be used. Ask your data team."
TOLD = "A number of this child was typed for another record. Are they one child?"


class NumberInUse(ValidationError):
    """A number stands on the record of somebody else. `shown` is their record where the writer may find it, else None."""

    def __init__(self, field: str, holder: Person, shown: Child | None) -> None:
        sentence = NOT_SAID
        if shown is not None:
            sentence = f"This is the number of {shown.full_name}, record {shown.local_id}. Check it, or have the two merged."
        super().__init__({field: sentence})
        self.holder, self.shown = holder, shown


def refuse_number_in_use(*, by: User, child: Child | None, kind: str, number: str, field: str = "value") -> None:
    """Refuse a number of a kind that belongs to one person and is somebody else's. `child` is None for one without a record.

    Raises:
        NumberInUse: in words that disclose no record which `by` may not find.
    """
    holder = _holder(child, kind, number)
    if holder is not None:
        raise NumberInUse(field, holder, children_findable_by(by).filter(pk=holder.pk).first())


def _holder(child: Child | None, kind: str, number: str) -> Person | None:
    if kind not in ONE_PERSONS or not number:
        return None
    own = same_child(child.merged_into or child) if child is not None else []
    held = Identifier.objects.filter(kind=kind, value=number).exclude(kind=FORMER_UPN).exclude(ended_on=F("started_on"))
    has_it = Q(pk__in=held.values("person"))
    if kind in COLUMNS:
        has_it |= Q(**{COLUMNS[kind]: number})
    others = Person.objects.filter(has_it, merged_into=None).exclude(pk__in=own)
    return others.order_by("-has_record", "pk").first()


@transaction.atomic
def tell_of_clash(*, by: User, clash: NumberInUse, child: Child | None) -> None:
    """Tell who may open the record that `by` may not: those granted access to a restricted one, else who holds the child.

    Called after the refusal, because what was typed is not kept and this has to be. Nobody is told twice before they looked.
    """
    if clash.shown is not None or not clash.holder.has_record:
        return
    holder = Child.objects.get(pk=clash.holder.pk)
    record_event(by=by, verb="meet_number_in_use", record=holder, child=holder, typed_for=child)
    address = reverse("workforce:child", args=[child.uuid]) if child is not None else ""
    if not holder.restricted:
        tell_holder(by=by, child=holder, what=TOLD, address=address)
        return
    for user in guardians_of(holder):
        tell_once(user, by=by, child=holder, what=TOLD, address=address)
