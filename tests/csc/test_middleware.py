"""Sessions end, addresses are not forged, and one factor is not enough where two are required."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.test import RequestFactory

from csc.middleware import ClientAddress

MORNING = datetime.datetime(2026, 4, 1, 9, 0, tzinfo=datetime.UTC)
OPEN_TO_ANYBODY_SIGNED_IN = "/accounts/password/change/"


@pytest.fixture
def worker(django_user_model):
    return django_user_model.objects.create_user("worker", password="a long enough password")


def still_signed_in(client) -> bool:
    return client.get(OPEN_TO_ANYBODY_SIGNED_IN).status_code == 200


@pytest.mark.parametrize(
    ("proxies", "header", "address"),
    [
        (0, "203.0.113.9", "10.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.66, 203.0.113.9", "203.0.113.9"),
        (2, "198.51.100.66, 203.0.113.9, 192.0.2.4", "203.0.113.9"),
        (2, "203.0.113.9", "10.0.0.1"),
        (1, "", "10.0.0.1"),
        (1, None, "10.0.0.1"),
    ],
)
def test_only_what_a_trusted_proxy_added_is_believed(settings, proxies, header, address):
    settings.PROXIES = proxies
    headers = {} if header is None else {"HTTP_X_FORWARDED_FOR": header}
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", **headers)
    ClientAddress(lambda request: HttpResponse())(request)
    assert request.META["REMOTE_ADDR"] == address


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "signed_in"), [(1, True), (29, True), (31, False)])
def test_a_session_ends_after_half_an_hour_without_a_request(client, worker, minutes, signed_in):
    with time_machine.travel(MORNING, tick=False) as clock:
        client.force_login(worker)
        assert still_signed_in(client)
        clock.shift(datetime.timedelta(minutes=minutes))
        assert still_signed_in(client) is signed_in


@pytest.mark.django_db
def test_work_keeps_a_session_open_but_not_beyond_twelve_hours(client, worker):
    with time_machine.travel(MORNING, tick=False) as clock:
        client.force_login(worker)
        for _ in range(12 * 3):
            assert still_signed_in(client)
            clock.shift(datetime.timedelta(minutes=20))
        assert still_signed_in(client)
        clock.shift(datetime.timedelta(seconds=1))
        assert not still_signed_in(client)


@pytest.mark.django_db
def test_whoever_is_disabled_is_out_with_the_next_request(client, worker):
    client.force_login(worker)
    assert still_signed_in(client)
    worker.is_active = False
    worker.save()
    assert not still_signed_in(client)


@pytest.mark.django_db
def test_a_page_shown_to_somebody_signed_in_is_not_kept_by_the_browser(client, worker):
    client.force_login(worker)
    assert "no-store" in client.get(OPEN_TO_ANYBODY_SIGNED_IN)["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["/admin/", "/accounts/2fa/", "/accounts/", "/health/"])
def test_with_one_factor_there_is_nothing_but_setting_up_the_second(client, worker, settings, page):
    settings.SECOND_FACTOR_REQUIRED = True
    client.force_login(worker)
    answer = client.get(page)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/2fa/totp/activate/")


@pytest.mark.django_db
def test_with_two_factors_the_pages_open(client, worker, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    Authenticator.objects.create(user=worker, type=Authenticator.Type.TOTP, data={})
    client.force_login(worker)
    assert client.get("/accounts/2fa/").status_code == 200


@pytest.mark.django_db
def test_the_administration_site_has_no_sign_in_of_its_own(client):
    answer = client.get("/admin/login/?next=/admin/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/login/")


@pytest.mark.django_db
def test_nobody_signs_up(client):
    answer = client.post(
        "/accounts/signup/", {"username": "new", "email": "new@example.org", "password1": "x" * 20, "password2": "x" * 20}
    )
    assert b"csrfmiddlewaretoken" not in answer.content


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["/accounts/login/", "/no/such/page/", "/health/"])
def test_every_answer_forbids_scripts_and_frames_of_others(client, page):
    policy = client.get(page)["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "base-uri 'none'" in policy


@pytest.mark.django_db
@pytest.mark.parametrize(("wrong", "let_in"), [(4, True), (5, False)])
def test_after_five_wrong_passwords_the_right_one_waits_too(client, worker, wrong, let_in):
    for _ in range(wrong):
        client.post("/accounts/login/", {"login": "worker", "password": "wrong"})
    client.post("/accounts/login/", {"login": "worker", "password": "a long enough password"})
    assert still_signed_in(client) is let_in
