"""The migrations lay the tables that the models describe."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent


def manage(*command: str, database_url: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CSC_MODE": "test", "DATABASE_URL": database_url}
    return subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def lay_from_nothing(database_url: str) -> None:
    done = manage("migrate", "--verbosity=0", database_url=database_url)
    assert done.returncode == 0, done.stderr
    done = manage("migrate", "--check", database_url=database_url)
    assert done.returncode == 0, done.stdout


def test_no_migration_is_missing(tmp_path):
    done = manage("makemigrations", "--check", "--dry-run", database_url=f"sqlite:///{tmp_path / 'csc.sqlite3'}")
    assert done.returncode == 0, done.stdout


def test_they_run_from_nothing_on_sqlite(tmp_path):
    lay_from_nothing(f"sqlite:///{tmp_path / 'csc.sqlite3'}")


@pytest.mark.postgres
@pytest.mark.django_db
def test_they_run_from_nothing_on_postgresql():
    settings = {**connection.settings_dict, "NAME": f"{connection.settings_dict['NAME']}_migrated"}
    url = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/".format(**settings)
    with psycopg.connect(f"{url}postgres", autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{settings["NAME"]}"')
        server.execute(f'CREATE DATABASE "{settings["NAME"]}"')
        try:
            lay_from_nothing(f"{url}{settings['NAME']}")
        finally:
            server.execute(f'DROP DATABASE "{settings["NAME"]}" WITH (FORCE)')
