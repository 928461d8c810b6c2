"""Contacts: written down, recommended on, decided, handed over in the morning."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from contacts.models import Contact, EmergencyDutyHandover
from contacts.rules import contact_due
from csc.models import Child, Code, User
from workforce.casework import keep, keep_part, set_facts
from workforce.models import Unit, Worker
from workforce.refusals import refuse_blank, refuse_unless_standing


@transaction.atomic
def record_contact(*, by: User, child: Child, team: Unit, received_at: datetime.datetime, **facts: Any) -> Contact:
    """Write down a contact about one child and start its decision clock. `facts` are columns of Contact.

    Raises:
        ValidationError: in the future, over 40 weeks before birth, or consent overridden without a reason.
    """
    contact = Contact(recorded_by=by, child=child, team=team, received_at=received_at)
    set_facts(contact, facts)
    contact_due(contact)
    keep(contact, by=by, verb="record_contact")
    return contact


@transaction.atomic
def recommend_outcome(*, by: User, worker: Worker, contact: Contact, outcome: Code, reason: str = "") -> Contact:
    """Keep what the worker recommends; the manager's decision will stand beside it, never over it.

    Raises:
        ValidationError: decided already, or withdrawn.
    """
    _refuse_if_decided(contact)
    contact.recommended_outcome, contact.recommended_by = outcome, worker
    contact.recommended_at, contact.recommendation_reason = timezone.now(), reason
    keep(contact, by=by, verb="recommend_outcome")
    return contact


@transaction.atomic
def decide_contact(
    *, by: User, manager: Worker, contact: Contact, outcome: Code, decided_at: datetime.datetime | None = None, reason: str = ""
) -> Contact:
    """The manager's decision, which stops the clock. A different outcome from the recommended one needs a reason.

    Raises:
        ValidationError: decided already, decided before it was received, or different without a reason.
    """
    _refuse_if_decided(contact)
    contact.decided_outcome, contact.decided_by = outcome, manager
    contact.decided_at, contact.decision_reason = decided_at or timezone.now(), reason
    keep(contact, by=by, verb="decide_contact")
    return contact


def _refuse_if_decided(contact: Contact) -> None:
    refuse_unless_standing(contact)
    if contact.decided_at is not None:
        raise ValidationError({"decided_outcome": "This contact has been decided. Correct the decision instead, with a reason."})


@transaction.atomic
def hand_over_out_of_hours(
    *, by: User, contact: Contact, action_taken: str, handed_over_at: datetime.datetime | None = None
) -> EmergencyDutyHandover:
    """What the out-of-hours team did about a contact, and leaves to the day team.

    Raises:
        ValidationError: handed over already, before the contact, or without saying what was done.
    """
    refuse_blank(action_taken, "action_taken", "Say what was done, and what the day team has to do.")
    if EmergencyDutyHandover.objects.filter(contact=contact).exists():
        raise ValidationError("This contact has been handed over already. Write a case note for what came after.")
    handover = EmergencyDutyHandover(
        recorded_by=by, contact=contact, action_taken=action_taken, handed_over_at=handed_over_at or timezone.now()
    )
    keep_part(handover, by=by, verb="hand_over_out_of_hours", child=contact.child)
    return handover
