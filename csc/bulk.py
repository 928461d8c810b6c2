"""Loading many rows at once, the same way on both databases.

For building a synthetic authority and for replaying published figures: millions of rows that no
form will ever see. Columns in, rows out: PostgreSQL takes them by COPY, SQLite by one prepared
statement. The caller gives every primary key, so that rows may refer to one another before any is
written; database constraints hold as for any other write.

A column is one of

- an array of numpy days (`datetime64[D]`) or moments in UTC (`datetime64[s]`), NaT being empty;
- an array of whole numbers, of truth values or of numbers, a masked position being empty
  (`optional` makes such an array); whole numbers in a date column are days since 1 January 1970;
- `Coded`: each value once, and for each row which one it is;
- any sequence of Python values, None being empty;
- one value, or a function that makes one, for every row.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import islice, repeat
from typing import Any

import numpy as np
from django.core.management.color import no_style
from django.db import connection, models, transaction

ROWS_IN_ONE_WRITE = 20_000
EPOCH = datetime.date(1970, 1, 1)
DAY_SECONDS = 86_400


@dataclass(frozen=True)
class Coded:
    """A column of few different values: `values[index[row]]`, an index of -1 being empty."""

    values: Sequence[Any]
    index: np.ndarray

    def __len__(self) -> int:
        return len(self.index)

    def __getitem__(self, rows: Any) -> Coded:
        return Coded(self.values, self.index[rows])


@dataclass(frozen=True)
class Revision:
    """What of a row was typed later than the row itself, such as the end of a plan.

    `fields` are the columns concerned and `at` the moment (UTC, `datetime64[s]`) they were typed,
    NaT for a row that was written whole. The row's first version in history has them empty.
    """

    fields: Sequence[str]
    at: np.ndarray


Column = Sequence[Any] | np.ndarray | Coded


def optional(values: np.ndarray, present: np.ndarray) -> np.ma.MaskedArray:
    """`values` where `present`, and empty elsewhere."""
    return np.ma.masked_array(values, mask=~np.asarray(present, dtype=bool))


def uuids(count: int, random: np.random.Generator) -> list[str]:
    """`count` version-4 identifiers as 32 hex digits, decided by the generator's seed alone."""
    raw = random.integers(0, 256, size=(count, 16), dtype=np.uint8)
    raw[:, 6] = (raw[:, 6] & 0x0F) | 0x40
    raw[:, 8] = (raw[:, 8] & 0x3F) | 0x80
    text = raw.tobytes().hex()
    return [text[at : at + 32] for at in range(0, len(text), 32)]


def load(
    model: type[models.Model],
    columns: Mapping[str, Column | Any],
    *,
    with_history: bool = True,
    revision: Revision | None = None,
    on_rows: Callable[[int], None] = lambda rows: None,
) -> int:
    """Write one row for each position of the columns; returns how many.

    Keys are field names (`child`, not `child_id`, or the reverse: both are understood). Fields left
    out take the model's default. A model that keeps history gets the first version of each row,
    dated when it was recorded, and with `revision` the second one too. `on_rows` is told of every
    batch written, for a progress bar.

    Raises:
        ValueError: columns of different lengths, no column at all, a name that is no field of the
            model, or identifiers that do not rise one by one (history needs that).
    """
    fields = {f.attname: f for f in model._meta.concrete_fields}
    given = _by_attribute(model, columns)
    count = _length(model, given)
    for field in model._meta.concrete_fields:
        if field.attname not in given and not field.primary_key:
            given[field.attname] = _default(field, count)
    history = history_of(model) if with_history else None
    with transaction.atomic():
        _write(model, {fields[name]: values for name, values in given.items()}, count, on_rows)
        loaded: list[type[models.Model]] = [model]
        if history is not None and count:
            loaded.append(history)
            _copy_versions(model, history, given["id"], revision)
            on_rows(count)
        _reset_sequences(loaded)
    return count


@cache
def history_of(model: type[models.Model]) -> type[models.Model] | None:
    """The model that holds the versions of this one's rows; None where none are kept."""
    # Asked for by every load, and making the manager anew, as `model.history` does, is dear.
    return model.history.model if hasattr(model, "history") else None  # type: ignore[attr-defined]


def _default(field: models.Field, count: int) -> Any:
    """What a field left out holds: a value for all rows, or one for each where no two may be equal."""
    if field.unique and field.has_default():
        return [field.get_default() for _ in range(count)]
    return field.get_default() if field.has_default() or not field.null else None


def _by_attribute(model: type[models.Model], columns: Mapping[str, Any]) -> dict[str, Any]:
    names = {
        **{f.name: f.attname for f in model._meta.concrete_fields},
        **{f.attname: f.attname for f in model._meta.concrete_fields},
    }
    if unknown := set(columns) - set(names):
        raise ValueError(f"{model.__name__} has no field {', '.join(sorted(unknown))}")
    return {names[name]: values for name, values in columns.items()}


def _length(model: type[models.Model], given: Mapping[str, Any]) -> int:
    lengths = {name: len(values) for name, values in given.items() if _is_column(values)}
    if len(set(lengths.values())) != 1:
        raise ValueError(f"columns of {model.__name__} have different lengths: {lengths or 'no column was given'}")
    return next(iter(lengths.values()))


def _is_column(values: object) -> bool:
    return isinstance(values, (list, tuple, np.ndarray, range, Coded))


# ── Values as each database wants them ───────────────────────────────────────────────────────────


def _prepare(field: models.Field, values: Any, count: int) -> Iterable[Any]:
    """A column of driver values: text of the database's own form for dates and identifiers, None for empty."""
    if not _is_column(values):
        return repeat(_to_database(field, values() if callable(values) else values), count)
    if isinstance(values, Coded):
        return _picked([_to_database(field, value) for value in values.values], np.asarray(values.index))
    if isinstance(values, np.ndarray):
        return _prepare_array(field, values)
    plain_text = isinstance(field, (models.CharField, models.TextField, models.ForeignKey))
    if plain_text or (
        isinstance(field, models.UUIDField) and all(isinstance(value, str) and len(value) == 32 for value in values)
    ):
        return values
    return [_to_database(field, value) for value in values]


def _prepare_array(field: models.Field, values: np.ndarray) -> list[Any]:
    if values.dtype.kind == "M":
        return _moments(values) if isinstance(field, models.DateTimeField) else _days(values.astype("datetime64[D]"))
    empty = np.ma.getmaskarray(values)
    raw = np.ma.getdata(values)
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        days = raw.astype("datetime64[D]")
        days[empty] = np.datetime64("NaT")
        return _days(days)
    plain = raw.tolist()
    if isinstance(field, models.DecimalField):
        plain = [None if value is None else _to_database(field, value) for value in plain]
    if empty.any():
        for row in np.flatnonzero(empty).tolist():
            plain[row] = None
    return plain


def _picked(values: Sequence[Any], index: np.ndarray) -> list[Any]:
    table = np.empty(len(values) + 1, dtype=object)
    table[: len(values)] = values
    table[-1] = None
    return table[index].tolist()


_BLOCK = 1 << 15
"""Days spelled out at once, some ninety years."""


def _days(days: np.ndarray) -> list[str | None]:
    """`2019-03-01` for each day."""
    numbers = days.astype(np.int64)
    known = ~np.isnat(days)
    if not known.any():
        return [None] * len(days)
    first = int(numbers[known].min()) // _BLOCK
    spelled = _spelled(first, int(numbers[known].max()) // _BLOCK)
    return spelled[np.where(known, numbers - first * _BLOCK, -1)].tolist()


@cache
def _spelled(first: int, last: int) -> np.ndarray:
    """Every day of these blocks, and None behind them. Days repeat from table to table, so each is spelled out once."""
    days = np.arange(first * _BLOCK, (last + 1) * _BLOCK).astype("datetime64[D]")
    return np.array([*np.datetime_as_string(days).tolist(), None], dtype=object)


def _moments(moments: np.ndarray) -> list[str | None]:
    """`2019-03-01 09:30:00` in UTC, as Django's own SQLite columns hold it and PostgreSQL reads it."""
    seconds = moments.astype("datetime64[s]").astype(np.int64)
    known = ~np.isnat(moments)
    day, second = np.divmod(np.where(known, seconds, 0), DAY_SECONDS)
    times, which = np.unique(second, return_inverse=True)
    suffix = "+00" if connection.vendor == "postgresql" else ""
    spelled = [f" {t // 3600:02}:{t // 60 % 60:02}:{t % 60:02}{suffix}" for t in times.tolist()]
    at = _picked(spelled, which)
    return [
        None if d is None else d + t
        for d, t in zip(_days(np.where(known, day.astype("datetime64[D]"), np.datetime64("NaT"))), at, strict=True)
    ]


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
            value = EPOCH + datetime.timedelta(days=value)
        return value.isoformat() if connection.vendor == "sqlite" else value
    if isinstance(field, models.BinaryField) and connection.vendor == "postgresql":
        return rf"\x{bytes(value).hex()}"  # As COPY reads bytes; Django's own wrapper is for statements.
    return field.get_db_prep_save(value, connection)


# ── Writing ──────────────────────────────────────────────────────────────────────────────────────


def _write(model: type[models.Model], columns: Mapping[models.Field, Any], count: int, on_rows: Callable[[int], None]) -> None:
    quote = connection.ops.quote_name
    # Every field that is written has a column.
    names = [quote(field.column) for field in columns if field.column]
    rows = zip(*(_prepare(field, values, count) for field, values in columns.items()), strict=True)
    _insert(quote(model._meta.db_table), names, rows, on_rows)


def _insert(
    table: str, names: Sequence[str], rows: Iterator[Sequence[Any]], on_rows: Callable[[int], None] = lambda rows: None
) -> None:
    """Put rows of driver values into these columns of a table."""
    listed = ", ".join(names)
    with connection.cursor() as cursor, connection.wrap_database_errors:
        if connection.vendor == "postgresql":
            with cursor.cursor.copy(f"COPY {table} ({listed}) FROM STDIN") as copy:
                while batch := list(islice(rows, ROWS_IN_ONE_WRITE)):
                    copy.write("".join(map(_copy_line, batch)))
                    on_rows(len(batch))
        else:
            marks = ", ".join("?" for _ in names)
            while batch := list(islice(rows, ROWS_IN_ONE_WRITE)):
                cursor.connection.executemany(f"INSERT INTO {table} ({listed}) VALUES ({marks})", batch)  # noqa: S608
                on_rows(len(batch))


_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def _copy_line(row: Sequence[Any]) -> str:
    return "\t".join([_copy_text(value) for value in row]) + "\n"


def _copy_text(value: Any) -> str:
    if value is None:
        return r"\N"
    if value is True:
        return "t"
    if value is False:
        return "f"
    return value.translate(_ESCAPES) if isinstance(value, str) and not value.isalnum() else str(value)


def _copy_versions(model: type[models.Model], history: type[models.Model], ids: Any, revision: Revision | None) -> None:
    """The versions of each loaded row, copied by the database itself: as first typed, and again as changed later."""
    numbers = np.asarray(ids)
    if len(numbers) != numbers[-1] - numbers[0] + 1 or (np.diff(numbers) != 1).any():
        raise ValueError(f"identifiers of {model.__name__} do not rise one by one")
    first = _versions_so_far(history) + 1
    loaded = (int(numbers[0]), int(numbers[-1]))
    number = f"id + {first - loaded[0]}"
    if revision is None:
        _copy(model, history, loaded, number=number, at="recorded_at", kind="+")
        return
    late = np.flatnonzero(~np.isnat(revision.at))
    with _changed_later(history, numbers[late], first + len(numbers), revision.at[late]):
        _copy(model, history, loaded, number=number, at="recorded_at", kind="+", held_back=revision.fields)
        _copy(
            model, history, loaded, number="later_number", at="later_at", kind="~", joined="JOIN changed_later ON later_id = id"
        )


def _copy(
    model: type[models.Model],
    history: type[models.Model],
    loaded: tuple[int, int],
    *,
    number: str,
    at: str,
    kind: str,
    held_back: Sequence[str] = (),
    joined: str = "",
) -> None:
    """One version of each loaded row. In rows changed later, fields `held_back` are empty, or the default if they never are."""
    quote = connection.ops.quote_name
    later = set(_by_attribute(history, dict.fromkeys(held_back)))
    columns, values, parameters = [], [], []
    for field in history._meta.concrete_fields:
        if field.attname.startswith("history_"):
            continue
        column = quote(str(field.column))
        columns.append(column)
        if field.attname in later:
            values.append(f"CASE WHEN id IN (SELECT later_id FROM changed_later) THEN %s ELSE {column} END")  # noqa: S608
            parameters.append(None if field.null else _to_database(field, field.get_default()))
        else:
            values.append(column)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quote(history._meta.db_table)} "  # noqa: S608  names come from the models
            f"({', '.join(columns)}, history_id, history_date, history_type, history_user_id) "
            f"SELECT {', '.join(values)}, {number}, {at}, '{kind}', recorded_by_id "
            f"FROM {quote(model._meta.db_table)} {joined} WHERE id BETWEEN %s AND %s ORDER BY id",
            [*parameters, *loaded],
        )


@contextmanager
def _changed_later(history: type[models.Model], rows: np.ndarray, first: int, at: np.ndarray) -> Iterator[None]:
    """While it is needed, a table of the rows that were changed later: when, and the number of the version that came of it."""
    moment = history._meta.get_field("history_date").db_type(connection)
    numbers = range(first, first + len(rows))
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMPORARY TABLE changed_later (later_id bigint PRIMARY KEY, later_number bigint, later_at {moment})"
        )
        names = ("later_id", "later_number", "later_at")
        _insert("changed_later", names, zip(rows.tolist(), numbers, _moments(at), strict=True))
        yield
        cursor.execute("DROP TABLE changed_later")


def _versions_so_far(history: type[models.Model]) -> int:
    """The highest number a version has. Ours go on from it, whatever a sequence may have given to others and taken back."""
    return history._default_manager.aggregate(last=models.Max("history_id"))["last"] or 0


def _reset_sequences(loaded: Sequence[type[models.Model]]) -> None:
    """Let the next row typed in a form take the next number."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(loaded)):
            cursor.execute(statement)
