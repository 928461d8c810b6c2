"""A variable that is missing or wrong is told in words, and an installation never comes up half protected."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from csc.environment import Environment, kept_secret, mode

env = Environment()


@pytest.fixture(autouse=True)
def nothing_of_a_server(monkeypatch):
    for name in ("CSC_MODE", "SECRET_KEY", "DATABASE_URL", "REDIS_URL", "ALLOWED_HOSTS"):
        monkeypatch.delenv(name, raising=False)


def test_without_any_variable_it_is_the_demo():
    assert mode() == "demo"


@pytest.mark.parametrize("chosen", ["demo", "production", "test"])
def test_the_mode_is_the_one_chosen(monkeypatch, chosen):
    monkeypatch.setenv("CSC_MODE", chosen)
    assert mode() == chosen


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL", "REDIS_URL", "ALLOWED_HOSTS"])
def test_a_server_that_forgot_its_mode_does_not_come_up_as_a_demo(monkeypatch, name):
    monkeypatch.setenv(name, "something")
    with pytest.raises(ImproperlyConfigured, match=f"{name} is set, but CSC_MODE is not"):
        mode()


def test_a_mode_that_does_not_exist_is_refused(monkeypatch):
    monkeypatch.setenv("CSC_MODE", "prod")
    with pytest.raises(ImproperlyConfigured, match=r"'prod'.*demo, production or test"):
        mode()


@pytest.mark.parametrize("value", [None, "", "   "])
def test_a_required_variable_says_what_it_is_for_and_gives_an_example(monkeypatch, value):
    if value is not None:
        monkeypatch.setenv("REDIS_URL", value)
    with pytest.raises(ImproperlyConfigured) as told:
        env.required("REDIS_URL", purpose="It says where Redis runs.", example="redis://localhost/0")
    words = " ".join(str(told.value).split())
    assert "REDIS_URL is not set" in words
    assert "It says where Redis runs." in words
    assert "REDIS_URL=redis://localhost/0" in words
    assert "docs/deploy/csc.env.example" in words


@pytest.mark.parametrize(("value", "read"), [(None, 30), ("", 30), ("45", 45), (" 1 ", 1)])
def test_a_whole_number(monkeypatch, value, read):
    if value is not None:
        monkeypatch.setenv("SESSION_IDLE_MINUTES", value)
    assert env.whole_number("SESSION_IDLE_MINUTES", 30, at_least=1) == read


@pytest.mark.parametrize("value", ["0", "-5", "1.5", "half an hour"])
def test_not_a_whole_number(monkeypatch, value):
    monkeypatch.setenv("SESSION_IDLE_MINUTES", value)
    with pytest.raises(ImproperlyConfigured, match="SESSION_IDLE_MINUTES"):
        env.whole_number("SESSION_IDLE_MINUTES", 30, at_least=1)


@pytest.mark.parametrize(
    ("value", "read"), [("yes", True), ("True", True), ("1", True), ("no", False), ("OFF", False), ("", True)]
)
def test_a_switch(monkeypatch, value, read):
    monkeypatch.setenv("SECOND_FACTOR", value)
    assert env.yes_or_no("SECOND_FACTOR", default=True) is read


def test_a_misspelt_switch_is_not_taken_for_no(monkeypatch):
    monkeypatch.setenv("SECOND_FACTOR", "yse")
    with pytest.raises(ImproperlyConfigured, match="write yes or no"):
        env.yes_or_no("SECOND_FACTOR", default=True)


@pytest.mark.parametrize(
    ("url", "engine", "name"),
    [
        ("postgres://csc:p%40ss@db.example.org:5432/records", "postgresql", "records"),
        ("postgresql://csc@db.example.org/records?sslmode=verify-full", "postgresql", "records"),
        ("sqlite:////srv/csc/csc.sqlite3", "sqlite3", "/srv/csc/csc.sqlite3"),
    ],
)
def test_a_database(monkeypatch, url, engine, name):
    monkeypatch.setenv("DATABASE_URL", url)
    described = env.database("DATABASE_URL", default="sqlite:///unused")
    assert described["ENGINE"] == f"django.db.backends.{engine}"
    assert described["NAME"] == name


@pytest.mark.parametrize("url", ["mysql://csc:hunter2@localhost/csc", "localhost:5432 hunter2", "oracle://hunter2"])
def test_another_database_is_refused_and_its_password_is_not_repeated(monkeypatch, url):
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(ImproperlyConfigured) as told:
        env.database("DATABASE_URL", default="sqlite:///unused")
    assert "PostgreSQL" in str(told.value)
    assert "hunter2" not in str(told.value)


def test_a_kept_secret_stays_the_same_and_is_for_its_owner_alone(tmp_path):
    path = tmp_path / "demo" / "secret-key"
    first = kept_secret(path)
    assert kept_secret(path) == first
    assert len(first) >= 80
    assert path.stat().st_mode & 0o077 == 0
    assert list(path.parent.iterdir()) == [path]
