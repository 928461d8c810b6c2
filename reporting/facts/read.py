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
from django.db.models import Window
from django.db.models.functions import DenseRank

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


def read(table: FactTable, rows: models.QuerySet, connection: BaseDatabaseWrapper) -> dict[str, np.ndarray]:
    """The table's columns for these rows, all in one order."""
    wanted = {name: _source(table, name, column) for name, column in table.columns.items()}
    sources = list(dict.fromkeys(wanted.values()))
    fetched = dict(zip(sources, _fetch(rows, sources, connection), strict=True))
    return {name: _finish(table.columns[name], fetched[source]) for name, source in wanted.items()}


def _source(table: FactTable, name: str, column: Column) -> Source:
    """Days of moments are taken from the moments, so that both columns cost one fetch."""
    kind = {"local_day": "moment", "flag": "flag", "answer": "flag"}.get(column.kind, column.kind)
    scale = column.scale if isinstance(column, Number) else 1
    missing = Moment.missing if kind == "moment" else int(column.missing)
    return Source(table.path(name), kind, missing, scale)


def _finish(column: Column, values: np.ndarray) -> np.ndarray:
    if column.kind == "local_day":
        return local_day(values)
    return values.astype(column.dtype, copy=False)


def _fetch(rows: models.QuerySet, sources: Sequence[Source], connection: BaseDatabaseWrapper) -> list[np.ndarray]:
    ranks = {f"rank_{n}": Window(DenseRank(), order_by=s.path) for n, s in enumerate(sources) if s.kind == "ranked"}
    paths = [f"rank_{n}" if s.kind == "ranked" else s.path for n, s in enumerate(sources)]
    query = rows.annotate(**ranks).order_by().values_list(*paths).query
    sql, parameters = query.get_compiler(connection=connection).as_sql()
    names = [f"c{n}" for n in range(len(sources))]
    if connection.vendor == "postgresql":
        return _fetch_arrays(sql, parameters, names, sources, connection)
    return _fetch_rows(sql, parameters, names, sources, connection)


def _fetch_arrays(sql, parameters, names, sources, connection: BaseDatabaseWrapper) -> list[np.ndarray]:
    columns = ", ".join(f"array_send(array_agg({_ON_POSTGRESQL[s.kind](name, s)}))" for name, s in zip(names, sources, strict=True))
    with connection.cursor(), connection.connection.cursor(binary=True) as cursor:
        cursor.execute(f"select {columns} from ({sql}) as t({', '.join(names)})", parameters)
        found = cursor.fetchone()
    return [_decoded(value) for value in found]


def _decoded(value: bytes | None) -> np.ndarray:
    if value is None:  # no rows
        return np.zeros(0, dtype=np.int32)
    return np.frombuffer(value, dtype=">i4", offset=_ARRAY_HEADER)[1::2].astype(np.int32)


def _fetch_rows(sql, parameters, names, sources, connection: BaseDatabaseWrapper) -> list[np.ndarray]:
    columns = ", ".join(_ON_SQLITE[s.kind](name, s) for name, s in zip(names, sources, strict=True))
    named = f"with t({', '.join(names)}) as ({sql}) select {columns} from t"
    with connection.cursor() as cursor:
        cursor.execute(named, parameters)
        found = cursor.fetchall()
    if not found:
        return [np.zeros(0, dtype=np.int32) for _ in sources]
    return list(np.array(found, dtype=np.int32).T.copy())


def _plain(name: str, source: Source) -> str:
    return f"coalesce({name}, {source.missing})"


Expression = Callable[[str, Source], str]

_ON_POSTGRESQL: dict[str, Expression] = {
    "key": lambda c, s: f"coalesce({c}, 0)::int4",
    "code": lambda c, s: f"coalesce({c}, 0)::int4",
    "ranked": lambda c, s: f"{c}::int4",
    "day": lambda c, s: f"coalesce({c} - date '1970-01-01', {s.missing})",
    "moment": lambda c, s: f"coalesce(floor(extract(epoch from {c}) / 60)::int4, {s.missing})",
    "flag": lambda c, s: f"coalesce({c}::int4, {s.missing})",
    "number": lambda c, s: f"coalesce(round({c} * {s.scale})::int4, {s.missing})",
}
_ON_SQLITE: dict[str, Expression] = {
    "key": _plain,
    "code": _plain,
    "ranked": _plain,
    "day": lambda c, s: f"coalesce(cast(julianday({c}) - 2440587.5 as integer), {s.missing})",
    "moment": lambda c, s: f"coalesce(cast(strftime('%s', {c}) as integer) / 60, {s.missing})",
    "flag": _plain,
    "number": lambda c, s: f"coalesce(cast(round({c} * {s.scale}) as integer), {s.missing})",
}
