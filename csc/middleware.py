"""What holds for every request: whose address it came from, how long a session lasts, how well its owner is known."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from csc.single_sign_on.second_factor import PROVED

Answer = Callable[[HttpRequest], HttpResponse]

SIGNED_IN_AT, SEEN_AT = "signed_in_at", "seen_at"
BACKGROUND = "X-Background"  # Sent by a page that asks by itself how far a job has got: nobody may be there.
SEEN_EVERY_SECONDS = 60  # How exactly the idle time is known: one write a minute instead of one a request.


class ClientAddress:
    """Sets REMOTE_ADDR to the address a trusted proxy saw.

    Each proxy adds the address it saw to the right end of X-Forwarded-For, so with PROXIES trusted
    ones the client's stands that many from the right. What a client wrote there itself stands further
    left and is never believed. With no proxy the header is ignored.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.PROXIES:
            seen = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
            if len(seen) >= settings.PROXIES and (address := seen[-settings.PROXIES].strip()):
                request.META["REMOTE_ADDR"] = address
        return self.get_response(request)


class SessionLimits:
    """Ends a session that is old, or that nobody has used for a while; both limits hold at the server.

    A page shown to somebody signed in is not kept by the browser, so that the next person at a shared
    computer does not meet it by going back.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        now = timezone.now().timestamp()
        signed_in_at = request.session.setdefault(SIGNED_IN_AT, now)
        seen_at = request.session.setdefault(SEEN_AT, now)
        if now - signed_in_at > settings.SESSION_LONGEST_SECONDS or now - seen_at > settings.SESSION_IDLE_SECONDS:
            logout(request)
            messages.info(request, "You were signed out because the session had ended. Sign in again to continue.")
        elif now - seen_at > SEEN_EVERY_SECONDS and BACKGROUND not in request.headers:
            request.session[SEEN_AT] = now
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"
        return response


class SecondFactor:
    """Where a second factor is required, lets somebody without one do nothing but set one up.

    Whoever has one is asked for it at sign-in, before there is a session (allauth); this closes the
    gap left by those who have none yet, for pages and for the API alike when a session asks. One
    that an accepted identity provider has proved counts for the session it began.
    """

    ALLOWED_WITHOUT = frozenset(
        {"account_logout", "account_reauthenticate", "account_change_password", "keep_session", "mfa_activate_totp"}
    )

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Answer, args: object, kwargs: object) -> HttpResponse | None:
        if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated:
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in self.ALLOWED_WITHOUT or request.session.get(PROVED) is True or is_mfa_enabled(request.user):
            return None
        messages.info(request, "Set up a second way to prove who you are. csc opens once that is done.")
        return redirect("mfa_activate_totp")
