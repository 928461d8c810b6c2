"""The migrations lay the tables that the models describe."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from django.db.migrations.operations import AddField, DeleteModel, RemoveField, RenameField, RenameModel
from django.db.migrations.operations.base import Operation

ROOT = Path(__file__).resolve().parent.parent
OWN = {"csc", "contacts", "assessments", "protection", "looked_after", "workforce", "audits", "reporting"}
REQUIRED_AT_ONCE = {
    ("protection.0002_who_came_and_whose_report_was_shared", "apologies"),
    ("workforce.0002_child_record", "home_postcode"),
    ("reporting.0002_publishing_is_a_duty", "compared"),
    ("reporting.0004_local_rules_of_a_run", "local_rules"),
}
"""Columns that the release before could not leave out, made before this was looked at. None is to be added."""


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


def later_operations() -> list[tuple[str, Operation]]:
    """What is done to tables that a release before had, each with its migration. Read from the files: the tests' own database
    is made without them."""
    found = []
    for app in sorted(OWN):
        for file in sorted((ROOT / app / "migrations").glob("0*.py")):
            if not file.name.startswith("0001"):
                migration = import_module(f"{app}.migrations.{file.stem}").Migration
                found += [(f"{app}.{file.stem}", operation) for operation in migration.operations]
    return found


def test_the_release_before_goes_on_writing_what_it_knows():
    """docs/deploy: migrations leave the running release working. It leaves new columns out, and still reads the old ones."""
    added = [(name, operation) for name, operation in later_operations() if isinstance(operation, AddField)]
    unknown = [(name, each.name) for name, each in added if not (each.field.null or each.field.has_db_default())]
    assert set(unknown) == REQUIRED_AT_ONCE
    lost = (RemoveField, RenameField, DeleteModel, RenameModel)
    assert [name for name, operation in later_operations() if isinstance(operation, lost)] == []


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
