"""Accounts of the people who work here: taking somebody on, changing their posts, and closing what they could open.

Every verb asks whether `by` manages accounts, and refuses what `by` would do to their own: nobody
changes what they themselves may do. Leaving is in `employment`.
"""

from __future__ import annotations

import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from knox.models import AuthToken

from csc.audit import record_event
from csc.invitations import link_for
from csc.models import User
from csc.permissions import Permission
from csc.single_sign_on.configuration import provider_name
from workforce.casework import save_record
from workforce.models import Post, Worker
from workforce.reach import Reader
from workforce.refusals import refuse_blank
from workforce.services.employment import close_account, end_post, start_employment, start_post

EMPLOYED, AGENCY, NEITHER = "employed", "agency", "neither"


@transaction.atomic
def take_on(
    *,
    by: User,
    person: dict[str, Any],
    username: str,
    email: str,
    engagement: str,
    started_on: datetime.date,
    post: dict[str, Any],
) -> Worker:
    """Somebody new: the worker, their employment unless it is `NEITHER`, their first post, and the account for it.

    `person` are facts of the worker, `post` those of the post as `start_post` takes them.

    Raises:
        PermissionDenied: `by` does not manage accounts.
        ValidationError: by field; a number, a name or an address that is somebody's already, or what the post refuses.
    """
    _refuse_unless_manages(by)
    if Worker.objects.filter(staff_number=person["staff_number"]).exists():
        raise ValidationError({"staff_number": "Somebody has this staff number already. Find them in the list of people."})
    worker = Worker(recorded_by=by, **person)
    save_record(worker)
    open_account(by=by, worker=worker, username=username, email=email)
    begin_post(by=by, worker=worker, engagement=engagement, started_on=started_on, post=post)
    record_event(by=by, verb="take_on", record=worker)
    return worker


@transaction.atomic
def open_account(*, by: User, worker: Worker, username: str, email: str) -> User:
    """Give a worker an account without a password: the first is set by a link, or the identity provider signs them in.

    Raises:
        PermissionDenied: `by` does not manage accounts.
        ValidationError: the worker has one, or the name or the address belongs to somebody.
    """
    _refuse_unless_manages(by)
    if worker.user is not None:
        raise ValidationError(f"{worker} has an account already.")
    if User.objects.filter(username__iexact=username).exists():
        raise ValidationError({"username": "Somebody has this username already. Choose another."})
    if User.objects.filter(email__iexact=email).exists():
        raise ValidationError({"email": "Another account has this address. Each person needs one of their own."})
    user = User(username=username, email=email, first_name=worker.forename[:150], last_name=worker.surname[:150])
    user.set_unusable_password()
    user.full_clean(exclude=["password"])
    user.save()
    worker.user = user
    save_record(worker)
    record_event(by=by, verb="open_account", record=user)
    return user


@transaction.atomic
def begin_post(
    *, by: User, worker: Worker, engagement: str, started_on: datetime.date, post: dict[str, Any], instead_of: Post | None = None
) -> Post:
    """A further post or, with `instead_of`, a move: the old one ends on the day the new one starts.

    `engagement` begins a spell of employment for somebody who has none that is open.

    Raises:
        PermissionDenied: `by` does not manage accounts.
        ValidationError: one's own posts; what the post or the spell refuses.
    """
    _refuse_unless_manages(by)
    _refuse_own(by, worker.user)
    if instead_of is not None:
        end_post(by=by, post=instead_of, ended_on=started_on)
    spell_open = worker.employments.filter(started_on__isnull=False, ended_on__isnull=True).exists()
    if engagement != NEITHER and not spell_open:
        start_employment(by=by, worker=worker, started_on=started_on, agency=engagement == AGENCY)
    return start_post(by=by, worker=worker, started_on=started_on, **post)


@transaction.atomic
def give_up_post(*, by: User, post: Post, ended_on: datetime.date) -> Post:
    """End one post of somebody who stays.

    Raises:
        PermissionDenied: `by` does not manage accounts.
        ValidationError: one's own; ended already.
    """
    _refuse_unless_manages(by)
    _refuse_own(by, post.worker.user)
    return end_post(by=by, post=post, ended_on=ended_on)


@transaction.atomic
def first_link(*, by: User, user: User) -> str:
    """A new link for somebody who has no password yet: an address that works once, for a day. Empty with single sign-on.

    Raises:
        PermissionDenied: `by` does not manage accounts.
        ValidationError: one's own account, a closed one, or one with a password, whose owner asks for a link themselves.
    """
    _refuse_unless_manages(by)
    _refuse_own(by, user)
    if not user.is_active:
        raise ValidationError("This account is closed. Open it first.")
    if user.has_usable_password():
        raise ValidationError("This person has a password. They can ask for a new one on the page where people sign in.")
    if provider_name():
        return ""
    record_event(by=by, verb="make_first_link", record=user)
    return link_for(user)


def mail_first_link(user: User, link: str) -> bool:
    """Send the link to its owner; whether the mail went out. After the transaction: a letter cannot be rolled back."""
    lines = [
        f"There is an account for you in {settings.SERVICE_NAME}. Your username is {user.username}.",
        "",
        "With this link you set your password. It works once, for 24 hours:",
        "",
        link,
        "",
        "If you did not expect this, leave the link alone and tell whoever looks after the accounts.",
    ]
    try:
        return send_mail("Your account", "\n".join(lines), settings.DEFAULT_FROM_EMAIL, [user.email]) == 1
    except OSError:  # what smtplib raises, and a folder that cannot be written
        return False


@transaction.atomic
def reset_second_factor(*, by: User, user: User, reason: str) -> None:
    """Take every second factor away: a telephone was lost. csc asks for a new one at the next sign-in; sessions end."""
    _refuse_all(by, user, reason)
    Authenticator.objects.filter(user=user).delete()
    _drop_sessions(user)
    record_event(by=by, verb="reset_second_factor", record=user, reason=reason.strip())


@transaction.atomic
def end_sessions(*, by: User, user: User, reason: str) -> None:
    """Sign somebody out everywhere, tokens included: a computer was left or stolen. The account stays open."""
    _refuse_all(by, user, reason)
    _drop_sessions(user)
    AuthToken.objects.filter(user=user).delete()
    record_event(by=by, verb="end_sessions", record=user, reason=reason.strip())


@transaction.atomic
def deactivate(*, by: User, user: User, reason: str) -> None:
    """Close an account at once, whatever posts its owner holds: sessions, tokens, grants and the provider's sign-in are gone."""
    _refuse_all(by, user, reason)
    if not user.is_active:
        raise ValidationError("This account is closed already.")
    close_account(user, by=by)
    _drop_sessions(user)
    record_event(by=by, verb="deactivate_account", record=user, reason=reason.strip())


@transaction.atomic
def reactivate(*, by: User, user: User, reason: str) -> None:
    """Open a closed account again, without a password and without the grants it had."""
    _refuse_all(by, user, reason)
    if user.is_active:
        raise ValidationError("This account is open already.")
    user.is_active = True
    user.save(update_fields=["is_active"])
    record_event(by=by, verb="reactivate_account", record=user, reason=reason.strip())


def _refuse_all(by: User, user: User, reason: str) -> None:
    _refuse_unless_manages(by)
    _refuse_own(by, user)
    refuse_blank(reason, "reason", "Say why.")


def _refuse_unless_manages(by: User) -> None:
    if not Reader(by).may(Permission.MANAGE_ACCOUNTS):
        raise PermissionDenied


def _refuse_own(by: User, user: User | None) -> None:
    if user is not None and user.pk == by.pk:
        raise ValidationError("This is your own account. Nobody changes what they may do themselves: ask another administrator.")


def _drop_sessions(user: User) -> None:
    """Delete the sessions of one user: kept in the database (csc uses no other store), where whose they are is inside them."""
    own = str(user.pk)
    sessions = Session.objects.filter(expire_date__gt=timezone.now()).iterator(chunk_size=500)
    Session.objects.filter(pk__in=[each.pk for each in sessions if each.get_decoded().get(SESSION_KEY) == own]).delete()
