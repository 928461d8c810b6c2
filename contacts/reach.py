"""Whom the front door opens: children about whom something was received and is not settled yet.

Such a child is allocated to nobody, so that nobody would reach them otherwise; once a decision is made,
allocation takes over.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from contacts import codes
from contacts.models import Contact, Referral
from csc.models import Reach
from csc.permissions import RoleReach
from workforce.models import Allocation
from workforce.reach import HeldPost, Reader, Way


def waiting_at_the_front_door(reader: Reader, posts: list[HeldPost]) -> Iterable[Way]:
    """Children with a contact nobody has decided, or with a referral that nobody has decided or allocated.

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
    yield Way(Reach.TEAM, _open_contacts().filter(team__in=teams), few=True)
    yield Way(Reach.TEAM, _open_referrals(reader).filter(team__in=teams), few=True)


def _open_contacts() -> QuerySet[Contact]:
    """Undecided, or decided to be a referral that nobody has opened yet."""
    no_referral_yet = ~Exists(Referral.objects.standing().filter(contact=OuterRef("pk")))
    to_become_one = Q(decided_outcome__group=codes.REFERRAL_LED) & no_referral_yet
    return Contact.objects.standing().filter(Q(decided_at__isnull=True) | to_become_one)


def _open_referrals(reader: Reader) -> QuerySet[Referral]:
    """Undecided, or accepted and the child not yet given to a team."""
    held = Allocation.objects.open_on(reader.today).filter(child=OuterRef("child"))
    accepted = Q(outcome__group=codes.ACCEPTED) & ~Exists(held)
    return Referral.objects.standing().filter(Q(decided_at__isnull=True) | accepted)
