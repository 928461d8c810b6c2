"""The links by which somebody sets a password: one time each, for an hour, or for a day where it is their first."""

from __future__ import annotations

from typing import Any

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.http import base36_to_int

from csc.models import User

FIRST_LASTS = 24 * 60 * 60
"""Seconds a link lasts by which an account gets its first password: whoever is taken on opens their mail the next morning."""


class PasswordLinks(PasswordResetTokenGenerator):
    """Django's links, which a new password, a sign-in or another e-mail address uses up, with two lengths of time."""

    def check_token(self, user: Any, token: str | None) -> bool:
        given = token or ""
        try:
            made, _ = given.split("-")
            at = base36_to_int(made)
        except ValueError:
            return False
        if user is None or not user.is_active:
            return False
        secrets = [self.secret, *self.secret_fallbacks]
        if not any(constant_time_compare(self._make_token_with_timestamp(user, at, secret), given) for secret in secrets):
            return False
        lasts = settings.PASSWORD_RESET_TIMEOUT if user.has_usable_password() else FIRST_LASTS
        return bool(self._num_seconds(self._now()) - at <= lasts)


def link_for(user: User) -> str:
    """An address at which `user` sets a password, once."""
    key = {"uidb36": user_pk_to_url_str(user), "key": PasswordLinks().make_token(user)}
    return f"{settings.SITE_ADDRESS}{reverse('account_reset_password_from_key', kwargs=key)}"
