"""Where somebody lives or lived. Of a confidential address no page says more than that there is one, but the answer to
who holds the child and says why they need it (`workforce.family.confidential`).

Whoever sets an address apart protects everybody at it: the same address of anybody else around the child is set
apart with it, and so is one that is added later. To take the protection away, the address has to be typed anew,
so that nobody learns by it what they did not know.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Set
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from csc.audit import record_event
from csc.formats import day as in_full
from csc.models import Address, Child, Code, Draft, FamilyMembership, Person, Relationship, User
from workforce.casework import save_record, say_why, set_facts
from workforce.family.changing import change
from workforce.family.codes import NOWHERE, one_at_a_time
from workforce.refusals import refuse_before_birth, refuse_future

POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")
"""The form of a postcode of the United Kingdom; whether it exists is not asked."""

SAME_PLACE = "The same address is confidential for somebody of the family."
MOVED = "Another address took its place."
ALL_NEW = frozenset({"kind", "lines", "postcode", "started_on", "ended_on"})


def tidy_postcode(typed: str) -> str:
    """A postcode in capitals with its space.

    Raises:
        ValidationError: it has not the form of one.
    """
    close = squeezed(typed)
    if not close:
        return ""
    found = POSTCODE.fullmatch(close)
    if found is None:
        raise ValidationError({"postcode": "Enter a full postcode, like ZZ1 1ZZ"})
    return " ".join(found.groups())


@transaction.atomic
def add_address(
    *,
    by: User,
    child: Child,
    person: Person,
    kind: Code,
    started_on: datetime.date,
    ended_on: datetime.date | None = None,
    lines: str = "",
    postcode: str = "",
    confidential: bool = False,
    confidential_reason: str = "",
    replaces: bool = False,
) -> Address:
    """Where `person`, the child or somebody around them, lives or lived from `started_on`.

    A home that holds ends on the day the new one begins where `replaces` says that it took its place.

    Raises:
        ValidationError: by field; another home overlaps and is not to end.
    """
    address = Address(recorded_by=by, person=person)
    set_facts(address, {"kind": kind, "lines": lines.strip(), "postcode": tidy_postcode(postcode)})
    set_facts(address, {"started_on": started_on, "ended_on": ended_on})
    set_facts(address, {"confidential": confidential, "confidential_reason": confidential_reason.strip()})
    if replaces and ended_on is None:
        _end_the_one_before(address, child, by)
    _check(address, ALL_NEW)
    if not confidential and _is_kept_safe(address, child):
        address.confidential, address.confidential_reason = True, SAME_PLACE
    save_record(address)
    record_event(by=by, verb="add_address", record=address, child=child, confidential=address.confidential)
    if address.confidential:
        _keep_the_place_safe(address, child, by)
    return address


@transaction.atomic
def change_address(
    *, by: User, child: Child, address: Address, changes: Mapping[str, Any], reason: str, seen_version: int | None = None
) -> Address:
    """Correct an address or, with `ended_on`, let it end on that day. What it said before is kept.

    Raises:
        ValidationError: by field; a confidential one is to be shown without being typed anew.
    """
    changes = {name: value.strip() if isinstance(value, str) else value for name, value in changes.items()}
    if "postcode" in changes:
        changes["postcode"] = tidy_postcode(changes["postcode"])
    if address.confidential and changes.get("confidential") is False:
        if not changes.get("lines"):
            raise ValidationError({"lines": "Type the address anew. Until now it was confidential, and csc does not show it."})
        changes = {"postcode": "", "confidential_reason": "", **changes}
    changed_address, changed = change(address, changes, by=by, reason=reason, seen_version=seen_version)
    longer = address.ended_on is not None and (changed_address.ended_on or datetime.date.max) > address.ended_on
    _check(changed_address, changed - ({"ended_on"} if not longer else set()))
    if not changed_address.confidential and "confidential" not in changed and _is_kept_safe(changed_address, child):
        _set_apart(changed_address, by)
    secret = changed_address.confidential
    verb = "end_address" if changed == {"ended_on"} else "change_address"
    record_event(by=by, verb=verb, record=changed_address, child=child, reason=reason, fields=changed, confidential=secret)
    if secret:
        _keep_the_place_safe(changed_address, child, by)
    return changed_address


def main_address(person: Person, kinds: frozenset[str]) -> Address | None:
    """The address of these kinds that somebody has now."""
    held = Address.objects.filter(person=person, kind__in=kinds, ended_on__isnull=True).select_related("kind")
    return held.order_by("-started_on", "-pk").first()


# ── What cannot be ───────────────────────────────────────────────────────────────────────────────


def _check(address: Address, changed: Set[str]) -> None:
    """Dates that can be, something to go by, and one home at a time; of what was `changed` alone.

    Imported records hold what no form would take. It must not keep anybody from ending an address or setting it apart.

    Raises:
        ValidationError: by field; no sentence says an address.
    """
    refuse_future(address.started_on, "started_on")
    refuse_future(address.ended_on, "ended_on")
    if changed & {"kind", "lines", "postcode"} and address.kind_id not in NOWHERE and not (address.lines or address.postcode):
        raise ValidationError({"lines": "Enter the address, or at least its postcode."})
    if "started_on" in changed and address.person.has_record:
        refuse_before_birth(Child.objects.get(pk=address.person_id), address.started_on, "started_on")
    for other in _overlapping(address) if changed & {"kind", "started_on", "ended_on"} else []:
        until = f"to {in_full(other.ended_on)}" if other.ended_on else "until now"
        since = in_full(other.started_on) if other.started_on else "an unknown day"
        sentence = f"Another one is recorded from {since} {until}. Nobody has two at a time: say that the new one takes its place"
        raise ValidationError({"started_on": f"{sentence}, correct its dates, or choose another kind."})


def _overlapping(address: Address) -> list[Address]:
    """Addresses of which the person has one at a time, on any day of this one. The day one ends is free for the next."""
    others = Address.objects.filter(person=address.person_id, kind__in=one_at_a_time(address.kind_id)).exclude(pk=address.pk)
    if address.started_on:
        others = others.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=address.started_on))
    if address.ended_on:
        others = others.filter(Q(started_on__isnull=True) | Q(started_on__lt=address.ended_on))
    return list(others.order_by("started_on", "pk"))


def _end_the_one_before(address: Address, child: Child, by: User) -> None:
    """Let the address that holds end on the day the new one begins; one that began later or that day is left, and refused."""
    before = main_address(address.person, one_at_a_time(address.kind_id))
    if before is None or (before.started_on and address.started_on and before.started_on >= address.started_on):
        return
    before.ended_on = address.started_on
    say_why(before, by=by, reason=MOVED)
    save_record(before)
    record_event(by=by, verb="end_address", record=before, child=child)


# ── Keeping a place safe ─────────────────────────────────────────────────────────────────────────


def squeezed(text: str) -> str:
    """Capitals and digits alone, for comparison: without spaces, commas and small letters."""
    return re.sub(r"[^A-Z0-9]", "", text.upper())


def _place(address: Address) -> tuple[str, str]:
    """An address for comparison."""
    return squeezed(address.lines), squeezed(address.postcode)


def people_around(children: Iterable[int]) -> QuerySet[Any, Any]:
    """Keys of these children, under whichever record, of everybody who stands to them as something, and of their families."""
    own = Person.objects.filter(Q(pk__in=children) | Q(merged_into__in=children)).values("pk")
    ties = Relationship.objects.filter(Q(person__in=own) | Q(other__in=own), ended_on__isnull=True).order_by()
    families = FamilyMembership.objects.filter(person__in=own, ended_on__isnull=True).values("family")
    members = FamilyMembership.objects.filter(family__in=families, ended_on__isnull=True).order_by()
    return own.order_by().union(ties.values("person"), ties.values("other"), members.values("person"))


def _same_place(address: Address, child: Child) -> list[Address]:
    """Addresses that hold, of anybody around the child, which are the same place. Whoever they are: none of them is shown."""
    if not any(_place(address)):
        return []
    around = Q(person__in=people_around([child.pk])) | Q(person=address.person_id)
    held = Address.objects.filter(around, ended_on__isnull=True).exclude(pk=address.pk)
    return [each for each in held.order_by("pk") if _place(each) == _place(address)]


def _is_kept_safe(address: Address, child: Child) -> bool:
    return address.ended_on is None and any(each.confidential for each in _same_place(address, child))


def _set_apart(address: Address, by: User) -> None:
    address.confidential, address.confidential_reason = True, SAME_PLACE
    say_why(address, by=by, reason=SAME_PLACE)
    save_record(address)


def _keep_the_place_safe(address: Address, child: Child, by: User) -> None:
    """Set the same place apart for everybody around the child, and drop what others had typed into the forms that show it."""
    kept = [address]
    for other in _same_place(address, child) if address.ended_on is None else []:
        if not other.confidential:
            _set_apart(other, by)
            owner = other.person if other.person.has_record else child
            record_event(by=by, verb="change_address", record=other, child=owner, confidential=True)
            kept.append(other)
    Draft.objects.filter(about__in=[each.uuid for each in kept]).exclude(owner=by).delete()
