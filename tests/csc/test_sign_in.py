"""Signing in, proving it twice, changing the password, and leaving nothing behind."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import time

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

PASSWORD = "three unlikely words"


@pytest.fixture(autouse=True)
def nobody_has_tried_before():
    """Attempts are counted in the cache, by address; every test here comes from the same one."""
    cache.clear()


@pytest.fixture
def worker(django_user_model):
    return django_user_model.objects.create_user("worker", "worker@example.org", PASSWORD)


def code_of(secret: str) -> str:
    """The code an authenticator app shows now for this key (RFC 6238: SHA-1, 30 seconds, 6 figures)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, int(time.time() // 30).to_bytes(8), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF) % 1_000_000:06}"


def sign_in(client, **given: str):
    return client.post(reverse("account_login"), {"login": "worker", "password": PASSWORD, **given})


def content(answer) -> str:
    return answer.content.decode()


pytestmark = pytest.mark.django_db


class TestSignIn:
    @pytest.mark.parametrize("login", ["worker", "worker@example.org", " worker "])
    def test_by_name_or_address(self, client, worker, login):
        assert sign_in(client, login=login).headers["Location"] == "/"

    def test_leads_back_to_the_page_asked_for_but_never_to_another_site(self, client, worker):
        assert sign_in(client, next="/accounts/2fa/").headers["Location"] == "/accounts/2fa/"
        client.logout()
        assert sign_in(client, next="https://example.org/").headers["Location"] == "/"

    def test_the_session_gets_a_new_key(self, client, worker):
        client.get(reverse("account_login"))
        session = client.session
        session["before"] = True
        session.save()
        before = session.session_key
        sign_in(client)
        assert client.session.session_key != before

    def test_an_empty_form_says_what_is_missing(self, client):
        said = content(client.post(reverse("account_login"), {}))
        assert "Enter username or email address" in said
        assert "Enter password" in said

    def test_an_unknown_name_and_a_wrong_password_are_answered_alike(self, client, worker):
        def shape(answer) -> str:
            return re.sub(r'value="[^"]*"', "", content(answer))

        wrong = shape(sign_in(client, password="wrong"))
        assert "The name or the password is not right" in wrong
        assert shape(sign_in(client, login="nobody")) == wrong

    def test_the_password_typed_is_not_sent_back(self, client, worker):
        assert "guess-1234" not in content(sign_in(client, password="guess-1234"))

    def test_too_many_attempts_are_answered_with_how_long_to_wait(self, client, worker, settings):
        for _ in range(settings.AXES_FAILURE_LIMIT):
            answer = sign_in(client, password="wrong")
        assert answer.status_code == 429
        assert answer.headers["Retry-After"] == "900"
        assert "Wait 15 minutes, then try again." in content(answer)
        assert "worker" not in content(answer)

    def test_however_the_name_is_written_attempts_add_up(self, client, worker, settings):
        names = ["worker", "WORKER", "worker@example.org", "Worker@example.org", " worker "]
        assert len(names) == settings.AXES_FAILURE_LIMIT
        assert [sign_in(client, login=name, password="wrong").status_code for name in names] == [200, 200, 200, 200, 429]
        assert sign_in(client).status_code == 429, "the right password waits too"

    def test_others_behind_the_same_address_are_not_locked_out(self, client, worker, django_user_model, settings):
        django_user_model.objects.create_user("colleague", password=PASSWORD)
        for _ in range(settings.AXES_FAILURE_LIMIT):
            sign_in(client, password="wrong")
        assert sign_in(client, login="colleague", password="wrong").status_code == 200
        assert sign_in(client, login="colleague").status_code == 302

    def test_signing_in_wipes_out_earlier_slips(self, client, django_user_model, settings):
        django_user_model.objects.create_user("Jo.Field", password=PASSWORD)
        for _ in range(2):
            for _ in range(settings.AXES_FAILURE_LIMIT - 1):
                sign_in(client, login="jo.field", password="wrong")
            assert sign_in(client, login="jo.field").status_code == 302
            client.logout()

    def test_a_name_that_does_not_exist_locks_alike(self, client, settings):
        for _ in range(settings.AXES_FAILURE_LIMIT):
            answer = sign_in(client, login="nobody", password="wrong")
        assert answer.status_code == 429


class TestSignOut:
    def test_ends_the_session_and_has_the_browser_forget(self, client, worker):
        client.force_login(worker)
        answer = client.post(reverse("account_logout"))
        assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
        assert answer.headers["Location"] == reverse("account_signed_out")
        assert client.get(reverse("account")).status_code == 302
        assert "You have signed out" in content(client.get(answer.headers["Location"]))

    def test_a_link_signs_nobody_out(self, client, worker):
        client.force_login(worker)
        assert "Clear-Site-Data" not in client.get(reverse("account_logout")).headers
        assert client.get(reverse("account")).status_code == 200

    def test_twice_is_no_error(self, client):
        assert client.post(reverse("account_logout")).status_code == 302


class TestSecondFactor:
    def enrol(self, client) -> str:
        """Sets up the authenticator app as a person does, and returns its key."""
        activate = reverse("mfa_activate_totp")
        answer = client.get(activate)
        assert answer.headers["Location"].startswith(reverse("account_reauthenticate"))
        client.post(answer.headers["Location"], {"password": PASSWORD, "next": activate})
        secret = re.search(r'<code class="csc-secret">([A-Z2-7]+)</code>', content(client.get(activate)))[1]
        assert "Code is not right" in content(client.post(activate, {"code": "000000"}))
        secret = re.search(r'<code class="csc-secret">([A-Z2-7]+)</code>', content(client.get(activate)))[1]
        assert client.post(activate, {"code": code_of(secret)}).headers["Location"] == reverse("mfa_view_recovery_codes")
        return secret

    def test_from_setting_up_to_signing_in(self, client, worker):
        sign_in(client)
        secret = self.enrol(client)
        codes = re.findall(r"<li><code>(\d+)</code></li>", content(client.get(reverse("mfa_view_recovery_codes"))))
        assert len(codes) == 10
        client.post(reverse("account_logout"))

        assert sign_in(client).headers["Location"] == reverse("mfa_authenticate")
        assert client.get(reverse("account")).status_code == 302, "the password alone opens nothing"
        assert "Code is not right" in content(client.post(reverse("mfa_authenticate"), {"code": "000000"}))
        with time_machine.travel(time.time() + 31):
            answer = client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
        assert answer.headers["Location"] == "/"
        assert client.get(reverse("account")).status_code == 200

    def test_a_recovery_code_works_once(self, client, worker):
        sign_in(client)
        self.enrol(client)
        code = re.findall(r"<li><code>(\d+)</code></li>", content(client.get(reverse("mfa_view_recovery_codes"))))[0]
        for opened in (200, 302):
            client.post(reverse("account_logout"))
            sign_in(client)
            client.post(reverse("mfa_authenticate"), {"code": code})
            assert client.get(reverse("account")).status_code == opened

    @pytest.mark.parametrize(
        "name", ["mfa_index", "mfa_list_webauthn", "mfa_generate_recovery_codes", "mfa_deactivate_totp", "mfa_add_webauthn"]
    )
    def test_its_pages_open(self, client, worker, name):
        sign_in(client)
        self.enrol(client)
        assert client.get(reverse(name), follow=True).status_code == 200


class TestPassword:
    def test_a_changed_password_ends_every_session_and_its_owner_is_told(self, client, worker):
        from django.test import Client

        other = Client()
        sign_in(client)
        sign_in(other)
        new = "four quite different words"
        client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
        assert client.get(reverse("account")).status_code == 302
        assert other.get(reverse("account")).status_code == 302
        assert [message.to for message in mail.outbox] == [["worker@example.org"]]
        assert sign_in(client, password=new).status_code == 302

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            ({"oldpassword": "wrong"}, "Current password is not right"),
            ({"password1": "short", "password2": "short"}, "too short"),
            ({"password1": "", "password2": ""}, "Enter new password"),
            ({"password2": "something else"}, "same password"),
        ],
    )
    def test_what_is_wrong_with_a_new_one(self, client, worker, given, said):
        sign_in(client)
        new = "four quite different words"
        sent = {"oldpassword": PASSWORD, "password1": new, "password2": new, **given}
        assert said in content(client.post(reverse("account_change_password"), sent))

    def test_a_forgotten_one_is_set_by_a_link_that_works_once(self, client, worker):
        client.post(reverse("account_reset_password"), {"email": "worker@example.org"})
        link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body)[1]
        assert mail.outbox[0].subject == "Set a new password"
        form = client.get(link, follow=True)
        new = "four quite different words"
        done = client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
        assert done.headers["Location"] == reverse("account_reset_password_from_key_done")
        assert client.get(reverse("account")).status_code == 302, "the link sets a password; it signs nobody in"
        assert "does not work any more" in content(client.get(link, follow=True))
        assert sign_in(client, password=new).status_code == 302

    def test_an_address_without_an_account_is_answered_alike_and_gets_no_mail(self, client, worker):
        known = client.post(reverse("account_reset_password"), {"email": "worker@example.org"})
        unknown = client.post(reverse("account_reset_password"), {"email": "nobody@example.org"})
        assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
        assert len(mail.outbox) == 1


class TestStaying:
    def test_whoever_says_they_are_there_keeps_the_session(self, client, worker):
        client.force_login(worker)
        now = time.time()
        for minutes in (29, 58, 87):
            with time_machine.travel(now + minutes * 60, tick=False):
                assert client.post(reverse("keep_session")).status_code == 204

    def test_a_page_that_asks_by_itself_does_not(self, client, worker):
        now = time.time()
        with time_machine.travel(now, tick=False):
            client.force_login(worker)
            client.get(reverse("account"))
        for minutes, status in ((29, 200), (31, 302)):
            with time_machine.travel(now + minutes * 60, tick=False):
                assert client.get(reverse("account"), headers={"X-Background": "1"}).status_code == status

    def test_a_stranger_keeps_nothing(self, client):
        assert client.post(reverse("keep_session")).status_code == 302
