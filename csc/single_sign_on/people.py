"""Whose account it is that the identity provider speaks of, and what is said when it is nobody's."""

from __future__ import annotations

import logging
import secrets
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from csc.models import User
from csc.single_sign_on.second_factor import PROVED, proves_second_factor

logger = logging.getLogger(__name__)

# Why somebody does not get in: what the page says, and its status.
REASONS: dict[str, tuple[str, str, int]] = {
    "cancelled": ("The sign-in was stopped before it was complete.", "Start again when you are ready.", 400),
    "out_of_date": (
        "This sign-in was begun too long ago, in another window, or has been used already.",
        "Start again from the sign-in page.",
        400,
    ),
    "untrusted": (
        "What came back from your organisation's sign-in service does not prove who you are.",
        "Start again. If this page returns, tell the administrator.",
        400,
    ),
    "unavailable": (
        "Your organisation's sign-in service does not answer.",
        "Try again in a few minutes, or sign in with your csc password if you have one.",
        503,
    ),
    "unconfirmed": (
        "Your organisation's sign-in service has not confirmed your email address, so csc cannot tell which account is yours.",
        "Ask the administrator to link your account.",
        403,
    ),
    "unknown": (
        "There is no csc account for you.",
        "Accounts come with a post. If you hold one, ask the administrator whether your email address is right in csc.",
        403,
    ),
    "someone_else": (
        "The csc account with your email address is linked to another person.",
        "Ask the administrator to check whose it is.",
        403,
    ),
}


def refusal(request: HttpRequest, reason: str) -> HttpResponse:
    """The page for `reason`, a key of REASONS. Nobody is named, in the page or in the log."""
    logger.warning("Single sign-on refused: %s", reason)
    words, advice, status = REASONS[reason]
    response = render(request, "account/single_sign_on_refused.html", {"words": words, "advice": advice}, status=status)
    response["Cache-Control"] = "no-store"
    return response


def account_of(login: SocialLogin) -> User | str:
    """The account the provider speaks of, or the reason (a key of REASONS) why there is none.

    A stored subject decides, whatever the e-mail address says now. Without one, a confirmed address leads to the one account
    that has it, unless another subject is stored there: addresses of leavers are given to newcomers.
    """
    if login.is_existing:
        return login.user
    claims = login.claims
    email = str(claims.get("email") or "").strip()
    if not email or claims.get("email_verified") not in (True, "true"):
        return "unconfirmed"
    found = list(User.objects.filter(email__iexact=email)[:2])
    if len(found) != 1:
        return "unknown"
    if SocialAccount.objects.filter(user=found[0], provider=login.account.provider).exists():
        return "someone_else"
    return found[0]


class KnownPeople(DefaultSocialAccountAdapter):
    """Lets in those who have an account, by the rules that hold for passwords; makes no account and keeps no token."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def list_apps(self, request: HttpRequest, provider: str | None = None, client_id: str | None = None) -> list[SocialApp]:
        """The provider of the environment; one typed into the database would let in whoever typed it."""
        return [app for app in super().list_apps(request, provider, client_id) if app.pk is None]

    def serialize_instance(self, instance: Any) -> dict[str, Any]:
        """While the second factor is asked for, the session holds who it is, but not their password's hash."""
        return {name: value for name, value in super().serialize_instance(instance).items() if name != "password"}

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """The ID token is genuine; now: is it this sign-in's, whose is it, and may they try?"""
        sociallogin.token = None
        claims = sociallogin.claims
        if not secrets.compare_digest(str(claims["nonce"]), sociallogin.state["data"]["nonce"]):
            raise ImmediateHttpResponse(refusal(request, "untrusted"))
        user = account_of(sociallogin)
        name = user.get_username() if isinstance(user, User) else str(claims.get("email") or claims["sub"])
        if not AxesProxyHandler.is_allowed(request, {"username": name}):
            from csc.accounts import locked_out

            raise ImmediateHttpResponse(locked_out(request))
        if not isinstance(user, User):
            user_login_failed.send(sender=__name__, credentials={"username": name}, request=request)
            raise ImmediateHttpResponse(refusal(request, user))
        sociallogin.user = user
        proved = sociallogin.provider.app.settings["second_factor_claims"]
        sociallogin.state[PROVED] = proves_second_factor(claims, proved)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: str | None = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        if exception is not None:
            reason = reason_of(exception)
        elif error == AuthError.CANCELLED:
            reason = "cancelled"
        else:
            reason = "untrusted" if (extra_context or {}).get("state") else "out_of_date"
        raise ImmediateHttpResponse(refusal(request, reason))


def reason_of(exception: Exception) -> str:
    """`unavailable` when the provider gave no usable answer, `untrusted` when its answer does not hold.

    The message is not logged for a protocol error: allauth repeats the provider's answer in it.
    """
    protocol = isinstance(exception, OAuth2Error)
    logger.warning("Single sign-on failed: %s", type(exception).__name__, exc_info=None if protocol else exception)
    return "untrusted" if protocol else "unavailable"
