"""The way in and the way out, as a browser shows them."""

from __future__ import annotations

import pytest

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

PASSWORD = "a long enough password"


@pytest.fixture
def worker(django_user_model):
    return django_user_model.objects.create_user("worker", "worker@example.org", PASSWORD, first_name="Ada", last_name="Hale")


@pytest.mark.parametrize("path", ["/accounts/login/", "/accounts/password/reset/", "/no/such/page/"])
def test_pages_open_to_strangers_hold_no_barrier_and_fit_the_screen(visitor, path):
    visitor.open(path)
    visitor.complaints[:] = [said for said in visitor.complaints if "404 (Not Found)" not in said]
    assert visitor.page.title()
    assert visitor.barriers() == []
    assert not visitor.scrolls_sideways()


def test_a_wrong_password_is_told_without_a_barrier(visitor, worker):
    visitor.open("/accounts/login/")
    visitor.page.locator("[name=login]").fill("worker")
    visitor.page.locator("[name=password]").fill("wrong")
    visitor.page.locator("main form button[type=submit]").first.click()
    visitor.page.locator(".govuk-error-summary").wait_for()
    assert visitor.barriers() == []


def test_after_signing_out_going_back_shows_nothing(visitor, worker):
    visitor.sign_in("worker", PASSWORD)
    assert visitor.barriers() == []
    assert not visitor.scrolls_sideways()
    visitor.open("/accounts/password/change/")
    visitor.open("/accounts/logout/")
    visitor.page.locator("main form button[type=submit]").first.click()
    visitor.page.wait_for_load_state()
    visitor.open("/accounts/password/change/")
    assert "/accounts/login/" in visitor.page.url
    visitor.page.go_back()
    visitor.page.go_back()
    assert visitor.page.locator("[name=oldpassword]").count() == 0
