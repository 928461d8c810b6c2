"""Reading a fact table from the database as columns of integers.

On PostgreSQL every column comes as one binary array that numpy decodes, which is several times
faster than fetching rows; on SQLite rows are fetched and turned. Both give the same arrays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from reporting.engine.columns import Column, Moment, Number
from reporting.engine.moments import local_day
from reporting.facts.tables import FactTable

_ARRAY_HEADER = 20  # bytes before the elements of a one-dimensional array, each 4 bytes of length and 4 of value


@dataclass(frozen=True)
class Source:
    """One thing to fetch: a queryset path, and how it becomes an integer."""

    path: str
    kind: str
    missing: int
    scale: int = 1


def read(table: FactTable, rows: Sequence[models.QuerySet], connection: BaseDatabaseWrapper) -> dict[str, np.ndarray]:
    """The table's columns for the rows of these querysets together, in order of their keys.

    The order matters: of two events on one day the later key is the latest, in every run alike.
    """
    wanted = {name: _source(table, name, column) for name, column in table.columns.items()}
    sources = list(dict.fromkeys(wanted.values()))
    fetched = dict(zip(sources, _fetch(rows, sources, connection), strict=True))
    keys = fetched[wanted["id"]]
    if (keys[1:] < keys[:-1]).any():
        order = np.argsort(keys)
        fetched = {source: values[order] for source, values in fetched.items()}
    return {name: _finish(table.columns[name], fetched[source]) for name, source in wanted.items()}


def _source(table: FactTable, name: str, column: Column) -> Source:
    """Days of moments are taken from the moments, so that both columns cost one fetch."""
    kind = {"local_day": "moment", "flag": "flag", "answer": "flag"}.get(column.kind, column.kind)
    scale = column.scale if isinstance(column, Number) else 1
    missing = Moment.nothing if kind == "moment" else column.missing
    return Source(table.path(name), kind, missing, scale)


def _finish(column: Column, values: np.ndarray) -> np.ndarray:
    if column.kind == "local_day":
        return local_day(values)
    return values.astype(column.dtype, copy=False)


def _fetch(rows: Sequence[models.QuerySet], sources: Sequence[Source], connection: BaseDatabaseWrapper) -> list[np.ndarray]:
    compiled = [
        queryset.order_by().values_list(*(source.path for source in sources)).query.get_compiler(connection=connection).as_sql()
        for queryset in rows
    ]
    names = ", ".join(f"c{n}" for n in range(len(sources)))
    ranks = "".join(f", dense_rank() over (order by c{n}) as r{n}" for n, source in enumerate(sources) if source.kind == "ranked")
    given = " union all ".join(sql for sql, _ in compiled)
    ranked = f"with given({names}) as ({given}), ranked as (select *{ranks} from given)"  # noqa: S608 - Django's own SQL
    parameters = [parameter for _, those in compiled for parameter in those]
    fetch = _fetch_arrays if connection.vendor == "postgresql" else _fetch_rows
    return fetch(ranked, parameters, sources, connection)


def _fetch_arrays(ranked: str, parameters: list, sources: Sequence[Source], connection: BaseDatabaseWrapper) -> list[np.ndarray]:
    """One answer for each column, taken up before the next one comes: all in one row would stand in memory three times over."""
    columns = ", ".join(f"array_send(array_agg({_ON_POSTGRESQL[s.kind](n, s)}))" for n, s in enumerate(sources))
    each = f"{ranked} select unnest(array[{columns}]) from ranked"  # noqa: S608 - our own column names
    import psycopg

    connection.ensure_connection()
    # Django's own cursors fill parameters in on this side, for which psycopg offers text results only.
    with psycopg.Cursor(connection.connection) as cursor:
        return [_decoded(value) for (value,) in cursor.stream(each, parameters, binary=True)]


def _decoded(value: bytes | None) -> np.ndarray:
    if value is None:  # no rows
        return np.zeros(0, dtype=np.int32)
    return np.frombuffer(value, dtype=">i4", offset=_ARRAY_HEADER)[1::2].astype(np.int32)


def _fetch_rows(ranked: str, parameters: list, sources: Sequence[Source], connection: BaseDatabaseWrapper) -> list[np.ndarray]:
    columns = ", ".join(_ON_SQLITE[source.kind](n, source) for n, source in enumerate(sources))
    with connection.cursor() as cursor:
        cursor.execute(f"{ranked} select {columns} from ranked", parameters)  # noqa: S608 - our own column names
        found = cursor.fetchall()
    if not found:
        return [np.zeros(0, dtype=np.int32) for _ in sources]
    return list(np.array(found, dtype=np.int32).T.copy())


# Column `c{n}` of the queryset as a whole number, by kind of column; `r{n}` is its rank.
Expression = Callable[[int, Source], str]

_ON_POSTGRESQL: dict[str, Expression] = {
    "key": lambda n, _: f"coalesce(c{n}, 0)::int4",
    "code": lambda n, _: f"coalesce(c{n}, 0)::int4",
    "ranked": lambda n, _: f"r{n}::int4",
    "day": lambda n, s: f"coalesce(c{n} - date '1970-01-01', {s.missing})",
    "moment": lambda n, s: f"coalesce(floor(date_part('epoch', c{n}) / 60)::int4, {s.missing})",
    "flag": lambda n, s: f"coalesce(c{n}::int4, {s.missing})",
    "number": lambda n, s: f"coalesce(round(c{n} * {s.scale})::int4, {s.missing})",
}
_ON_SQLITE: dict[str, Expression] = {
    "key": lambda n, _: f"coalesce(c{n}, 0)",
    "code": lambda n, _: f"coalesce(c{n}, 0)",
    "ranked": lambda n, _: f"r{n}",
    "day": lambda n, s: f"coalesce(cast(julianday(c{n}) - 2440587.5 as integer), {s.missing})",
    "moment": lambda n, s: f"coalesce(cast(strftime('%%s', c{n}) as integer) / 60, {s.missing})",
    "flag": lambda n, s: f"coalesce(c{n}, {s.missing})",
    "number": lambda n, s: f"coalesce(cast(round(c{n} * {s.scale}) as integer), {s.missing})",
}
