"""Building indexes and checking foreign keys once, after a bulk load, instead of row by row.

`checked_at_the_end()` is a transaction in which SQLite does not look up, for every row, what it points at.

Inside `indexes_built_at_the_end(models)` the tables stand without their secondary indexes, unique
constraints and foreign keys. At the end all of them are made again, which checks every row: data
that break one are refused as they would have been before, and the whole transaction with them.
PostgreSQL and SQLite both take such changes back when the transaction is rolled back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, models, transaction

from csc.bulk import history_of

_POSTGRESQL_CONSTRAINTS = """
    SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid), contype
    FROM pg_constraint
    WHERE contype IN ('f', 'u') AND conrelid = ANY (%s::regclass[])
    ORDER BY contype = 'f', conrelid::regclass::text, conname
"""
_POSTGRESQL_INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid)
    FROM pg_index
    WHERE indrelid = ANY (%s::regclass[])
      AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)
    ORDER BY 1
"""
_SQLITE_INDEXES = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({marks}) ORDER BY name"
)


@contextmanager
def checked_at_the_end() -> Iterator[None]:
    """A transaction at whose end every row is asked whether it points somewhere, and none before where the database can wait.

    Inside another transaction SQLite asks row by row all the same. PostgreSQL asks as its constraints say.

    Raises:
        django.db.IntegrityError: a row points nowhere; it says which.
    """
    with connection.constraint_checks_disabled(), transaction.atomic():
        yield
        connection.check_constraints()


@contextmanager
def indexes_built_at_the_end(
    loaded: Sequence[type[models.Model]], *, on_built: Callable[[int, int], None] = lambda done, total: None
) -> Iterator[None]:
    """Load into the tables of these models (and their history) without paying for every index on every row.

    Call it inside a transaction. `on_built(done, total)` is told of each index and constraint made again.

    Raises:
        django.db.IntegrityError: a row breaks a unique constraint or points nowhere.
        RuntimeError: there is no transaction to fall back to.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Taking indexes away is only safe inside a transaction.")
    # PostgreSQL alters no table while a check on one of its rows is still to come.
    connection.check_constraints()
    tables = sorted({table for model in loaded for table in _tables(model)})
    make_again = _take_away_on_postgresql(tables) if connection.vendor == "postgresql" else _take_away_on_sqlite(tables)
    yield
    with connection.cursor() as cursor:
        for done, statement in enumerate(make_again, start=1):
            cursor.execute(statement)
            on_built(done, len(make_again))


def _tables(model: type[models.Model]) -> list[str]:
    return [each._meta.db_table for each in (model, history_of(model)) if each is not None]


def _take_away_on_postgresql(tables: list[str]) -> list[str]:
    quoted = [connection.ops.quote_name(table) for table in tables]
    with connection.cursor() as cursor:
        cursor.execute(_POSTGRESQL_CONSTRAINTS, [quoted])
        constraints = cursor.fetchall()
        cursor.execute(_POSTGRESQL_INDEXES, [quoted])
        indexes = cursor.fetchall()
        # A foreign key may rest on a unique constraint, so foreign keys go first and come back last.
        for table, name, _, _ in reversed(constraints):
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
    return [
        *(f"{definition}" for _, definition in indexes),
        *(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}" for table, name, definition, _ in constraints),
    ]


def _take_away_on_sqlite(tables: list[str]) -> list[str]:
    """Indexes alone: SQLite keeps foreign keys in the table, checks them when the transaction ends, and cannot drop them."""
    with connection.cursor() as cursor:
        cursor.execute(_SQLITE_INDEXES.format(marks=", ".join(["%s"] * len(tables))), tables)
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
    return [definition for _, definition in indexes]
