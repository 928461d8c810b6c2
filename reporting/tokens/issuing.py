"""Tokens for machines that fetch figures: issued to somebody, for a purpose, with an end, and never for more than is needed."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from knox.models import AuthToken

from csc.audit import record_event
from csc.models import User
from csc.permissions import API_CLIENT, PERFORMANCE_ANALYST, ROLES, SCORECARD_READER, Permission
from reporting.models import TokenTerms
from workforce.models import Post

HOLDERS = (API_CLIENT, PERFORMANCE_ANALYST, SCORECARD_READER)
"""The roles whose work is figures alone. Nobody who may open a child's record can have it fetched by a machine."""

SCOPES = {
    Permission.READ_FIGURES: "Figures, small numbers withheld",
    Permission.READ_UNSUPPRESSED_FIGURES: "Small numbers too",
    Permission.READ_MEMBERS: "The records behind a figure, children under pseudonyms",
}
"""What a token may be issued for, and how that is said."""

LONGEST = datetime.timedelta(days=366)


def holders() -> QuerySet[User]:
    """Accounts that may be given a token today."""
    posts = Post.objects.open_on(timezone.localdate()).filter(role__in=[role.key for role in HOLDERS])
    return User.objects.filter(is_active=True, pk__in=posts.values("worker__user")).order_by("username")


def tokens_in_force() -> QuerySet[AuthToken]:
    """Those that still open something, the next to end first."""
    return (
        AuthToken.objects.filter(terms__isnull=False, expiry__gt=timezone.now(), user__is_active=True)
        .select_related("user", "terms__issued_by")
        .order_by("expiry", "pk")
    )


@transaction.atomic
def issue_token(*, by: User, to: User, permissions: Collection[Permission], last_day: datetime.date, purpose: str) -> str:
    """Issue a token that holds to the end of `last_day`. Returns it; it is kept nowhere and cannot be shown again.

    Raises:
        ValidationError: by field; `to` may hold none or is the one who issues it, a permission is none of `SCOPES`
            or is not held by `to`, the last day is past or more than a year away, or no purpose is given.
    """
    if to.pk == by.pk:
        raise ValidationError({"to": "Nobody issues a token to themselves. Ask another administrator."})
    if not holders().filter(pk=to.pk).exists():
        raise ValidationError({"to": "This account has no post for which a token may be issued."})
    scope = sorted({Permission.READ_FIGURES, *permissions})
    roles = Post.objects.open_on(timezone.localdate()).filter(worker__user=to).values_list("role", flat=True)
    held = frozenset().union(*(ROLES[role].permissions for role in roles if role in ROLES))
    if beyond := [SCOPES.get(one, one) for one in scope if one not in held or one not in SCOPES]:
        raise ValidationError({"permissions": f"{to} may not read this: {'; '.join(beyond)}."})
    today = timezone.localdate()
    if not today <= last_day <= today + LONGEST:
        raise ValidationError({"last_day": "Last day must be today or later, and at most a year away."})
    if not purpose.strip():
        raise ValidationError({"purpose": "Enter what the token is for."})
    ends = timezone.make_aware(datetime.datetime.combine(last_day + datetime.timedelta(days=1), datetime.time()))
    token, secret = AuthToken.objects.create(user=to, expiry=ends - timezone.now())
    TokenTerms.objects.create(token=token, permissions=scope, purpose=purpose.strip(), issued_by=by)
    record_event(by=by, verb="issue_token", holder=to.uuid, permissions=scope, last_day=str(last_day), token=token.token_key)
    return secret


@transaction.atomic
def end_token(*, by: User, token: AuthToken) -> None:
    """Refuse the token from its next request on."""
    record_event(by=by, verb="end_token", holder=token.user.uuid, token=token.token_key)
    token.delete()
