"""Loading many rows at once, the same way on both databases.

For building a synthetic authority and for replaying published figures: millions of rows that no
form will ever see. Columns in, rows out: PostgreSQL takes them by COPY, SQLite by one prepared
statement. The caller gives every primary key, so that rows may refer to one another before any is
written; database constraints hold as for any other write.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from django.core.management.color import no_style
from django.db import connection, models, transaction

Column = Sequence[Any] | np.ndarray


def uuids(count: int, random: np.random.Generator) -> list[str]:
    """`count` version-4 identifiers as 32 hex digits, decided by the generator's seed alone."""
    raw = random.integers(0, 256, size=(count, 16), dtype=np.uint8)
    raw[:, 6] = (raw[:, 6] & 0x0F) | 0x40
    raw[:, 8] = (raw[:, 8] & 0x3F) | 0x80
    text = raw.tobytes().hex()
    return [text[at : at + 32] for at in range(0, len(text), 32)]


def load(model: type[models.Model], columns: Mapping[str, Column | Any], *, with_history: bool = True) -> int:
    """Write one row for each position of the columns; returns how many.

    Keys are field names (`child`, not `child_id`, or the reverse: both are understood). A value
    that is not a sequence fills the whole column. Fields left out take the model's default.

    Raises:
        ValueError: columns of different lengths, or a name that is no field of the model.
    """
    fields = {**{field.name: field for field in model._meta.concrete_fields}, **{f.attname: f for f in model._meta.concrete_fields}}
    if unknown := set(columns) - set(fields):
        raise ValueError(f"{model.__name__} has no field {', '.join(sorted(unknown))}")
    given = {fields[name].attname: values for name, values in columns.items()}
    lengths = {len(values) for values in given.values() if _is_column(values)}
    if len(lengths) != 1:
        raise ValueError(f"columns of {model.__name__} have different lengths: {sorted(lengths)}")
    count = lengths.pop()
    for field in model._meta.concrete_fields:
        if field.attname not in given and not field.primary_key:
            given[field.attname] = field.get_default()
    prepared = [_prepare(fields[name], values, count) for name, values in given.items()]
    names = [fields[name].column for name in given]
    with transaction.atomic():
        _write(model._meta.db_table, names, zip(*prepared, strict=True))
        if with_history and hasattr(model, "history"):
            _write_history(model, given["id"][0] if count else 0, given["id"][-1] if count else -1)
        _reset_sequences([model])
    return count


def _is_column(values: object) -> bool:
    return isinstance(values, (list, tuple, np.ndarray, range))


def _prepare(field: models.Field, values: Column | Any, count: int) -> Iterable[Any]:
    """A column as the database driver wants it: dates from day numbers, identifiers from text."""
    if not _is_column(values):
        one = values() if callable(values) else values
        return [_to_database(field, one)] * count
    if isinstance(values, np.ndarray):
        values = values.tolist()
    if isinstance(field, (models.UUIDField, models.DateTimeField, models.DateField, models.DecimalField)):
        return [_to_database(field, value) for value in values]
    return values


def _to_database(field: models.Field, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(field, models.UUIDField):
        value = value.hex if isinstance(value, uuid.UUID) else value
        return value if connection.vendor == "sqlite" else str(value)
    if isinstance(field, models.DateTimeField):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(field, models.DateField):
        if isinstance(value, int):
            value = datetime.date(1970, 1, 1) + datetime.timedelta(days=value)
        return value.isoformat() if connection.vendor == "sqlite" else value
    return field.get_db_prep_save(value, connection)


def _write(table: str, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    quote = connection.ops.quote_name
    listed = ", ".join(quote(name) for name in names)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.cursor.copy(f"COPY {quote(table)} ({listed}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join("?" for _ in names)
            cursor.connection.executemany(f"INSERT INTO {quote(table)} ({listed}) VALUES ({marks})", rows)  # noqa: S608


def _write_history(model: type[models.Model], first: int, last: int) -> None:
    """The first version of each loaded row, dated when it was recorded, written by the database itself."""
    history = model.history.model
    tracked = [field.column for field in history._meta.concrete_fields if field.name in {f.name for f in model._meta.concrete_fields}]
    quote = connection.ops.quote_name
    listed = ", ".join(quote(name) for name in tracked)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quote(history._meta.db_table)} ({listed}, history_date, history_type, history_user_id) "  # noqa: S608
            f"SELECT {listed}, recorded_at, '+', recorded_by_id FROM {quote(model._meta.db_table)} WHERE id BETWEEN %s AND %s",
            [first, last],
        )


def _reset_sequences(loaded: Sequence[type[models.Model]]) -> None:
    """Let the next row typed in a form take the next number."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(loaded)):
            cursor.execute(statement)
