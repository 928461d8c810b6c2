from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.urls import reverse

from csc.models import User
from csc.single_sign_on.configuration import single_sign_on
from tests.csc.single_sign_on.identity_provider import CLIENT, SECRET, IdentityProvider

Try = Callable[..., HttpResponse]


@pytest.fixture(autouse=True)
def nobody_has_tried_before() -> None:
    cache.clear()


@pytest.fixture
def provider() -> Iterator[IdentityProvider]:
    made = IdentityProvider()
    yield made
    made.stop()


@pytest.fixture
def configure(provider, settings) -> Callable[..., None]:
    """Set csc up with the provider; `second_factor_claims` as in OIDC_SECOND_FACTOR_CLAIMS."""

    def with_settings(**changes: object) -> None:
        given = {"issuer": provider.issuer, "client_id": CLIENT, "secret": SECRET, "label": "Council sign-in"}
        given |= {"subject_claim": "sub", "second_factor_claims": [], "encrypted": False}
        settings.SOCIALACCOUNT_PROVIDERS = single_sign_on(**(given | changes))

    with_settings()
    return with_settings


@pytest.fixture
def worker(db, configure) -> User:
    return User.objects.create_user("worker", "worker@example.org", "three unlikely words")


@pytest.fixture
def through_provider(client, provider) -> Try:
    """Press the button, sign in at the provider, come back; `back` changes what the browser brings back."""

    def attempt(start: str = "", **back: str) -> HttpResponse:
        away = client.get(reverse("account_single_sign_on") + start)
        assert away.status_code == 302, away.content.decode()
        return client.get(reverse("account_single_sign_on_callback"), provider.sign_in(away["Location"]) | back)

    return attempt
