"""Which tables are exchanged and what their columns are, read off the models.

Every `Record` is a table, and so are the accounts people sign in with, reduced to their identity:
a file never holds a password. A row is named by its uuid; rows that people know by a key of their
own (a code, a unit's code, a username) are referred to by that key.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import models

from csc.exchange import values
from csc.models import Code, User
from csc.records import Record

KEYS_PEOPLE_KNOW = ("username", "code")
ACCOUNT_FIELDS = ("uuid", "username", "first_name", "last_name", "email", "is_active")


@dataclasses.dataclass(frozen=True)
class Column:
    """One column of a file.

    `path` is where its value is found in a query; `refers_to` the model it names a row of; `choices`
    what it may hold and `code_set` the set whose codes it takes, where there is such a limit.
    """

    field: models.Field
    path: str
    kind: str
    write: Callable[[Any], str]
    read: Callable[[str], Any]
    refers_to: type[models.Model] | None = None
    code_set: str | None = None
    choices: frozenset[Any] | None = None

    @property
    def name(self) -> str:
        return self.field.name

    def render(self, value: Any) -> str:
        return "" if value is None else self.write(value)

    def parse(self, cell: str) -> Any:
        """The value of a cell; for a reference the key of the row it names.

        Raises:
            values.CellError: the cell holds nothing this column can take.
        """
        if cell == "" and (self.field.null or self.kind != "text" or self.refers_to):
            if not self.field.null:
                raise values.CellError("a value", "Fill the cell in: this column is never empty.")
            return None
        value = self.read(cell)
        if self.refers_to is None:
            values.check(self.field, value, self.choices)
        elif self.code_set and not value.startswith(f"{self.code_set}:"):
            raise values.CellError(f"a code of the set {self.code_set}", f"Write the code with its set, like {self.code_set}:…")
        return value


@dataclasses.dataclass(frozen=True)
class Table:
    """One file: a model, its columns, and the field people know its rows by, if there is one."""

    model: type[models.Model]
    columns: tuple[Column, ...]
    known_by: str | None

    @property
    def name(self) -> str:
        return self.model._meta.label_lower

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    @property
    def headings(self) -> list[str]:
        return [column.name for column in self.columns]

    def rows(self) -> models.QuerySet[Any, tuple[Any, ...]]:
        """Every row as a tuple of values in column order, the restricted and the withdrawn among them, ordered by uuid."""
        return self.model._base_manager.order_by("uuid").values_list(*(column.path for column in self.columns))

    def render(self, row: tuple[Any, ...]) -> list[str]:
        return [column.render(value) for column, value in zip(self.columns, row, strict=True)]


def tables() -> list[Table]:
    """Every table that is exchanged, by name."""
    found = [User, *(model for model in apps.get_models() if issubclass(model, Record) and not model._meta.proxy)]
    return sorted((_table(model) for model in found), key=lambda table: table.name)


def known_by(model: type[models.Model]) -> str | None:
    """The field whose text names a row of `model` in a file, or None when its uuid does."""
    if model is Code:
        return "key"
    names = {field.name: field for field in model._meta.concrete_fields}
    return next((name for name in KEYS_PEOPLE_KNOW if name in names and names[name].unique), None)


@functools.cache
def _table(model: type[models.Model]) -> Table:
    if model is not User and model._meta.many_to_many:
        raise TypeError(f"{model._meta.label} has a many-to-many field; give it a model of its own so that it can be exchanged")
    wanted = [field for field in model._meta.concrete_fields if not field.primary_key]
    if model is User:
        wanted = [field for field in wanted if field.name in ACCOUNT_FIELDS]
    columns = tuple(_column(field) for field in sorted(wanted, key=lambda field: field.name != "uuid"))
    return Table(model, columns, known_by(model))


def _column(field: models.Field) -> Column:
    if not isinstance(field, models.ForeignKey):
        return Column(field, field.name, *values.kind_of(field), choices=values.choices_of(field))
    target = field.related_model._meta.concrete_model
    assert target is not None  # noqa: S101 - only an abstract model has none, and none is referred to
    if target not in (Code, User) and not issubclass(target, Record):
        raise TypeError(f"{field} refers to {target._meta.label}, which is not exchanged")
    key = known_by(target)
    if target is Code:
        limit = field.get_limit_choices_to()
        code_set = limit.get("code_set") if isinstance(limit, dict) else None
        return Column(field, field.attname, "code", str, values.read_text, Code, code_set)
    if key:
        return Column(field, f"{field.name}__{key}", "text", values.write_text, values.read_text, target)
    return Column(field, f"{field.name}__uuid", "identifier", str, values.read_key, target)
