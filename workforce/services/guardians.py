"""Who guards a restricted record, and what they are told when somebody who may not know of it comes close to it."""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from csc.audit import record_event
from csc.models import Child, RestrictionGrant, User
from csc.permissions import ROLES, Permission
from workforce.models import Post
from workforce.reach import Reader
from workforce.search.likely import hidden_duplicates, same_number
from workforce.worklist.notifications import tell_once


def guardians_of(child: Child) -> list[User]:
    """Who holds a grant for the restricted child today or, where nobody does, who may grant one."""
    granted = RestrictionGrant.objects.in_force(timezone.now()).filter(child=child)
    holders = User.objects.filter(pk__in=granted.values("user"), is_active=True).order_by("pk")
    return list(holders) or granters_of(child)


def granters_of(child: Child) -> list[User]:
    """Who may grant access to the child: the director, and the heads of the services that hold the child."""
    roles = [role.key for role in ROLES.values() if Permission.GRANT_RESTRICTED_ACCESS in role.permissions]
    posts = Post.objects.open_on(timezone.localdate()).filter(role__in=roles)
    users = User.objects.filter(pk__in=posts.values("worker__user"), is_active=True).order_by("pk")
    wanted = Permission.GRANT_RESTRICTED_ACCESS
    return [user for user in users if Reader(user).in_charge_of(wanted).filter(pk=child.pk).exists()]


def tell_of_hidden_likeness(*, by: User, child: Child) -> None:
    """`by` has added a child who resembles restricted ones they may not find: tell those who guard these, with both records."""
    facts = {name: getattr(child, name) for name in ("forename", "surname", "date_of_birth", "expected_on", "nhs_number", "upn")}
    for hidden in hidden_duplicates(Reader(by), facts):
        what = f"May be the same child as restricted record {hidden.local_id}"
        for user in guardians_of(hidden):
            tell_once(user, by=by, child=child, what=what, address=_page_for(user, hidden))


@transaction.atomic
def tell_of_number_tried(*, by: User, number: str) -> None:
    """`by` is adding a child with the NHS number of a restricted one they may not find. It may be a guess: kept in the log."""
    for hidden in same_number(number.replace(" ", "")).filter(restricted=True) if number else ():
        if Reader(by).reach_of(hidden) is not None:
            continue
        record_event(by=by, verb="try_number_in_use", child=hidden)
        for user in guardians_of(hidden):
            what = f"Somebody began a record with this child’s NHS number: {by}"
            tell_once(user, by=by, child=hidden, what=what[:200], address=_page_for(user, hidden))


def _page_for(user: User, hidden: Child) -> str:
    """The restricted record for whoever may open it; for whoever may only grant, the page that names it by number."""
    opens = Reader(user).reach_of(hidden) is not None
    return reverse("workforce:child" if opens else "workforce:restriction", args=[hidden.uuid])
