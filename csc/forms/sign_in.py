"""The forms of signing in: allauth's logic in csc's words. Named in settings.ACCOUNT_FORMS and MFA_FORMS."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms

from csc.forms.base import FormWording

ADVICE = "At least 12 characters. Three or four words that do not belong together are easy to remember and hard to guess."
CODE = "The 6 figures your authenticator app shows now, or one of your recovery codes"


class SignIn(FormWording, account.LoginForm):
    labels = {"login": "Username or email address", "password": "Password"}
    hints = {"password": ""}  # The page says what to do when it is forgotten.

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs.update(
            {"autocomplete": "username", "spellcheck": "false", "autocapitalize": "none", "class": "govuk-!-width-two-thirds"}
        )


class ChangePassword(FormWording, account.ChangePasswordForm):
    labels = {"oldpassword": "Current password", "password1": "New password", "password2": "New password again"}
    hints = {"oldpassword": "", "password1": ADVICE}


class ResetPassword(FormWording, account.ResetPasswordForm):
    labels = {"email": "Email address"}


class ResetPasswordByKey(FormWording, account.ResetPasswordKeyForm):
    labels = {"password1": "New password", "password2": "New password again"}
    hints = {"password1": ADVICE}


class ConfirmByPassword(FormWording, account.ReauthenticateForm):
    labels = {"password": "Password"}
    hints = {"password": ""}


class CodeBox(FormWording):
    """A one-time code: a short box, numbers on a phone's keyboard."""

    labels = {"code": "Code"}
    hints = {"code": CODE}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget = forms.TextInput(
            {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "govuk-input--width-10"}
        )


class EnterCode(CodeBox, second.AuthenticateForm):
    pass


class ConfirmByCode(CodeBox, second.ReauthenticateForm):
    pass


class ActivateApp(CodeBox, totp.ActivateTOTPForm):
    hints = {"code": "The 6 figures your authenticator app shows now"}


class AddKey(FormWording, webauthn.AddWebAuthnForm):
    labels = {"name": "Name of this key"}
    hints = {"name": "So that you can tell your keys apart"}


class RenameKey(FormWording, webauthn.EditWebAuthnForm):
    labels = {"name": "Name of this key"}
