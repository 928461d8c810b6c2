"""How csc differs from allauth's defaults: nobody signs up, and signing out leaves nothing behind."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.views import LogoutView
from allauth.mfa.adapter import DefaultMFAAdapter
from axes.helpers import get_cool_off
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from csc import formats
from csc.models import User
from csc.single_sign_on import second_factor
from csc.single_sign_on.linking import link


class ClosedSignUp(DefaultAccountAdapter):
    """An administrator makes the accounts; a wrong name and a wrong password are answered alike."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        **dict.fromkeys(("email_password_mismatch", "username_password_mismatch"), "The name or the password is not right"),
        "enter_current_password": "Current password is not right",
        "incorrect_password": "Password is not right",
        "too_many_login_attempts": "There have been too many attempts to sign in. Wait 5 minutes, then try again",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        ours = f"{second_factor.__name__}.{second_factor.AskUnlessProved.__name__}"
        return [ours if stage == "allauth.mfa.stages.AuthenticateStage" else stage for stage in super().get_login_stages()]

    def post_login(self, request: HttpRequest, user: User, *, signal_kwargs: dict[str, Any] | None, **given: Any) -> HttpResponse:
        """Somebody is in. When the identity provider said who they are, that is kept, and whether it proved it twice."""
        if through_provider := (signal_kwargs or {}).get("sociallogin"):
            link(user, through_provider)
            second_factor.keep_in_session(request, through_provider)
        return super().post_login(request, user, signal_kwargs=signal_kwargs, **given)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")


class SecondFactorWords(DefaultMFAAdapter):
    """What is said about one-time codes."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Code is not right. It changes every 30 seconds: enter the one shown now",
    }


class SignOut(LogoutView):
    """Ends the session and has the browser forget pages, cookies and storage, for the next person at a shared computer."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        if request.method == "POST":
            response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
            response["Cache-Control"] = "no-store"
        return response


sign_out = SignOut.as_view()  # Open to all, as allauth's is: signing out twice, from two windows, is no error.


def name_tried(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str | None:
    """The account that somebody tries to open, however they wrote it: attempts are counted by account and address.

    Attempts by username, in any case of letters, and by e-mail address add up. A name that belongs
    to nobody is counted as it was typed, so that it locks as an account does.
    """
    given = credentials or request.POST
    typed = str(given.get("username") or given.get("email") or given.get("login") or "").strip()
    if not typed:
        return None
    known = User.objects.filter(Q(username__iexact=typed) | Q(email__iexact=typed)).order_by("pk").first()
    return known.get_username() if known else typed.lower()


def locked_out(
    request: HttpRequest, original: HttpResponse | None = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """The answer after too many wrong passwords, which says the same whether the account exists or not."""
    cool_off = get_cool_off(request)
    seconds = int(cool_off.total_seconds()) if cool_off is not None else 0
    words = {
        "reason": "There have been too many attempts to sign in with this name.",
        "advice": f"Wait {formats.plural(math.ceil(seconds / 60), 'minute')}, then try again. "
        "If you have forgotten your password, set a new one instead of guessing.",
    }
    response = render(request, "429.html", words, status=429)
    response["Retry-After"] = str(seconds)
    return response
