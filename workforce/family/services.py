"""Who belongs to a child: adding somebody, changing how they stand to one another, keeping brothers and sisters together.

A relationship is one row, read from both ends. Everything a verb does to two children is in the log of both.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from csc.audit import record_event
from csc.models import Code, Family, FamilyMembership, Person, Relationship, User
from workforce.casework import save_record, set_facts
from workforce.family.changing import change
from workforce.family.codes import FULL_SIBLINGS, PROFESSIONAL
from workforce.refusals import refuse_blank, refuse_future
from workforce.services.people import save_under_next_number

# ── People ───────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def add_person(*, by: User, child: Person, not_these: Iterable[Person] = (), **facts: Any) -> Person:
    """Somebody around a child whom csc does not know yet, without a record of their own.

    `not_these` are the likely duplicates that were looked at and are other people: kept in the log.

    Raises:
        ValidationError: by field.
    """
    person = Person(recorded_by=by)
    set_facts(person, facts)
    refuse_future(person.date_of_birth, "date_of_birth")
    save_under_next_number(person, "P")
    record_event(by=by, verb="add_person", record=person, child=child, not_these=[other.uuid for other in not_these])
    return person


@transaction.atomic
def change_person(
    *, by: User, person: Person, child: Person, changes: Mapping[str, Any], reason: str, seen_version: int | None = None
) -> Person:
    """Change the name, birth, death or ways of contact of somebody who has no record of their own.

    Raises:
        ValidationError: by field; they have a record, which is where their particulars are kept.
    """
    if person.has_record:
        raise ValidationError("They have a record of their own. Change this there.")
    refuse_future(changes.get("date_of_birth"), "date_of_birth")
    refuse_future(changes.get("died_on"), "died_on")
    changed_person, changed = change(person, changes, by=by, reason=reason, seen_version=seen_version)
    record_event(by=by, verb="change_person", record=changed_person, child=child, reason=reason, fields=changed)
    return changed_person


# ── Relationships ────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def add_relative(
    *,
    by: User,
    child: Person,
    person: Person,
    kind: Code,
    parental_responsibility: bool | None = None,
    next_of_kin: bool | None = None,
    note: str = "",
    started_on: datetime.date | None = None,
) -> Relationship:
    """`person` is the `kind` of `child`: its mother, its brother, its foster carer, its health visitor.

    Full brothers and sisters with records come into one family, so that what concerns them all is written once.

    Raises:
        ValidationError: by field; the two are one and the same, or are linked already.
    """
    if person.pk == child.pk:
        raise ValidationError({"known": "Nobody is related to themselves. Choose somebody else."})
    refuse_future(started_on, "started_on")
    professional = Q(kind=PROFESSIONAL)
    known = between(child, person).filter(professional if kind.pk == PROFESSIONAL else ~professional)
    if tie := known.select_related("kind", "person", "other").first():
        raise ValidationError({"known": f"They are linked already ({tie}). Change that instead."})
    tie = Relationship(recorded_by=by, person=person, other=child)
    facts = {"kind": kind, "parental_responsibility": parental_responsibility, "next_of_kin": next_of_kin, "note": note}
    set_facts(tie, {**facts, "started_on": started_on})
    save_record(tie)
    _log(tie, by=by, verb="add_professional" if kind.pk == PROFESSIONAL else "add_relative")
    keep_together(by=by, tie=tie)
    return tie


@transaction.atomic
def change_relationship(
    *, by: User, tie: Relationship, changes: Mapping[str, Any], reason: str, seen_version: int | None = None
) -> Relationship:
    """Correct a relationship or, with `ended_on`, let it end on that day. What it said before is kept.

    Raises:
        ValidationError: by field; no reason; nothing changed.
    """
    for name in ("started_on", "ended_on"):
        refuse_future(changes.get(name), name)
    changed_tie, changed = change(tie, changes, by=by, reason=reason, seen_version=seen_version)
    verb = "end_relationship" if "ended_on" in changed else "change_relationship"
    _log(changed_tie, by=by, verb=verb, reason=reason, fields=changed)
    if changed & {"kind", "started_on", "ended_on"}:
        _end_the_mirror(changed_tie, by=by, reason=reason)
    if changed_tie.ended_on is None:
        keep_together(by=by, tie=changed_tie)
    return changed_tie


def _end_the_mirror(tie: Relationship, *, by: User, reason: str) -> None:
    """Let the same relationship told from the other end go, as imported records have it: one row says it from now on."""
    ended_on = tie.ended_on or timezone.localdate()
    for other_way in Relationship.objects.filter(person=tie.other_id, other=tie.person_id, ended_on__isnull=True):
        if other_way.kind_id == PROFESSIONAL:
            continue
        day = max(filter(None, (ended_on, other_way.started_on)))
        mirror, _ = change(other_way, {"ended_on": day}, by=by, reason=reason, seen_version=None)
        _log(mirror, by=by, verb="end_relationship", reason=reason)


def between(one: Person, other: Person) -> Any:
    """The relationships of two people that have not ended, whichever of them each is told of."""
    ties = Relationship.objects.filter(ended_on__isnull=True)
    return ties.filter(Q(person=one, other=other) | Q(person=other, other=one))


def _log(tie: Relationship, *, by: User, verb: str, reason: str = "", **detail: Any) -> None:
    """One line for each end that has a record: both children's logs tell of it. Without any, one line all the same."""
    ends = [end for end in (tie.other, tie.person) if end.has_record] or [tie.other]
    for end in ends:
        record_event(by=by, verb=verb, record=tie, child=end, reason=reason, **detail)


# ── Families ─────────────────────────────────────────────────────────────────────────────────────


def keep_together(*, by: User, tie: Relationship) -> FamilyMembership | None:
    """Bring full brothers and sisters with records into one family. Returns the membership that was made last, if any.

    Half and step siblings are not: their other brothers and sisters need not be related at all. Two who each belong
    to a family keep it; named as brothers and sisters, they are found all the same.
    """
    ends = [tie.other, tie.person]
    if tie.kind_id not in FULL_SIBLINGS or not all(end.has_record for end in ends):
        return None
    held = [_families(end) for end in ends]
    if all(held):
        return None
    family = next((families[0] for families in held if families), None) or _new_family(ends[0], by)
    membership = None
    for end, families in zip(ends, held, strict=True):
        if not families:
            started = tie.started_on or end.date_of_birth
            membership = FamilyMembership(recorded_by=by, person=end, family=family, started_on=started)
            save_record(membership)
            record_event(by=by, verb="join_family", record=membership, child=end)
    return membership


@transaction.atomic
def leave_family(*, by: User, membership: FamilyMembership, ended_on: datetime.date, reason: str) -> FamilyMembership:
    """From `ended_on` the person no longer belongs to the family, and is not offered where something is written for all of it.

    Raises:
        ValidationError: by field; ended already; no reason.
    """
    if membership.ended_on is not None:
        raise ValidationError("This has ended already.")
    refuse_blank(reason, "reason", "Say why.")
    refuse_future(ended_on, "ended_on")
    left, _ = change(membership, {"ended_on": ended_on}, by=by, reason=reason, seen_version=None)
    record_event(by=by, verb="leave_family", record=left, child=left.person, reason=reason)
    return left


def _families(person: Person) -> list[Family]:
    return list(Family.objects.filter(memberships__person=person, memberships__ended_on__isnull=True).order_by("-pk"))


def _new_family(named_after: Person, by: User) -> Family:
    family = Family(recorded_by=by, name=f"{named_after.surname} family")
    save_under_next_number(family, "F")
    return family
