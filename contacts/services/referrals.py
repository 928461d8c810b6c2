"""Referrals: opened, decided, and the referrer told."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from contacts.models import Contact, Referral
from contacts.rules import referral_due
from csc.models import Child, Code, User
from workforce.casework import anew, keep, set_facts
from workforce.models import Unit, Worker
from workforce.refusals import refuse_unless_standing


@transaction.atomic
def record_referral(
    *, by: User, child: Child, team: Unit, received_on: datetime.date, contact: Contact | None = None, **facts: Any
) -> Referral:
    """Open a referral for a child not currently in need. Several on one day are one (DfE).

    Raises:
        ValidationError: a referral of the child on that day exists, the unborn child is not due within 40 weeks, the
            contact is not decided as a referral, or has led to one already.
    """
    if contact is not None and Referral.objects.standing().filter(contact=contact).exists():
        raise ValidationError({"contact": "A referral has already been opened from this contact."})
    referral = Referral() if contact is None else anew(Referral, contact=contact)
    set_facts(referral, {"recorded_by": by, "child": child, "team": team, "received_on": received_on, **facts})
    referral_due(referral)
    keep(referral, by=by, verb="record_referral")
    return referral


@transaction.atomic
def open_referral(*, by: User, contact: Contact, received_on: datetime.date | None = None, **facts: Any) -> Referral:
    """Open the referral a contact led to, on the day the contact came unless told otherwise.

    What the contact says already (team, worker, source, reason) is taken over where `facts` are silent.

    Raises:
        ValidationError: as for `record_referral`.
    """
    known = {
        "team": contact.team,
        "worker": contact.worker,
        "shared_part": contact.shared_part,
        "source": Code.objects.filter(code_set="referral_source", code=contact.source.code).first(),
        "reason": contact.reason,
    }
    received_on = received_on or timezone.localdate(contact.received_at)
    return record_referral(by=by, child=contact.child, contact=contact, received_on=received_on, **{**known, **facts})


@transaction.atomic
def decide_referral(
    *,
    by: User,
    manager: Worker,
    referral: Referral,
    outcome: Code,
    decided_at: datetime.datetime | None = None,
    reason: str = "",
    primary_need: Code | None = None,
) -> Referral:
    """The manager's decision on a referral, within one working day. A `primary_need` replaces the one said at its opening.

    Raises:
        ValidationError: decided already, withdrawn, or decided before it was received.
    """
    refuse_unless_standing(referral)
    if referral.decided_at is not None:
        raise ValidationError({"outcome": "This referral has been decided. Correct the decision instead, with a reason."})
    referral.outcome, referral.decided_by = outcome, manager
    referral.decided_at, referral.decision_reason = decided_at or timezone.now(), reason
    referral.primary_need = primary_need or referral.primary_need
    keep(referral, by=by, verb="decide_referral")
    return referral


@transaction.atomic
def tell_referrer(*, by: User, referral: Referral, told_on: datetime.date) -> Referral:
    """The referrer was told what became of the referral.

    Raises:
        ValidationError: not decided yet, told already, before the referral or in the future.
    """
    refuse_unless_standing(referral)
    if referral.decided_at is None:
        raise ValidationError("Decide the referral first: there is nothing to tell the referrer yet.")
    if referral.referrer_told_on is not None:
        raise ValidationError({"referrer_told_on": "The referrer has been told already. Correct the day if it is wrong."})
    referral.referrer_told_on = told_on
    keep(referral, by=by, verb="tell_referrer")
    return referral
