"""Indexes and constraints that were taken away for a bulk load are back afterwards, and have been checked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import IntegrityError, connection, transaction

from csc import bulk
from csc.bulk_indexes import indexes_built_at_the_end
from csc.models import FamilyMembership, Person, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> User:
    return User.objects.create(username="clerk")


def rules(table: str) -> dict[str, tuple[object, ...]]:
    """What the database holds a table to: columns, uniqueness and target of every index and constraint, by name."""
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table)
    kinds = ("columns", "primary_key", "unique", "foreign_key", "check", "index", "definition")
    return {name: tuple(str(rule.get(kind)) for kind in kinds) for name, rule in found.items()}


@contextmanager
def checked_afterwards() -> Iterator[None]:
    """SQLite checks foreign keys when a transaction ends; a test's own transaction never does."""
    yield
    connection.check_constraints()


@pytest.mark.parametrize("table", ["csc_person", "csc_historicalperson"])
def test_all_rules_come_back(clerk: User, table: str) -> None:
    before = rules(table)
    built: list[tuple[int, int]] = []
    with indexes_built_at_the_end([Person], on_built=lambda done, total: built.append((done, total))):
        assert len(rules(table)) < len(before)
        bulk.load(Person, {"id": [1, 2], "local_id": ["C1", "C2"], "surname": "Lowe", "recorded_by": clerk.pk})
    assert rules(table) == before
    assert built[-1][0] == built[-1][1] == len(built)


def test_two_rows_with_one_number_are_refused(clerk: User) -> None:
    columns = {"id": [1, 2], "local_id": ["C1", "C1"], "surname": "Lowe", "recorded_by": clerk.pk}
    with pytest.raises(IntegrityError), transaction.atomic(), indexes_built_at_the_end([Person]):
        bulk.load(Person, columns)
    assert not Person.objects.exists()
    assert "person_by_name" in rules("csc_person")


def test_a_row_that_points_nowhere_is_refused(clerk: User) -> None:
    columns = {"id": [1], "person": [99], "family": [99], "recorded_by": clerk.pk}
    with pytest.raises(IntegrityError), transaction.atomic(), checked_afterwards(), indexes_built_at_the_end([FamilyMembership]):
        bulk.load(FamilyMembership, columns)
    assert not FamilyMembership.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_taken_away() -> None:
    with pytest.raises(RuntimeError, match="inside a transaction"), indexes_built_at_the_end([Person]):
        pass
    assert "person_by_name" in rules("csc_person")
