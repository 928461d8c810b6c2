"""Opening the facts of a run: one consistent view of the database, tables read when first needed or all at once."""

from __future__ import annotations

import datetime
import json
import queue
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

import numpy as np
from django.db import connection, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import RawSQL

from audits.models import AuditStandard
from csc.days import LONDON
from csc.models import Code
from csc.periods import day_number
from reporting.engine.codebook import CodeBook, CodeEntry
from reporting.engine.facts import Facts, PopulationFigure, SuppliedCell
from reporting.engine.tables import Table
from reporting.engine.units import Unit, UnitTree
from reporting.facts.identities import Identities
from reporting.facts.population import population_cells
from reporting.facts.read import read
from reporting.facts.tables import ALL, FactTable
from reporting.models import PopulationEstimate, SchoolTerm, SuppliedFigure
from workforce.models import Unit as UnitRecord
from workforce.models import Worker


@dataclass(frozen=True)
class Only:
    """Some children, or some workers: all that is recorded about them, and nothing about others.

    A figure about these children (workers) depends on nothing else, so it comes out exact.
    """

    whom: Literal["child", "worker"]
    keys: Sequence[int]

    def restrict(self, table: FactTable, rows: models.QuerySet) -> models.QuerySet:
        """The rows about them; all rows of a table that is not about children (workers) at all."""
        path = table.child if self.whom == "child" else table.worker
        return rows.filter(**{f"{path}__in": self._listed()}) if path else rows

    def _listed(self) -> RawSQL:
        """The keys as one parameter, since a statement takes only so many."""
        if connection.vendor == "postgresql":
            return RawSQL("select unnest(%s::bigint[])", [list(self.keys)])
        return RawSQL("select value from json_each(%s)", [json.dumps(list(self.keys))])


class Tables(Mapping[str, Table]):
    """The fact tables of one run. Each is read when first asked for; `read_all` reads the rest over two connections."""

    def __init__(self, facts: Facts, known_at: datetime.datetime | None, only: Only | None) -> None:
        self._facts, self._known_at, self._only = facts, known_at, only
        self._identities = Identities.load()
        self._tables: dict[str, Table] = {}

    def __getitem__(self, name: str) -> Table:
        if name not in self._tables:
            self._add(ALL[name], read(ALL[name], self._rows(ALL[name]), connection))
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(ALL)

    def __len__(self) -> int:
        return len(ALL)

    def _add(self, table: FactTable, arrays: dict[str, np.ndarray]) -> None:
        if "child" in arrays:
            arrays["child"] = self._identities.of(arrays["child"])
        self._tables[table.name] = Table(table.name, table.columns, arrays, derived=table.derived, facts=self._facts)

    def _rows(self, table: FactTable) -> list[models.QuerySet]:
        rows = table.rows() if self._known_at is None else table.rows_as_known_at(self._known_at)
        return rows if self._only is None else [self._only.restrict(table, each) for each in rows]

    def read_all(self, names: Iterable[str]) -> None:
        """Read these tables now; on PostgreSQL a second connection that shares the snapshot takes half of the work."""
        waiting: queue.SimpleQueue[FactTable] = queue.SimpleQueue()
        for name in sorted(set(names) - set(self._tables), key=_largest_first):
            waiting.put(ALL[name])
        helper = _Helper(self, waiting) if _can_share() and waiting.qsize() > 1 else None
        try:
            self._take_turns(waiting, connection)
        finally:
            if helper:
                helper.join()

    def _take_turns(self, waiting: queue.SimpleQueue[FactTable], through: BaseDatabaseWrapper) -> None:
        while True:
            try:
                table = waiting.get_nowait()
            except queue.Empty:
                return
            self._add(table, read(table, self._rows(table), through))


_LARGEST = ("contacts", "cp_visits", "lac_visits", "allocations", "children", "referrals", "assessments")


def _largest_first(name: str) -> int:
    """The long tables first, so that two connections finish together."""
    return _LARGEST.index(name) if name in _LARGEST else len(_LARGEST)


class _Helper:
    """A second connection that sees exactly what the first one sees, reading tables from the same queue."""

    def __init__(self, tables: Tables, waiting: queue.SimpleQueue[FactTable]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("select pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
        self._second = connection.copy()
        self._second.inc_thread_sharing()
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._run, args=(tables, waiting, snapshot), name="read facts")
        self._thread.start()

    def _run(self, tables: Tables, waiting: queue.SimpleQueue[FactTable], snapshot: str) -> None:
        try:
            with self._second.cursor() as cursor:
                cursor.execute("begin isolation level repeatable read read only")
                cursor.execute("set transaction snapshot %s", [snapshot])
                tables._take_turns(waiting, self._second)
                cursor.execute("commit")
        except BaseException as failure:  # handed to the run that waits for us, which raises it
            self._failure = failure
        finally:
            self._second.close()

    def join(self) -> None:
        self._thread.join()
        if self._failure:
            raise self._failure


def _can_share() -> bool:
    """Whether a second connection can see our view: not inside a caller's own transaction, whose writes it would miss."""
    return connection.vendor == "postgresql" and getattr(_view, "ours", False)


_view = threading.local()


@contextmanager
def one_view() -> Iterator[None]:
    """Everything read inside sees the database as it was at one moment. A caller's own transaction is left as it is."""
    if connection.in_atomic_block or getattr(_view, "ours", False):
        yield
        return
    _view.ours = True
    try:
        with _reading_on_sqlite() if connection.vendor == "sqlite" else _reading_on_postgresql():
            yield
    finally:
        _view.ours = False


@contextmanager
def _reading_on_sqlite() -> Iterator[None]:
    """A reader's transaction, which neither waits for the one writer nor makes it wait."""
    with connection.cursor() as cursor:
        cursor.execute("begin deferred")
        try:
            yield
        finally:
            cursor.execute("rollback")


@contextmanager
def _reading_on_postgresql() -> Iterator[None]:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("set transaction isolation level repeatable read, read only")
        yield


class DatabaseFacts(Facts):
    """Facts that come from the database, each part read when it is first asked for."""

    def __init__(self, as_at: datetime.date, known_at: datetime.datetime | None, only: Only | None) -> None:
        self.units, self.codes, self.as_at = load_units(), load_codes(), day_number(as_at)
        self.tables = self._tables = Tables(self, known_at, only)
        self._whole = {}

    def __getattr__(self, name: str) -> Any:
        """What the tables leave out: asked for once, then an attribute like any other."""
        if name not in _BESIDE_TABLES:
            raise AttributeError(name)
        value = _BESIDE_TABLES[name](self)
        setattr(self, name, value)
        return value

    def holds(self, table: str) -> bool:
        """Of the whole authority, also where only some children are read."""
        return len(self[table]) > 0 or any(rows.exists() for rows in ALL[table].rows())

    def read_now(self, tables: Collection[str]) -> None:
        """Read these tables now, and with them all that would be read when asked for."""
        self._tables.read_all(tables)
        if tables:
            for name in _BESIDE_TABLES:
                getattr(self, name)


def _population(facts: Facts) -> list[PopulationFigure]:
    rows = PopulationEstimate.objects.values_list("unit__code", "used_from", "children_0_17")
    return [PopulationFigure(unit, day_number(used_from), children) for unit, used_from, children in rows]


def _supplied(facts: Facts) -> list[SuppliedCell]:
    """Figures that were typed in or imported, and the populations that every rate is divided by."""
    return population_cells(facts.population, facts.units, facts.as_at) + [
        SuppliedCell(
            indicator=figure.indicator,
            variant=figure.variant,
            unit=figure.unit.code,
            period=f"{figure.period:%Y-%m}",
            breakdown=figure.breakdown,
            band=figure.band,
            value=_number(figure.value),
            numerator=_number(figure.numerator),
            denominator=_number(figure.denominator),
        )
        for figure in SuppliedFigure.objects.select_related("unit")
    ]


def _terms(facts: Facts) -> list[tuple[int, int]]:
    rows = SchoolTerm.objects.values_list("first_day", "last_day")
    return [(day_number(first), day_number(last)) for first, last in rows]


def _names(facts: Facts) -> dict[str, dict[int, str]]:
    return {
        "workers": dict(Worker.objects.order_by("staff_number").values_list("id", "staff_number")),
        "audit_standards": dict(AuditStandard.objects.order_by("tool", "number").values_list("id", "key")),
    }


_BESIDE_TABLES: dict[str, Callable[[Facts], Any]] = {
    "population": _population,
    "supplied": _supplied,
    "terms": _terms,
    "names": _names,
}


@contextmanager
def open_facts(
    *,
    as_at: datetime.date,
    as_known_at: datetime.datetime | None = None,
    only: Only | None = None,
    tables: Collection[str] = (),
) -> Iterator[Facts]:
    """The facts up to the day `as_at`, all from one view of the database.

    `as_known_at` gives them as they had been typed by that moment. `tables` are read at once, others
    when a definition asks for them, inside the block; once all are read, facts may be used after it.
    `only` limits them to some children or workers.
    """
    with one_view():
        facts = DatabaseFacts(as_at, as_known_at, only)
        facts.read_now(tables)
        yield facts


def end_of(day: datetime.date) -> datetime.datetime:
    """The last moment of a day in England: what "as known on that day" means."""
    return datetime.datetime.combine(day, datetime.time.max, tzinfo=LONDON)


def load_codes() -> CodeBook:
    """Every code by its number, read with the facts: a code that came a minute ago may stand in them."""
    rows = Code.objects.order_by("code_set_id", "order", "code").values_list("number", "key", "label", "group")
    return CodeBook([CodeEntry(*row) for row in rows])


def load_units() -> UnitTree:
    """Every unit there ever was: last year's figures roll up through last year's tree."""
    rows = UnitRecord.objects.order_by("code").values_list("id", "code", "name", "kind", "parent_id", "team_type__code")
    return UnitTree([Unit(*row[:5], row[5] or "") for row in rows])


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
