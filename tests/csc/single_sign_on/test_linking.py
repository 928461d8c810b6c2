"""The administrator stores and takes away what the identity provider calls somebody."""

from __future__ import annotations

import pytest
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib import admin
from django.urls import reverse

from csc.models import AuditEvent, User
from csc.permissions import ROLES, Permission

pytestmark = pytest.mark.django_db

ADD, LIST = "admin:socialaccount_socialaccount_add", "admin:socialaccount_socialaccount_changelist"


@pytest.fixture
def administrator(client, monkeypatch) -> User:
    roles = [key for key, role in ROLES.items() if Permission.MANAGE_ACCOUNTS in role.permissions]
    monkeypatch.setattr("csc.admin.roles_for", lambda request: roles)
    user = User.objects.create_user("administrator", is_staff=True)
    client.force_login(user)
    return user


def test_a_subject_typed_in_lets_its_holder_in_whatever_the_address(client, administrator, worker, provider, through_provider):
    assert client.post(reverse(ADD), {"username": "worker", "uid": "subject-1"}).status_code == 302
    assert AuditEvent.objects.get(verb="link_single_sign_on").actor == administrator.uuid
    client.logout()
    provider.claims = {"email": "unknown@example.org", "email_verified": False}
    assert through_provider()["Location"] == "/"
    assert client.session["_auth_user_id"] == str(worker.pk)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"username": "nobody", "uid": "subject-1"}, "There is no account with this username."),
        ({"username": "worker", "uid": "subject-2"}, "This account has a subject already."),
        ({"username": "administrator", "uid": "held"}, "This subject stands for an account already."),
    ],
)
def test_what_cannot_be_is_refused_in_words(client, administrator, worker, given, says, settings):
    key = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["provider_id"]
    SocialAccount.objects.create(user=worker, provider=key, uid="held")
    assert says in client.post(reverse(ADD), given).content.decode()
    assert SocialAccount.objects.count() == 1


def test_one_taken_away_no_longer_opens_the_account(client, administrator, worker, provider, through_provider):
    client.post(reverse(ADD), {"username": "worker", "uid": "subject-1"})
    chosen = {"action": "delete_selected", "_selected_action": [SocialAccount.objects.get().pk], "post": "yes"}
    assert client.post(reverse(LIST), chosen).status_code == 302
    assert AuditEvent.objects.get(verb="unlink_single_sign_on").actor == administrator.uuid
    client.logout()
    provider.claims = {"email": "unknown@example.org"}
    assert through_provider().status_code == 403


def test_other_roles_do_not_see_subjects(client, administrator, monkeypatch):
    roles = [key for key, role in ROLES.items() if Permission.MANAGE_ACCOUNTS not in role.permissions]
    monkeypatch.setattr("csc.admin.roles_for", lambda request: roles)
    refused = client.get(reverse(LIST))
    assert (refused.status_code, refused["Location"]) == (302, f"{reverse('admin:login')}?next={reverse(LIST)}")


@pytest.mark.parametrize("model", [SocialApp, SocialToken])
def test_providers_and_tokens_are_not_in_the_admin(model):
    assert not admin.site.is_registered(model)
