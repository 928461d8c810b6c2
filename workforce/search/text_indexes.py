"""Trigram indexes over the texts that are searched, on PostgreSQL; made by `manage.py lay_text_indexes`.

One index for each table, over all of its texts: PostgreSQL keeps them true by itself, whichever way a row is written, and a
search for a word in any of a table's texts asks one index. Without them the search finds the same, only slower.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from csc.models import SharedPart
from workforce.search.texts import kinds, text_columns

SIGN = "_words_trgm_"
"""In the name of every index of ours, so that one no longer wanted can be told from others'."""


@dataclass(frozen=True)
class TextIndex:
    """The index over the texts of one table. The name changes with the columns, so that a changed model gets a new one."""

    table: str
    columns: tuple[str, ...]

    @property
    def name(self) -> str:
        digest = hashlib.sha256(" ".join((self.table, *self.columns)).encode()).hexdigest()
        return f"{self.table[:42]}{SIGN}{digest[:8]}"

    @property
    def statement(self) -> str:
        """Over the same expression that Django's `icontains` compares, or PostgreSQL would not use it."""
        quote = connection.ops.quote_name
        texts = ", ".join(f"UPPER({quote(column)}::text) gin_trgm_ops" for column in self.columns)
        return f"CREATE INDEX CONCURRENTLY {quote(self.name)} ON {quote(self.table)} USING gin ({texts})"


def wanted() -> Iterator[TextIndex]:
    """The indexes that serve the search as the models are now."""
    for model, _ in kinds():
        yield TextIndex(model._meta.db_table, tuple(str(field.column) for field in text_columns(model)))
    yield TextIndex(SharedPart._meta.db_table, ("narrative",))


def existing() -> dict[str, bool]:
    """The names of our indexes that the database has, and whether each is whole: making one may have been broken off."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
            " WHERE strpos(c.relname, %s) > 0 AND pg_table_is_visible(c.oid)",
            [SIGN],
        )
        return dict(cursor.fetchall())


def trigrams_at_hand() -> str:
    """Empty when pg_trgm can be used, which may mean putting it into the database; else why it cannot."""
    if connection.vendor != "postgresql":
        return "this database is not PostgreSQL"
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
        if cursor.fetchone():
            return ""
        cursor.execute(
            "SELECT e.name IS NOT NULL, coalesce(v.trusted AND has_database_privilege(current_database(), 'CREATE'), false)"
            " OR r.rolsuper FROM pg_roles r LEFT JOIN pg_available_extensions e ON e.name = 'pg_trgm'"
            " LEFT JOIN pg_available_extension_versions v ON v.name = e.name AND v.version = e.default_version"
            " WHERE r.rolname = current_user"
        )
        there, permitted = cursor.fetchone()
        if not there:
            return "PostgreSQL's contributed module pg_trgm is not installed"
        if not permitted:
            return "this role may not create the extension pg_trgm: let the database's owner do it, then run this again"
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        return ""


def lay() -> Iterator[tuple[str, TextIndex | str]]:
    """Make what is missing and take away what is no longer wanted, one by one: `("made" | "taken away", which)`.

    Nobody waits meanwhile: indexes are made beside the running service, which is why this cannot stand in a transaction.
    """
    there, now = existing(), {index.name: index for index in wanted()}
    with connection.cursor() as cursor:
        for name, whole in there.items():
            if name not in now or not whole:
                cursor.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {connection.ops.quote_name(name)}")
                yield "taken away", name
        for name, index in now.items():
            if not there.get(name):
                cursor.execute(index.statement)
                yield "made", index
        for table in sorted({index.table for index in now.values() if not there.get(index.name)}):
            cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}")  # Statistics of the expressions just indexed.
