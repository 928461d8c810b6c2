"""Makes a large first migration fast: `python -m tools.fold_migrations APP NAME`.

`makemigrations` creates tables one by one, then adds indexes and constraints one by one, for each of
which SQLite copies the table: minutes for a few hundred tables. Folded, each table is made whole and
all in one step (csc.schema.CreateModels). Run it once on a migration that nobody has applied; the
schema that results is the same.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "csc.settings")


def main(app: str, name: str) -> int:
    import django

    django.setup()
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.writer import MigrationWriter

    migration = MigrationLoader(None).get_migration(app, name)
    before = len(migration.operations)
    migration.operations = fold(list(migration.operations))  # type: ignore[misc]
    writer = MigrationWriter(migration)
    Path(writer.path).write_text(writer.as_string(), encoding="utf-8")
    print(f"{app}.{name}: {before} operations became {len(migration.operations)}")
    return 0


def fold(operations: list[Any]) -> list[Any]:
    """`operations` with each AddIndex and AddConstraint moved into the CreateModel of its table, and those in one step.

    One that needs a column which a later AddField brings stays where it is.
    """
    from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel

    from csc.schema import CreateModels

    tables = {operation.name_lower: operation for operation in operations if isinstance(operation, CreateModel)}
    late = {(operation.model_name_lower, operation.name_lower) for operation in operations if isinstance(operation, AddField)}
    kept: list[Any] = []
    for operation in operations:
        if isinstance(operation, CreateModel):
            continue
        if isinstance(operation, (AddIndex, AddConstraint)) and operation.model_name_lower in tables:
            part = operation.index if isinstance(operation, AddIndex) else operation.constraint
            if not any(mentions(part, field) for table, field in late if table == operation.model_name_lower):
                options = tables[operation.model_name_lower].options
                options.setdefault("indexes" if isinstance(operation, AddIndex) else "constraints", []).append(part)
                continue
        kept.append(operation)
    return [CreateModels(list(tables.values())), *kept]


def mentions(part: Any, field: str) -> bool:
    """Whether an index or constraint names the column `field`, or a path that begins with it."""
    return f"'{field}'" in repr(part.deconstruct()).lower() or f"'{field}_" in repr(part.deconstruct()).lower()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
