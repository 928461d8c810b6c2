"""Questions that every page asks, put into SQL once for each process.

A union over forty kinds of record takes the ORM longer to write than the database to answer. Where such a
question differs from one time to the next only in whose keys it is asked for, its SQL is kept and the keys are
put in:

    _days = Prepared(lambda keys: Visit.objects.filter(child__in=keys).values_list("pk", "visited_on"))
    _days([child.pk])

The rows come as tuples, converted as the ORM converts them (docs/adr/pages.md).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from django.utils.functional import cached_property

KEPT = 64
"""Forms of one question that are kept: one for each number of keys and each set of other values, the oldest let go."""

MOST_KEYS = 8
"""A question about more keys than a large family has children is written anew: its time goes into the answer."""

FIRST_STAND_IN = -(2**52)
"""No record has such a key, so that it can be found again among the values of a statement."""

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Statement:
    """SQL with its values, some of which stand in for keys, and what turns its columns into Python."""

    sql: str
    values: tuple[Any, ...]
    stand_ins: tuple[int, ...]
    compiler: Any

    @cached_property
    def _converters(self) -> dict[int, Any]:
        return self.compiler.get_converters([column for column, _, _ in self.compiler.select])

    def rows(self, keys: Iterable[int]) -> list[Row]:
        """The answer for these keys, as many as the statement was made for."""
        real: dict[Any, int] = dict(zip(self.stand_ins, keys, strict=True))
        with connection.cursor() as cursor:
            cursor.execute(self.sql, [real.get(value, value) if type(value) is int else value for value in self.values])
            found = cursor.fetchall()
        return [tuple(row) for row in self.compiler.apply_converters(found, self._converters)] if self._converters else found


class Prepared:
    """A question about some keys. `build` is given them, and whatever else is passed, and returns `values_list` of a query.

    What `build` itself reads (a clock, a setting) is fixed when the SQL is written: pass it instead.
    """

    def __init__(self, build: Callable[..., models.QuerySet[Any, Any]]) -> None:
        self._build = build
        self._kept: dict[tuple[Hashable, ...], Statement] = {}

    def __call__(self, keys: Iterable[int], *given: Hashable) -> list[Row]:
        asked = list(keys)
        if not asked:
            return []
        if len(asked) > MOST_KEYS:
            return list(self._build(asked, *given))
        form = (connection.vendor, len(asked), *given)
        statement = self._kept.get(form)
        if statement is None:
            statement = self._kept[form] = self._written(len(asked), given)
            for oldest in list(self._kept)[:-KEPT]:
                self._kept.pop(oldest, None)
        return statement.rows(asked)

    def _written(self, count: int, given: tuple[Hashable, ...]) -> Statement:
        stand_ins = tuple(FIRST_STAND_IN - number for number in range(count))
        compiler = self._build(list(stand_ins), *given).query.get_compiler(connection=connection)
        sql, values = compiler.as_sql()
        return Statement(sql, tuple(values), stand_ins, compiler)
