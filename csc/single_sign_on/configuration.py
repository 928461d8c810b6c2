"""What has to be known to use an identity provider, checked before csc starts. Imported by the settings."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from csc.environment import paragraph

PROVIDER = "openid_connect"
NEEDED = ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")


def single_sign_on(
    *,
    issuer: str,
    client_id: str,
    secret: str,
    label: str,
    subject_claim: str,
    second_factor_claims: Sequence[str],
    encrypted: bool,
) -> dict[str, Any]:
    """allauth's setting for one provider, or for none when no variable is given.

    `second_factor_claims` are written `amr=mfa`: any one of them in an ID token proves a second factor. `encrypted` is
    whether the provider has to be asked over TLS, as in production. Subjects are stored under a key made from the issuer,
    because a subject says who somebody is at one issuer only.

    Raises:
        ImproperlyConfigured: only some of what is needed is given, or the issuer is no address csc may ask.
    """
    given = dict(zip(NEEDED, (issuer, client_id, secret), strict=True))
    missing = [name for name, value in given.items() if not value]
    if missing == list(NEEDED):
        return {PROVIDER: {"provider_class": "csc.single_sign_on.provider.IdentityProvider", "APPS": []}}
    if missing:
        raise ImproperlyConfigured(
            paragraph(f"Single sign-on needs {', '.join(NEEDED)}, but {' and '.join(missing)} is not set. Set all, or none.")
        )
    address = urlsplit(issuer)
    if address.scheme not in ({"https"} if encrypted else {"https", "http"}) or not address.netloc or address.query:
        raise ImproperlyConfigured(
            paragraph(
                f"The environment variable OIDC_ISSUER reads {issuer!r}, but it has to be the issuer's address, beginning with "
                "https://, as the provider's own /.well-known/openid-configuration names it."
            )
        )
    wrong = [claim for claim in second_factor_claims if not all(claim.partition("="))]
    if wrong:
        raise ImproperlyConfigured(
            paragraph(f"OIDC_SECOND_FACTOR_CLAIMS holds {wrong[0]!r}, but it takes claims such as amr=mfa, separated by commas.")
        )
    app = {
        "provider_id": f"oidc-{hashlib.sha256(issuer.encode()).hexdigest()[:16]}",
        "name": label,
        "client_id": client_id,
        "secret": secret,
        "settings": {
            "server_url": issuer.rstrip("/"),
            "issuer": issuer,
            "encrypted": encrypted,
            "uid_field": subject_claim,
            "second_factor_claims": list(second_factor_claims),
            "scope": ["openid", "email"],
            "oauth_pkce_enabled": True,
        },
    }
    return {PROVIDER: {"provider_class": "csc.single_sign_on.provider.IdentityProvider", "APPS": [app]}}


def provider_name() -> str:
    """What the button says; empty where single sign-on is not set up."""
    apps = settings.SOCIALACCOUNT_PROVIDERS[PROVIDER]["APPS"]
    return apps[0]["name"] if apps else ""
