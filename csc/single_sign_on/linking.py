"""Which subject of the identity provider stands for which account: stored, typed in, taken away, each time logged."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.models import SocialAccount, SocialLogin
from django import forms
from django.conf import settings
from django.db import transaction

from csc.audit import record_event
from csc.models import User
from csc.single_sign_on.configuration import PROVIDER


@transaction.atomic
def link(user: User, login: SocialLogin) -> None:
    """Store the subject on `user` once the sign-in is complete, so that it and not the address decides from now on."""
    held = SocialAccount.objects.filter(provider=login.account.provider)
    User.objects.select_for_update().get(pk=user.pk)  # Of two first sign-ins at once, one stores.
    if not held.filter(user=user).exists() and not held.filter(uid=login.account.uid).exists():
        link_subject(by=user, account=SocialAccount(provider=login.account.provider, uid=login.account.uid), user=user)


@transaction.atomic
def link_subject(*, by: User, account: SocialAccount, user: User) -> None:
    """Let whoever the provider calls `account.uid` sign in as `user`."""
    account.user = user
    account.save()
    record_event(by=by, verb="link_single_sign_on", record=user, provider=account.provider)


@transaction.atomic
def unlink_subject(*, by: User | None, account: SocialAccount) -> None:
    """The next sign-in goes by the confirmed e-mail address again."""
    user, provider = account.user, account.provider
    account.delete()
    record_event(by=by, verb="unlink_single_sign_on", record=user, provider=provider)


class SubjectForm(forms.ModelForm):
    """A subject and whose it is. The provider is the one that is set up."""

    username = forms.CharField(help_text="Of the account in csc")

    class Meta:
        model = SocialAccount
        fields = ("uid",)
        labels = {"uid": "Subject"}
        help_texts = {"uid": "What the identity provider calls this person in the claim that OIDC_SUBJECT_CLAIM names"}

    def clean_username(self) -> User:
        user = User.objects.filter(username=self.cleaned_data["username"]).first()
        if user is None:
            raise forms.ValidationError("There is no account with this username.")
        return user

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.instance.provider = settings.SOCIALACCOUNT_PROVIDERS[PROVIDER]["APPS"][0]["provider_id"]
        held = SocialAccount.objects.filter(provider=self.instance.provider)
        if held.filter(uid=cleaned.get("uid", "")).exists():
            raise forms.ValidationError("This subject stands for an account already.")
        if held.filter(user=cleaned.get("username")).exists():
            raise forms.ValidationError("This account has a subject already. Take that away first.")
        return cleaned
