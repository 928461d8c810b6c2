"""Speaking OpenID Connect: allauth's code flow with PKCE, made stricter.

allauth does not send a nonce, trusts an ID token it fetched itself without looking at the signature, and believes
whatever issuer the discovery document names. Here all three are checked (OpenID Connect Core 1.0, 3.1.3.7).
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import build_absolute_uri
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

# Signed with a key that only the provider holds. "none", and HS256 with the client secret, are not accepted.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
CLOCKS_DIFFER_SECONDS = 60
ASKED_OVER_TLS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class UntrustedProvider(OAuth2Error):
    """The discovery document is not that of the issuer csc was told of."""


class InvalidToken(OAuth2Error):
    """The ID token does not prove what it says: signature, issuer, audience, lifetime or nonce."""


def claims_of(id_token: str, *, keys: Mapping[str, Any], issuer: str, client_id: str) -> dict[str, Any]:
    """The claims of `id_token`, once its signature by one of `keys`, its issuer, audience and lifetime have been checked.

    Raises:
        InvalidToken: one of them does not hold. The token is not repeated in the message.
    """
    try:
        known = jwt.PyJWKSet.from_dict(dict(keys)).keys
        wanted = jwt.get_unverified_header(id_token).get("kid")
        fitting = [key for key in known if key.public_key_use in (None, "sig") and wanted in (None, key.key_id)]
        if len(fitting) != 1:
            raise InvalidToken("no single key of the provider fits the ID token")
        claims = jwt.decode(
            id_token,
            fitting[0],
            algorithms=list(ALGORITHMS),
            audience=client_id,
            issuer=issuer,
            leeway=CLOCKS_DIFFER_SECONDS,
            options={"require": ["iss", "sub", "aud", "exp", "iat", "nonce"]},
        )
    except jwt.PyJWTError as error:
        raise InvalidToken(f"the ID token is not valid: {type(error).__name__}") from error
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if claims.get("azp", None if several else client_id) != client_id:
        raise InvalidToken("the ID token was made for another client")
    return claims


class Conversation(OpenIDConnectOAuth2Adapter):
    """csc's side of one sign-in."""

    @property
    def openid_config(self) -> dict[str, Any]:
        found = super().openid_config
        asked_for = self.get_provider().app.settings
        if found["issuer"] != asked_for["issuer"]:
            raise UntrustedProvider("the discovery document names another issuer")
        if asked_for["encrypted"] and any(urlsplit(found[name]).scheme != "https" for name in ASKED_OVER_TLS):
            raise UntrustedProvider("the discovery document names an address without TLS")
        return found

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        return build_absolute_uri(request, reverse("account_single_sign_on_callback"), self.redirect_uri_protocol)

    def complete_login(self, request: HttpRequest, app: Any, token: SocialToken, **kwargs: Any) -> SocialLogin:
        id_token = kwargs["response"].get("id_token")
        if not id_token:
            raise InvalidToken("the provider sent no ID token")
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        claims = claims_of(id_token, keys=answer.json(), issuer=app.settings["issuer"], client_id=app.client_id)
        return self.get_provider().sociallogin_from_response(request, claims)


class IdentityProvider(OpenIDConnectProvider):
    """The authority's identity provider. Of what it says about somebody, csc keeps the subject and nothing else."""

    oauth2_adapter_class = Conversation

    def get_callback_url(self) -> str:
        return reverse("account_single_sign_on_callback")

    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, data: Any = None, **kwargs: Any
    ) -> HttpResponse:
        """Off to the provider. The nonce stays in the session with the state and has to come back in the ID token."""
        nonce = secrets.token_urlsafe(32)
        return super().redirect(request, process, next_url, {"nonce": nonce}, auth_params={"nonce": nonce}, **kwargs)

    def extract_uid(self, data: Mapping[str, Any]) -> str:
        return str(data[self.app.settings["uid_field"]])

    def extract_extra_data(self, data: Mapping[str, Any]) -> dict[str, Any]:
        return {}

    def extract_common_fields(self, data: Mapping[str, Any]) -> dict[str, Any]:
        return {}

    def extract_email_addresses(self, data: Mapping[str, Any]) -> list[Any]:
        return []

    def sociallogin_from_response(self, request: HttpRequest, response: dict[str, Any]) -> SocialLogin:
        login = super().sociallogin_from_response(request, response)
        login.claims = response
        return login
