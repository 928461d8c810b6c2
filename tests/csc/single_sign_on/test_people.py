"""Who gets in through the identity provider, and who is told why not."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from axes.models import AccessAttempt, AccessLog
from django.contrib.sessions.models import Session
from django.urls import reverse

from csc.middleware import SEEN_AT, SIGNED_IN_AT
from csc.models import AuditEvent, User
from tests.csc.test_sign_in import code_of, sign_in

pytestmark = pytest.mark.django_db


def said(answer) -> str:
    return answer.content.decode()


def signed_in(client) -> bool:
    return "_auth_user_id" in client.session


class TestKnownPeople:
    def test_a_confirmed_address_leads_to_the_account_that_has_it(self, client, worker, through_provider):
        assert through_provider()["Location"] == "/"
        assert client.session["_auth_user_id"] == str(worker.pk)
        worker.refresh_from_db()
        assert worker.has_usable_password(), "the password stays as it was"

    def test_the_subject_is_stored_and_decides_from_then_on(self, client, worker, provider, through_provider):
        through_provider()
        assert SocialAccount.objects.get(user=worker).uid == "subject-1"
        assert AuditEvent.objects.get(verb="link_single_sign_on").actor == worker.uuid
        client.logout()
        provider.claims = {"email": "married@example.org", "email_verified": False}
        assert through_provider()["Location"] == "/"
        assert AuditEvent.objects.filter(verb="link_single_sign_on").count() == 1

    def test_the_address_is_compared_whatever_its_case(self, client, worker, provider, through_provider):
        provider.claims = {"email": "Worker@Example.org"}
        through_provider()
        assert signed_in(client)

    def test_no_token_and_nothing_the_provider_says_is_kept(self, client, worker, through_provider):
        through_provider()
        assert not SocialToken.objects.exists()
        assert SocialAccount.objects.get().extra_data == {}
        assert "an-access-token" not in str([session.get_decoded() for session in Session.objects.all()])

    def test_it_leads_back_to_the_page_asked_for_but_never_to_another_site(self, client, worker, through_provider):
        assert through_provider("?next=/accounts/2fa/")["Location"] == "/accounts/2fa/"
        client.logout()
        assert through_provider("?next=https://example.org/")["Location"] == "/"

    def test_the_session_ends_as_one_begun_by_password_does(self, client, worker, through_provider, settings):
        through_provider()
        key = client.session.session_key
        client.get(reverse("account"))
        session = client.session
        assert {SIGNED_IN_AT, SEEN_AT} <= set(session.keys())
        assert session.session_key == key
        session[SEEN_AT] -= settings.SESSION_IDLE_SECONDS + 1
        session.save()
        client.get(reverse("account"))
        assert not signed_in(client)

    def test_it_is_written_down_as_a_sign_in_by_password_is(self, client, worker, through_provider):
        through_provider()
        client.logout()
        sign_in(client)
        assert AccessLog.objects.filter(username="worker").count() == 2


class TestRefused:
    @pytest.fixture(autouse=True)
    def makes_no_account(self, worker):
        before = set(User.objects.values_list("pk", flat=True))
        yield
        assert set(User.objects.values_list("pk", flat=True)) == before

    @pytest.mark.parametrize(
        ("claims", "words"),
        [
            ({"email": "stranger@example.org"}, "There is no csc account for you."),
            ({"email_verified": False}, "has not confirmed your email address"),
            ({"email_verified": None}, "has not confirmed your email address"),
            ({"email_verified": "false"}, "has not confirmed your email address"),
            ({"email": ""}, "has not confirmed your email address"),
        ],
    )
    def test_somebody_csc_does_not_know(self, client, provider, through_provider, claims, words):
        provider.claims = claims
        answer = through_provider()
        assert answer.status_code == 403
        assert words in said(answer)
        assert not signed_in(client)
        assert not SocialAccount.objects.exists()

    def test_an_address_that_two_accounts_share_leads_to_neither(self, client, through_provider):
        other = User.objects.create_user("other", "WORKER@example.org")
        assert through_provider().status_code == 403
        assert not signed_in(client)
        other.delete()

    def test_a_newcomer_given_the_address_of_a_leaver(self, client, worker, provider, through_provider):
        through_provider()
        client.logout()
        provider.claims = {"sub": "subject-2"}
        answer = through_provider()
        assert answer.status_code == 403
        assert "linked to another person" in said(answer)
        assert not signed_in(client)

    @pytest.mark.parametrize("linked", [False, True])
    def test_a_closed_account(self, client, worker, through_provider, linked):
        if linked:
            through_provider()
            client.logout()
        User.objects.filter(pk=worker.pk).update(is_active=False)
        answer = through_provider()
        assert answer["Location"] == reverse("account_inactive")
        assert "This account is closed" in said(client.get(answer["Location"]))
        assert not signed_in(client)
        assert SocialAccount.objects.exists() == linked

    def test_a_provider_typed_into_the_database_is_not_asked(self, client, settings):
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {**settings.SOCIALACCOUNT_PROVIDERS["openid_connect"], "APPS": []}}
        SocialApp.objects.create(provider="openid_connect", provider_id="mine", name="Mine", client_id="x", settings={})
        assert client.get(reverse("account_single_sign_on")).status_code == 404
        assert client.get(reverse("account_single_sign_on_callback"), {"code": "x", "state": "y"}).status_code == 404


class TestLocks:
    def test_a_name_locked_by_wrong_passwords_is_locked_here_too(self, client, worker, through_provider, settings):
        for _ in range(settings.AXES_FAILURE_LIMIT):
            sign_in(client, password="wrong")
        answer = through_provider()
        assert answer.status_code == 429
        assert answer["Retry-After"] == "900"
        assert not signed_in(client)

    def test_refusals_are_counted_and_lock(self, client, worker, provider, through_provider, settings):
        provider.claims = {"email": "stranger@example.org"}
        statuses = [through_provider().status_code for _ in range(settings.AXES_FAILURE_LIMIT + 1)]
        assert statuses[0] == 403
        assert statuses[-1] == 429
        assert AccessAttempt.objects.get(username="stranger@example.org").failures_since_start >= settings.AXES_FAILURE_LIMIT

    def test_getting_in_wipes_out_earlier_slips(self, client, worker, through_provider, settings):
        for _ in range(settings.AXES_FAILURE_LIMIT - 1):
            sign_in(client, password="wrong")
        through_provider()
        assert not AccessAttempt.objects.filter(username="worker").exists()


class TestSecondFactor:
    @pytest.fixture
    def secret(self, worker) -> str:
        return TOTP.activate(worker, generate_totp_secret()).instance.data["secret"]

    @pytest.fixture(autouse=True)
    def required(self, settings):
        settings.SECOND_FACTOR_REQUIRED = True

    def test_csc_asks_even_where_the_provider_says_it_has(self, client, worker, secret, provider, through_provider):
        provider.claims = {"amr": ["pwd", "mfa"]}
        assert through_provider()["Location"] == reverse("mfa_authenticate")
        assert not signed_in(client)
        held = str([session.get_decoded() for session in Session.objects.all()])
        assert "an-access-token" not in held
        assert worker.password not in held
        assert not SocialAccount.objects.exists(), "nothing is stored before the sign-in is complete"
        answer = client.post(reverse("mfa_authenticate"), {"code": code_of(totp_secret(worker))})
        assert answer["Location"] == "/"
        assert signed_in(client)
        assert SocialAccount.objects.get(user=worker).uid == "subject-1"

    def test_somebody_without_one_has_to_set_one_up(self, client, worker, through_provider):
        through_provider()
        assert client.get(reverse("account"))["Location"] == reverse("mfa_activate_totp")
        assert client.get(reverse("mfa_activate_totp"))["Location"].startswith(reverse("account_reauthenticate"))

    def test_somebody_without_a_password_can_set_one_up_as_well(self, client, worker, through_provider):
        worker.set_unusable_password()
        worker.save()
        through_provider()
        assert client.get(reverse("account"))["Location"] == reverse("mfa_activate_totp")
        assert client.get(reverse("mfa_activate_totp")).status_code == 200

    @pytest.mark.parametrize(
        ("accepted", "claims", "proved"),
        [
            (["amr=mfa"], {"amr": ["pwd", "mfa"]}, True),
            (["amr=mfa"], {"amr": ["pwd"]}, False),
            (["amr=mfa"], {}, False),
            (["amr=mfa", "acr=high"], {"acr": "high"}, True),
            (["acr=high"], {"acr": "higher"}, False),
            ([], {"amr": ["mfa"]}, False),
        ],
    )
    def test_a_claim_the_authority_accepts_stands_for_it(
        self, client, worker, secret, configure, provider, through_provider, accepted, claims, proved
    ):
        configure(second_factor_claims=accepted)
        provider.claims = claims
        through_provider()
        assert signed_in(client) is proved

    def test_it_counts_for_that_session_alone(self, client, worker, configure, provider, through_provider):
        configure(second_factor_claims=["amr=mfa"])
        provider.claims = {"amr": ["mfa"]}
        through_provider()
        assert client.get(reverse("account")).status_code == 200
        client.logout()
        sign_in(client)
        assert client.get(reverse("account"))["Location"] == reverse("mfa_activate_totp")


def totp_secret(user: User) -> str:
    return Authenticator.objects.get(user=user).wrap().instance.data["secret"]
