"""Questions that every page asks, put into SQL once for each process.

The ORM takes longer to write a question than the database to answer it, and forty times as long where the question
is a union over every kind of record. Where it differs from one time to the next only in whose keys it is asked
for, its SQL is kept and the keys are put in:

    _days = Prepared(lambda keys: Visit.objects.filter(child__in=keys).values_list("pk", "visited_on"))
    _days([child.pk])

The answer is the list the ORM would give: tuples of `values_list`, or records with all that `select_related` reads
along (docs/adr/pages.md). Nothing of an answer is kept.

PostgreSQL plans a statement anew each time it is sent with its values written into it, and for such questions that
takes longer than the answer. So they are sent apart from their values, many keys as one list, and the server keeps the
plan of what one connection asks more than a few times.
"""

from __future__ import annotations

import copy
import datetime
import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection, connections, models

KEPT = 64
"""Forms of one question that are kept: one for each number of keys and each set of other values, the oldest let go."""

FEW_KEYS = 8
"""A question about as many keys as a large family has children is kept for each number of keys."""

MOST_KEYS = 256
"""Beyond a few, keys are filled up to the next power of two, so that there are few forms, and beyond this number, more
than a team's children, a question is written anew: its time goes into the answer."""

KEPT_BY_SERVER, ASKED_BEFORE = 100, 5
"""Statements whose plan PostgreSQL keeps for one connection, and how often each was asked before: the long ones take a
megabyte or two, and which of sixty kinds a child has differs so much that most unions over them are not asked again."""

MOMENT = datetime.datetime(1000, 1, 1, tzinfo=datetime.UTC)
"""Stands in for the moment of a request. No record is as old; a question that reckons with it, so that something near to it
comes out, cannot be written once."""

FIRST_STAND_IN = -(2**30)
"""No record has such a key, so that it can be found again among the values of a statement. A column of four bytes can hold it:
of a number that it cannot, the ORM leaves the comparison out."""

Row = tuple[Any, ...]
Form = tuple[Hashable, ...]
Kept = TypeVar("Kept")


@dataclass(frozen=True)
class Statement:
    """A query with the SQL that the ORM wrote for it. Some of its values stand in for keys."""

    query: models.QuerySet[Any, Any]
    compiler: Any
    sql: str
    values: tuple[Any, ...]
    stand_ins: tuple[int, ...]

    @classmethod
    def of(cls, build: Callable[..., models.QuerySet[Any, Any]], count: int, given: tuple[Hashable, ...]) -> Statement:
        """What `build` asks about any `count` keys."""
        stand_ins = tuple(FIRST_STAND_IN - number for number in range(count))
        query = build(list(stand_ins), *given)
        compiler = query.query.get_compiler(connection=connection)
        sql, values = compiler.as_sql()
        values = [_MOMENT_GIVEN if _is_the_moment(value) else value for value in values]
        if connection.vendor == "postgresql" and count > 1:
            sql, values = _lists_joined(sql, values, stand_ins)
        return cls(query, compiler, sql, tuple(values), stand_ins)

    @cached_property
    def _converters(self) -> dict[int, Any]:
        return dict(self.compiler.get_converters([column for column, _, _ in self.compiler.select[: self.compiler.col_count]]))

    def values_for(self, keys: Iterable[int], at: datetime.datetime | None = None) -> list[Any]:
        """The values with `keys`, as many as the statement was made for, and `at` in the place of what stood in for them."""
        asked = list(keys)
        real: dict[Any, Any] = dict(zip(self.stand_ins, asked, strict=True))
        if ALL_KEYS in self.values:
            real[ALL_KEYS] = f"{{{','.join(map(str, asked))}}}"
        if at is not None:
            real[_MOMENT_GIVEN] = connection.ops.adapt_datetimefield_value(at)
        return [real.get(value, value) if type(value) in _STAND_IN else value for value in self.values]

    def answer(self, sql: str, values: list[Any]) -> list[Any]:
        """The rows that `sql` finds, which asks for the columns of this statement, as the ORM makes them of its own."""
        compiler = copy.copy(self.compiler)
        compiler.connection = connections[self.query.db]
        compiler.get_converters = lambda columns: self._converters
        compiler.as_sql = lambda: (sql, values)
        asked: Any = self.query.all()
        asked.query.get_compiler = lambda *args, **kwargs: compiler
        with _plans_kept(compiler.connection):
            return list(asked)


class Prepared:
    """A question about some keys. `build` is given them, and whatever else is passed, and returns a query.

    What `build` itself reads (a clock, a setting) is fixed when the SQL is written: pass it instead. The moment of the
    request, another one each time, is passed as `at`; `build` is given it last. `kept` is how many forms are kept.
    """

    def __init__(self, build: Callable[..., models.QuerySet[Any, Any]], *, kept: int = KEPT) -> None:
        self._build = build
        self._most = kept
        self._kept: dict[Form, Statement] = {}

    def __call__(self, keys: Iterable[int], *given: Hashable, at: datetime.datetime | None = None) -> list[Any]:
        asked = filled_up(keys)
        if not asked:
            return []
        if len(asked) > MOST_KEYS:
            return list(self._build(asked, *given, *([] if at is None else [at])))
        form = (connection.vendor, len(asked), at is None, *given)
        statement = self._kept.get(form)
        if statement is None:
            moment = () if at is None else (MOMENT,)
            statement = _keep(self._kept, form, Statement.of(self._build, len(asked), (*given, *moment)), self._most)
        return statement.answer(statement.sql, statement.values_for(asked, at))


class Whether:
    """Whether there are any rows of a query that `build` makes of keys and whatever else is passed. Asked anew each time."""

    def __init__(self, build: Callable[..., models.QuerySet[Any, Any]]) -> None:
        self._first = Prepared(lambda keys, *given: build(keys, *given).order_by().values_list("pk")[:1])

    def __call__(self, record: models.Model, *given: Hashable) -> bool:
        """Whether there are any for the key of a record, such as a child."""
        return bool(self._first([record.pk], *given))


class PreparedUnion:
    """Many questions about the same keys, asked together: those that matter for these keys, and no others.

    `build` is given the number of a question before the keys, and returns `values_list` of a query without an order.
    All give columns of the same kinds. Each is written once, whichever others it is asked with.
    """

    def __init__(self, build: Callable[..., models.QuerySet[Any, Any]]) -> None:
        self._build = build
        self._kept: dict[Form, dict[int, Statement]] = {}

    def __call__(self, keys: Iterable[int], numbers: Iterable[int], *given: Hashable) -> list[Row]:
        asked, chosen = filled_up(keys), list(numbers)
        if not asked or not chosen:
            return []
        if len(asked) > MOST_KEYS:
            first, *others = (self._build(number, asked, *given) for number in chosen)
            return list(first.union(*others, all=True))
        form = (connection.vendor, len(asked), *given)
        kept = self._kept.get(form)
        if kept is None:
            kept = _keep(self._kept, form, {})
        for number in chosen:
            if number not in kept:
                kept[number] = Statement.of(partial(self._build, number), len(asked), given)
        parts = [kept[number] for number in chosen]
        values = chain.from_iterable(part.values_for(asked) for part in parts)
        return parts[0].answer(" UNION ALL ".join(part.sql for part in parts), list(values))


class _Place:
    """Where a value goes that is not a key: all the keys, in their order, as one value; or the moment of the request."""


ALL_KEYS, _MOMENT_GIVEN = _Place(), _Place()
_STAND_IN = (int, _Place)
_GAP = re.compile("%%|%s")
_OLD = re.compile(r"(09|10)\d\d-\d\d-\d\d")


def _lists_joined(sql: str, values: list[Any], stand_ins: tuple[int, ...]) -> tuple[str, list[Any]]:
    """The statement with one value in each place where it names all the keys: a union names a team's children forty times."""
    listed = f"IN ({', '.join(['%s'] * len(stand_ins))})"
    first, *others = sql.split(listed)
    joined, kept = first, values[: (at := _gaps(first))]
    for part in others:
        named, at = values[at : at + len(stand_ins)], at + len(stand_ins)
        all_of_them = tuple(named) == stand_ins
        joined += ("= ANY(%s::bigint[])" if all_of_them else listed) + part
        kept += [ALL_KEYS] if all_of_them else named
        kept += values[at : (at := at + _gaps(part))]
    return joined, kept


def _is_the_moment(value: Any) -> bool:
    """Whether a value of a statement is what stands for the moment of the request.

    Raises:
        ValueError: it was reckoned from that, so that the real moment cannot be put in its place.
    """
    if isinstance(value, datetime.date) and value.year <= MOMENT.year + 100:
        found = value == MOMENT
    elif isinstance(value, str) and _OLD.match(value):
        found = value == connection.ops.adapt_datetimefield_value(MOMENT)
    else:
        return False
    if not found:
        raise ValueError(
            "a question reckons with the moment of a request, and can only be asked for the day or the moment itself"
        )
    return True


def _gaps(sql: str) -> int:
    """How many values a piece of a statement asks for; `%%` is a percent sign."""
    return sum(found == "%s" for found in _GAP.findall(sql))


@contextmanager
def _plans_kept(asked: Any) -> Iterator[None]:
    """Within it, PostgreSQL is sent statements apart from their values, and keeps the plans of those that come again."""
    if asked.vendor != "postgresql" or not settings.DATABASE_KEEPS_PLANS:
        yield
        return
    from django.db.backends.postgresql.base import ServerBindingCursor

    asked.ensure_connection()
    wire = asked.connection
    before = wire.cursor_factory, wire.prepare_threshold
    wire.cursor_factory, wire.prepare_threshold, wire.prepared_max = ServerBindingCursor, ASKED_BEFORE, KEPT_BY_SERVER
    try:
        yield
    finally:
        wire.cursor_factory, wire.prepare_threshold = before


def in_sheets(keys: list[int]) -> Iterator[list[int]]:
    """The keys, as many at a time as a question is kept for, where each row of the answer is about one key alone."""
    return (keys[start : start + MOST_KEYS] for start in range(0, len(keys), MOST_KEYS))


def filled_up(keys: Iterable[int]) -> list[int]:
    """The keys or, beyond a few, as many as the next power of two, the last repeated: that asks for nobody else."""
    asked = list(keys)
    if FEW_KEYS < len(asked) <= MOST_KEYS:
        asked += asked[-1:] * ((1 << (len(asked) - 1).bit_length()) - len(asked))
    return asked


def _keep(all_kept: dict[Form, Kept], form: Form, new: Kept, most: int = KEPT) -> Kept:
    """Keep one form more, and let the oldest go."""
    all_kept[form] = new
    for oldest in list(all_kept)[:-most]:
        all_kept.pop(oldest, None)
    return new
