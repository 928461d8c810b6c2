"""How a token is taken: only on terms, only until its end, and only for what the terms say."""

from __future__ import annotations

from drf_spectacular.contrib.knox_auth_token import KnoxTokenScheme
from knox.auth import TokenAuthentication
from knox.models import AuthToken
from rest_framework.exceptions import AuthenticationFailed

from csc.models import User
from csc.permissions import Permission
from reporting.models import TokenTerms


class TokenOnTerms(TokenAuthentication):
    """A token made in another way than `issue_token`, without an end or without terms, opens nothing."""

    def authenticate_credentials(self, token: bytes) -> tuple[User, AuthToken]:
        user, found = super().authenticate_credentials(token)
        terms = TokenTerms.objects.filter(token=found).first()
        if terms is None or found.expiry is None:
            raise AuthenticationFailed("This token was not issued by csc. Ask your administrator for another.")
        # Whatever its holder may do, a request with this token may do no more (workforce.pages.HoldsPermission).
        found.within = frozenset(map(Permission, terms.permissions))
        return user, found


class TokenScheme(KnoxTokenScheme):
    """How the OpenAPI document describes it: as knox's own."""

    target_class = "reporting.tokens.authentication.TokenOnTerms"
