"""Whom the front door opens: children about whom something was received and is not settled yet.

Such a child is allocated to nobody, so that nobody would reach them otherwise; once a decision is made,
allocation takes over.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from contacts import codes
from contacts.models import Contact, Referral
from csc.models import Reach
from csc.permissions import RoleReach
from workforce.models import Allocation
from workforce.reach import LOOK_BACK, Reader
from workforce.ways import HeldPost, Way


def waiting_at_the_front_door(reader: Reader, posts: list[HeldPost]) -> Iterable[Way]:
    """Children with a contact nobody has decided, or with a referral that nobody has decided or taken up.

    A worker reaches those of the team of the post; whoever manages a unit, those of every team below it.
    A restricted child stays closed without a grant. Posts over the whole authority reach every child
    anyway.
    """
    teams = {post.unit for post in posts if post.role.reach == RoleReach.ALLOCATED}
    if units := {post.unit for post in posts if post.role.reach == RoleReach.UNIT}:
        below = reader.tree.below(units)
        if reader.tree.covers_everything(below):
            return
        teams |= below
    if not teams:
        return
    since = reader.morning - LOOK_BACK
    to_open, to_allocate = contacts_to_open(since), referrals_to_allocate(since, reader.today)
    for waiting in (_undecided_contacts(), to_open, _undecided_referrals(), to_allocate):
        yield Way(Reach.TEAM, waiting.filter(team__in=teams), few=True)


def _undecided_contacts() -> QuerySet[Contact]:
    return Contact.objects.awaiting_decision()


def contacts_to_open(since: datetime.datetime) -> QuerySet[Contact]:
    """Decided after a moment to be a referral that nobody has opened yet."""
    opened = Referral.objects.standing().filter(contact=OuterRef("pk"))
    decided = Contact.objects.standing().filter(decided_outcome__group=codes.REFERRAL_LED)
    return decided.filter(~Exists(opened), decided_at__gt=since)


def _undecided_referrals() -> QuerySet[Referral]:
    return Referral.objects.awaiting_decision()


def referrals_to_allocate(since: datetime.datetime, today: datetime.date) -> QuerySet[Referral]:
    """Accepted after a moment, and nobody has held the child since it was received."""
    not_over_by_then = Q(ended_on__isnull=True) | Q(ended_on__gt=OuterRef("received_on"))
    held = Allocation.objects.standing().filter(not_over_by_then, child=OuterRef("child"), started_on__lte=today)
    accepted = Referral.objects.standing().filter(outcome__group=codes.ACCEPTED)
    return accepted.filter(~Exists(held), decided_at__gt=since)
