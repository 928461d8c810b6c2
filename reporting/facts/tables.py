"""Fact tables: one row for each thing that can be counted, as columns of whole numbers.

A table names a model, which of its rows stand, and the columns the engine may see. Derived columns
are pure functions of other columns and tables, written in the words of `reporting.engine.rows`;
they are computed at most once in a run, when the first definition asks for them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.models import Exists, F, OuterRef, Window
from django.db.models.functions import RowNumber

from reporting.engine.columns import CodeNumber, Column, Key
from workforce.records import RecordState

if TYPE_CHECKING:
    import datetime
    import uuid

    import numpy as np

    from reporting.engine.rows import Rows

STANDING = {"state": RecordState.COMPLETE}
"""Records that count: neither drafts nor withdrawn."""


@dataclass(frozen=True)
class FactTable:
    """`one_row_per` says what a row stands for, `where` which rows count.

    `child` and `worker` are the paths to the keys of the child and the worker a row is about: a live
    figure or a refresh reads by them the whole history of some children, or of some workers. A table
    that is about neither is always read whole.
    """

    name: str
    one_row_per: str
    model: type[models.Model]
    columns: Mapping[str, Column]
    where: Mapping[str, Any] = field(default_factory=lambda: STANDING)
    derived: Mapping[str, tuple[Column, Callable[[Rows], np.ndarray]]] = field(default_factory=dict)
    child: str = "child_id"
    worker: str = "worker_id"

    def rows(self) -> list[models.QuerySet]:
        """The rows that count, as now known: those of all querysets together."""
        return [self.model._base_manager.filter(**self.where).order_by()]

    def rows_as_known_at(self, moment: datetime.datetime) -> list[models.QuerySet]:
        """The rows that counted, as they had been typed by `moment`.

        The last version of each record by then, unless it was a deletion; and records typed by then of
        which no version was kept, as they stand now. (What a path leads to beyond the record itself,
        such as the state of an assessment whose factor this is, is read as now known; and a table with a
        column that other records point back with has no versions to read it from, so it stands as now.)
        """
        if not self._in_history():
            return [rows.filter(recorded_at__lte=moment) for rows in self.rows()]
        return _as_known_at(self.model, self.where, moment)

    def _in_history(self) -> bool:
        """Whether every column can be read from the versions of the record."""
        versions = self.model.history.model._base_manager  # type: ignore[attr-defined]  # every record keeps them
        try:
            versions.values_list(*(self.path(name) for name in self.columns))
        except FieldError:
            return False
        return True

    def uuids(self, keys: Collection[int]) -> dict[int, uuid.UUID]:
        """The lasting identity of each row, by its key: what leaves the engine as the name of a record."""
        return dict(self.model._base_manager.filter(id__in=keys).values_list("id", "uuid"))

    def path(self, name: str) -> str:
        """The queryset path that a column is read from."""
        column = self.columns[name]
        path = column.source or name
        return f"{path}__number" if isinstance(column, CodeNumber) else path


def _as_known_at(model: type[models.Model], where: Mapping[str, Any], moment: datetime.datetime) -> list[models.QuerySet]:
    history = model.history.model._base_manager  # type: ignore[attr-defined]  # every record keeps one
    versions = history.filter(history_date__lte=moment)
    newest_first = Window(RowNumber(), partition_by="id", order_by=["-history_date", "-history_id"])
    last = versions.annotate(newest_first=newest_first).filter(newest_first=1).values("history_id")
    kept = history.filter(history_id__in=last, **where).exclude(history_type="-")
    unkept = model._base_manager.filter(~Exists(versions.filter(id=OuterRef("id"))), recorded_at__lte=moment, **where)
    return [kept.order_by(), unkept.order_by()]


@dataclass(frozen=True)
class Part:
    """One model's share of a joint table: which of its rows stand, and columns that it names or values otherwise."""

    model: type[models.Model]
    where: Mapping[str, Any] = field(default_factory=lambda: STANDING)
    given: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class JointTable(FactTable):
    """Rows of several models that are counted as one thing: the visits to a child, whichever plan they belong to.

    Keys of different models may be equal, so a row's key here is that of its record times the number
    of parts, plus the number of its part; `uuids` finds the way back. `model` is that of the first part.
    """

    parts: tuple[Part, ...] = ()

    def rows(self) -> list[models.QuerySet]:
        standing = [part.model._base_manager.filter(**part.where).order_by() for part in self.parts]
        return [self._named(number, rows) for number, rows in enumerate(standing)]

    def rows_as_known_at(self, moment: datetime.datetime) -> list[models.QuerySet]:
        return [
            self._named(number, rows)
            for number, part in enumerate(self.parts)
            for rows in _as_known_at(part.model, part.where, moment)
        ]

    def uuids(self, keys: Collection[int]) -> dict[int, uuid.UUID]:
        found: dict[int, uuid.UUID] = {}
        for number, part in enumerate(self.parts):
            mine = [key // len(self.parts) for key in keys if key % len(self.parts) == number]
            rows = part.model._base_manager.filter(id__in=mine).values_list("id", "uuid")
            found |= {own * len(self.parts) + number: lasting for own, lasting in rows}
        return found

    def _named(self, number: int, rows: models.QuerySet) -> models.QuerySet:
        """A queryset of one part, with the names all parts share."""
        return rows.annotate(joint_key=F("id") * len(self.parts) + number, **self.parts[number].given)


ALL: dict[str, FactTable] = {}


def declare(table: FactTable) -> FactTable:
    """Add a table to the register. ValueError when its name is taken."""
    if table.name in ALL:
        raise ValueError(f"there are two fact tables called {table.name}")
    ALL[table.name] = table
    return table


def record(**columns: Column) -> dict[str, Column]:
    """The columns of every table: the row's own key, and those given."""
    return {"id": Key("id", "Record"), **columns}


def joint(**columns: Column) -> dict[str, Column]:
    """The columns of a joint table: its own key, and those given."""
    return {"id": Key("joint_key", "Record"), **columns}


def case(**columns: Column) -> dict[str, Column]:
    """The columns of every case record: key, child, responsible team, worker, and those given."""
    common = {"child": Key("child", "Child"), "team": Key("team", "Team"), "worker": Key("worker", "Worker")}
    return record(**common, **columns)
