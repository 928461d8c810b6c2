"""Fact tables: one row for each thing that can be counted, as columns of whole numbers.

A table names a queryset of standing rows and the columns the engine may see. Derived columns are
pure functions of other columns and tables, written in the words of `reporting.engine.rows`, and
are computed at most once in a run, when the first definition asks for them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from reporting.engine.columns import CodeNumber, Column, Key

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from reporting.engine.rows import Rows

Compute = "Callable[[Rows], np.ndarray]"


@dataclass(frozen=True)
class FactTable:
    """`one_row_per` is what a row stands for; `rows` gives the standing records (a function, so that nothing
    touches the database before a run does); `child` is the path to the child, by which a live figure or a
    refresh reads the history of some children only. A table without it is always read whole.
    """

    name: str
    one_row_per: str
    rows: Callable[[], QuerySet]
    columns: Mapping[str, Column]
    derived: Mapping[str, tuple[Column, Callable[[Rows], np.ndarray]]] = field(default_factory=dict)
    child: str = "child_id"

    def path(self, name: str) -> str:
        """The queryset path that a column is read from."""
        column = self.columns[name]
        path = column.source or name
        return f"{path}__number" if isinstance(column, CodeNumber) else path


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


def case(**columns: Column) -> dict[str, Column]:
    """The columns of every case record: key, child, responsible team, worker, and those given."""
    common = {"child": Key("child", "Child"), "team": Key("team", "Team"), "worker": Key("worker", "Worker")}
    return record(**common, **columns)
