"""The two addresses of single sign-on: where it begins, and where the identity provider sends people back to."""

from __future__ import annotations

from allauth.account.utils import get_next_redirect_url
from allauth.core import ratelimit
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from requests import RequestException

from csc.single_sign_on.configuration import PROVIDER, provider_name
from csc.single_sign_on.people import reason_of, refusal
from csc.single_sign_on.provider import Conversation

# A provider that is down, or answers with something else than the protocol says.
NO_USE = (OAuth2Error, RequestException, KeyError, TypeError, ValueError, AttributeError)


@login_not_required
@require_GET
@never_cache
def begin(request: HttpRequest) -> HttpResponse:
    """Leads to the identity provider.

    A link, not a form: browsers hold redirects after a form to `form-action`, which stays 'self'. Other sites' pages may
    link here as well, and are led to the sign-in page instead, so that nobody is signed in without having asked for it.
    """
    if not provider_name():
        raise Http404
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return redirect("account_login")
    if limited := ratelimit.consume_or_429(request, action="login"):
        return limited
    provider = get_adapter().get_provider(request, provider=PROVIDER)
    try:
        return provider.redirect(request, AuthProcess.LOGIN, next_url=get_next_redirect_url(request))
    except NO_USE as error:
        return refusal(request, reason_of(error))


@login_not_required
@require_GET
@never_cache
def callback(request: HttpRequest) -> HttpResponse:
    """Back from the identity provider, with a code to be exchanged or with the reason why there is none."""
    if limited := ratelimit.consume_or_429(request, action="login"):
        return limited
    try:
        return OAuth2CallbackView.adapter_view(Conversation(request, PROVIDER))(request)
    except SocialApp.DoesNotExist as none:
        raise Http404 from none
    except NO_USE as error:
        return refusal(request, reason_of(error))
