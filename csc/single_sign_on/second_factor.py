"""Whether csc asks for its own second factor after the identity provider has answered. It does, unless told otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from allauth.mfa.stages import AuthenticateStage
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest, HttpResponse

PROVED = "second_factor_proved"  # In the state of a sign-in, and then in its session.


def proves_second_factor(claims: Mapping[str, Any], accepted: Iterable[str]) -> bool:
    """Whether `claims` hold one of `accepted`, written `amr=mfa`: a claim equal to the value, or a list that has it."""
    for wanted in accepted:
        name, _, value = wanted.partition("=")
        said = claims.get(name)
        if said == value or (isinstance(said, list) and value in said):
            return True
    return False


def keep_in_session(request: HttpRequest, login: SocialLogin) -> None:
    """So that csc.middleware.SecondFactor knows, as long as this session lasts."""
    if login.state.get(PROVED) is True:
        request.session[PROVED] = True


class AskUnlessProved(AuthenticateStage):
    """allauth's stage that asks for the code, left out when the provider has proved a second factor."""

    def handle(self) -> tuple[HttpResponse | None, bool]:
        through_provider: SocialLogin | None = (self.login.signal_kwargs or {}).get("sociallogin")
        if through_provider is not None and through_provider.state.get(PROVED) is True:
            return None, True
        return super().handle()
