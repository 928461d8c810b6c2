"""What is sent to the identity provider, and what is believed of its answer."""

from __future__ import annotations

import datetime
import time
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from csc.single_sign_on.configuration import single_sign_on
from tests.csc.single_sign_on.identity_provider import CLIENT, SECRET, rsa_key

pytestmark = pytest.mark.django_db


def said(answer) -> str:
    return answer.content.decode()


def signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def begin(client):
    return client.get(reverse("account_single_sign_on"))


class TestWhatIsSent:
    def test_a_state_a_nonce_and_a_challenge_new_each_time(self, client, worker):
        first, second = (parse_qs(urlsplit(begin(client)["Location"]).query) for _ in range(2))
        assert set(first["scope"][0].split()) == {"openid", "email"}
        assert first["redirect_uri"] == ["http://testserver/accounts/single-sign-on/back/"]
        assert all(first[name] != second[name] for name in ("state", "nonce", "code_challenge"))

    def test_the_sign_in_page_links_there_and_forms_still_go_nowhere_else(self, client, worker):
        page = client.get(reverse("account_login"), {"next": "/accounts/2fa/"})
        assert 'href="/accounts/single-sign-on/?next=%2Faccounts%2F2fa%2F"' in said(page)
        assert "Council sign-in" in said(page)
        assert "form-action 'self'" in page["Content-Security-Policy"]

    def test_another_site_cannot_sign_somebody_in(self, client, worker, provider):
        answer = client.get(reverse("account_single_sign_on"), headers={"Sec-Fetch-Site": "cross-site"})
        assert answer["Location"] == reverse("account_login")
        assert provider.asked == []

    def test_without_a_provider_there_is_no_button_and_no_address(self, client, settings):
        assert "single-sign-on" not in said(client.get(reverse("account_login")))
        assert begin(client).status_code == 404
        assert client.get(reverse("account_single_sign_on_callback")).status_code == 404


class TestWhatIsNotBelieved:
    @pytest.mark.parametrize(
        "claims",
        [
            {"nonce": "of another sign-in"},
            {"exp": int(time.time()) - 3600, "iat": int(time.time()) - 7200},
            {"iat": int(time.time()) + 3600},
            {"iss": "https://elsewhere.example.org"},
            {"aud": "another client"},
            {"aud": [CLIENT, "another client"]},
            {"azp": "another client"},
        ],
        ids="-".join,
    )
    def test_a_token_that_says_something_else(self, client, worker, provider, through_provider, claims):
        provider.claims = claims
        answer = through_provider()
        assert answer.status_code == 400
        assert "does not prove who you are" in said(answer)
        assert not signed_in(client)

    @pytest.mark.parametrize("name", ["nonce", "exp", "iat", "sub", "aud", "iss"])
    def test_a_token_that_says_too_little(self, client, worker, provider, through_provider, name):
        provider.left_out = {name}
        assert through_provider().status_code == 400
        assert not signed_in(client)

    def test_a_token_signed_by_another_key(self, client, worker, provider, through_provider):
        provider.signing_key = rsa_key("somebody's")
        assert through_provider().status_code == 400
        assert not signed_in(client)

    @pytest.mark.parametrize(("algorithm", "key"), [("HS256", SECRET * 4), ("none", None)])
    def test_a_token_signed_with_what_others_know_or_not_at_all(self, client, worker, provider, through_provider, algorithm, key):
        provider.algorithm, provider.signing_key = algorithm, key
        assert through_provider().status_code == 400
        assert not signed_in(client)

    def test_a_discovery_document_of_another_issuer(self, client, worker, provider):
        provider.discovery = {"issuer": "https://elsewhere.example.org"}
        answer = begin(client)
        assert answer.status_code == 400
        assert "does not prove who you are" in said(answer)

    @pytest.mark.parametrize("state", ["", "made-up"])
    def test_a_state_csc_did_not_give_out(self, client, worker, provider, through_provider, state):
        answer = through_provider(state=state)
        assert answer.status_code == 400
        assert "begun too long ago" in said(answer)
        assert "/token" not in provider.asked

    def test_a_state_of_another_browser(self, client, worker, provider, django_user_model):
        from django.test import Client

        back = provider.sign_in(begin(Client())["Location"])
        assert client.get(reverse("account_single_sign_on_callback"), back).status_code == 400
        assert not signed_in(client)

    def test_the_same_answer_twice(self, client, worker, provider):
        back = provider.sign_in(begin(client)["Location"])
        assert client.get(reverse("account_single_sign_on_callback"), back)["Location"] == "/"
        client.logout()
        assert client.get(reverse("account_single_sign_on_callback"), back).status_code == 400
        assert not signed_in(client)

    def test_a_code_of_another_sign_in_is_stopped_by_the_challenge(self, client, worker, provider):
        stolen = provider.sign_in(begin(client)["Location"])["code"]
        mine = provider.sign_in(begin(client)["Location"])
        assert client.get(reverse("account_single_sign_on_callback"), mine | {"code": stolen}).status_code == 400
        assert not signed_in(client)

    def test_an_answer_after_a_quarter_of_an_hour(self, client, worker, provider):
        with time_machine.travel(datetime.datetime(2026, 4, 1, 9, tzinfo=datetime.UTC), tick=False) as clock:
            back = provider.sign_in(begin(client)["Location"])
            clock.shift(15 * 60)
            assert client.get(reverse("account_single_sign_on_callback"), back).status_code == 400
        assert not signed_in(client)


class TestWhenItFails:
    def test_nobody_answers(self, client, worker, provider):
        provider.stop()
        answer = begin(client)
        assert answer.status_code == 503
        assert "does not answer" in said(answer)
        assert "no-store" in answer["Cache-Control"]

    @pytest.mark.parametrize(
        ("path", "broken"),
        [
            ("/.well-known/openid-configuration", (500, b"")),
            ("/.well-known/openid-configuration", (200, b"<html>maintenance</html>")),
            ("/.well-known/openid-configuration", (200, b"[]")),
            ("/.well-known/openid-configuration", (200, b"{}")),
        ],
    )
    def test_before_one_is_sent_there(self, client, worker, provider, path, broken):
        provider.broken[path] = broken
        assert begin(client).status_code == 503

    @pytest.mark.parametrize(
        ("path", "broken", "status"),
        [
            ("/token", (500, b""), 400),
            ("/token", (200, b'{"access_token": "x"}'), 400),
            ("/token", (200, b"{"), 503),
            ("/token", (200, b'{"access_token": "x", "id_token": "not.a.token"}'), 400),
            ("/token", (200, b'{"access_token": "x", "id_token": 7}'), 400),
            ("/keys", (500, b""), 503),
            ("/keys", (200, b"{}"), 400),
            ("/keys", (200, b"null"), 503),
            ("/.well-known/openid-configuration", (500, b""), 503),
        ],
    )
    def test_after_one_comes_back(self, client, worker, provider, path, broken, status):
        back = provider.sign_in(begin(client)["Location"])
        provider.broken[path] = broken
        answer = client.get(reverse("account_single_sign_on_callback"), back)
        assert (answer.status_code, "You are not signed in" in said(answer)) == (status, True)
        assert not signed_in(client)

    def test_somebody_who_stops_half_way(self, client, worker, provider):
        state = provider.sign_in(begin(client)["Location"])["state"]
        answer = client.get(reverse("account_single_sign_on_callback"), {"state": state, "error": "access_denied"})
        assert answer.status_code == 400
        assert "stopped before it was complete" in said(answer)

    def test_what_the_provider_says_is_not_logged(self, client, worker, provider, caplog):
        back = provider.sign_in(begin(client)["Location"])
        provider.broken["/token"] = (200, b'{"id_token": "canary"}')
        client.get(reverse("account_single_sign_on_callback"), back)
        assert "canary" not in caplog.text
        assert "OAuth2Error" in caplog.text


class TestConfiguration:
    GIVEN = {
        "issuer": "https://login.example.org/tenant",
        "client_id": "x",
        "secret": "y",
        "label": "z",
        "subject_claim": "sub",
        "second_factor_claims": [],
        "encrypted": True,
    }

    @pytest.mark.parametrize(
        "changes",
        [
            {"secret": ""},
            {"issuer": "", "secret": ""},
            {"issuer": "http://login.example.org"},
            {"issuer": "login.example.org"},
            {"second_factor_claims": ["mfa"]},
            {"second_factor_claims": ["amr="]},
        ],
    )
    def test_what_cannot_work_is_said_at_the_start(self, changes):
        with pytest.raises(ImproperlyConfigured):
            single_sign_on(**(self.GIVEN | changes))

    def test_subjects_of_another_issuer_are_other_people(self):
        keys = {
            single_sign_on(**(self.GIVEN | {"issuer": issuer}))["openid_connect"]["APPS"][0]["provider_id"]
            for issuer in ("https://login.example.org/tenant", "https://login.example.org/other")
        }
        assert len(keys) == 2


def test_the_key_in_use_is_found_after_the_provider_has_changed_it(client, worker, provider, through_provider):
    provider.key, provider.key_id = rsa_key("the next"), "key-2"
    provider.signing_key = provider.key
    assert through_provider()["Location"] == "/"
