"""What is true of a child from one day to another: disabilities, immigration status; and putting such facts right."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csc.audit import record_event
from csc.models import Child, Code, Disability, ImmigrationStatus, User
from csc.models.people import DatedFact
from workforce.casework import check_facts, keep_part, save_record, say_why, set_facts
from workforce.codes import NO_DISABILITY
from workforce.particulars.known import held_by, key_of
from workforce.refusals import refuse_before_birth, refuse_blank, refuse_future
from workforce.sameness import same_child
from workforce.services.particulars import NOTHING_CHANGED, standing_child

Fact = TypeVar("Fact", bound=DatedFact)


@transaction.atomic
def record_disabilities(*, by: User, child: Child, kinds: Collection[Code], on: datetime.date) -> Child:
    """Say which disabilities a child has from a day on; "none" is an answer too. Those no longer among them end on that day.

    Raises:
        ValidationError: by field; nothing chosen, "none" with a disability, before birth, or nothing changed.
    """
    wanted = {kind.pk: kind for kind in kinds}
    if not wanted:
        raise ValidationError({"kinds": "Choose at least one. If the child has no disability, choose “No disability”."})
    if NO_DISABILITY in wanted and len(wanted) > 1:
        raise ValidationError({"kinds": "“No disability” stands alone. Choose it, or the disabilities."})
    standing = standing_child(child)
    refuse_future(on, "on")
    refuse_before_birth(standing, on, "on")
    held = {
        fact.kind_id: fact for fact in Disability.objects.filter(person__in=same_child(standing), ended_on=None).order_by("-pk")
    }
    if wanted.keys() == held.keys():
        raise ValidationError(NOTHING_CHANGED)
    for key in held.keys() - wanted.keys():
        _end(held[key], by=by, on=on, child=standing)
    for key in wanted.keys() - held.keys():
        fact = Disability(recorded_by=by, person=standing, kind=wanted[key], started_on=on)
        keep_part(fact, by=by, verb="record_disability", child=standing)
    return standing


@transaction.atomic
def record_immigration_status(
    *, by: User, child: Child, status: Code, started_on: datetime.date, replaces: Collection[ImmigrationStatus] = ()
) -> ImmigrationStatus:
    """Record a status from the day it was given; those that it takes the place of end on that day.

    Raises:
        ValidationError: by field; recorded already, before birth, or in the future.
    """
    standing = standing_child(child)
    own = same_child(standing)
    for replaced in replaces:
        if replaced.person_id not in own:
            raise ValidationError({"replaces": "This status is another child’s."})
        _end(replaced, by=by, on=started_on, child=standing)
    fact = ImmigrationStatus(recorded_by=by, person=standing, status=status, started_on=started_on)
    keep_part(fact, by=by, verb="record_immigration_status", child=standing)
    return fact


@transaction.atomic
def correct_fact(*, by: User, fact: Fact, changes: Mapping[str, Any], reason: str, mistaken: bool = False) -> Fact:
    """Put right or end what was recorded of a person. What it said before stays as a version, with the reason.

    What was `mistaken`, and never so, ends on the day it began: it then held on no day, and is shown and counted nowhere.

    Raises:
        ValidationError: by field, what it may not say; no reason; nothing changed.
    """
    standing = type(fact)._default_manager.select_for_update().get(pk=fact.pk)  # type: ignore[attr-defined]
    refuse_blank(reason, "reason", "Say why it is corrected or ended.")
    if mistaken:
        day = standing.started_on or timezone.localdate(standing.recorded_at)
        changes = {"started_on": day, "ended_on": day}
    changed = {name for name, value in changes.items() if key_of(value) != held_by(standing, name)}
    if not changed:
        raise ValidationError(NOTHING_CHANGED)
    _keep_first_version(standing)
    set_facts(standing, changes)
    check_facts(standing)
    say_why(standing, by=by, reason=reason)
    save_record(standing)
    record_event(by=by, verb="correct_fact", record=standing, child=standing.person, reason=reason, fields=changed)
    return standing


def _end(fact: DatedFact, *, by: User, on: datetime.date, child: Child) -> None:
    """End a fact on a day, at the earliest on the day it began."""
    _keep_first_version(fact)
    fact.ended_on = max(on, fact.started_on or on)
    say_why(fact, by=by, reason="")
    save_record(fact)
    record_event(by=by, verb="end_fact", record=fact, child=child)


def _keep_first_version(fact: DatedFact) -> None:
    history = type(fact).history  # type: ignore[attr-defined]
    if not history.filter(id=fact.pk).exists():
        history.bulk_history_create(
            [fact], default_date=fact.recorded_at, default_user=fact.recorded_by, default_change_reason=""
        )
