"""Putting rows into the database, and putting into words why it refused one."""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from django.contrib.auth.hashers import make_password
from django.db import DataError, IntegrityError, connection, models
from django.db.models import Q

from csc import bulk
from csc.exchange.tables import Column, Table
from csc.models import Code, User

SQLITE_UNIQUE = re.compile(r"UNIQUE constraint failed: (.+)\Z")
POSTGRES_KEY = re.compile(r"Key \((.+?)\)=")


def refusals() -> tuple[type[Exception], ...]:
    """What is raised when a database refuses a row: Django's own errors, and the driver's, which bulk loading meets."""
    driver = connection.Database  # type: ignore[attr-defined]
    return IntegrityError, DataError, driver.IntegrityError, driver.DataError


def insert(table: Table, ids: Sequence[int], rows: Sequence[Sequence[Any]]) -> None:
    """Write new rows whose values stand in column order, references as primary keys."""
    columns: dict[str, Any] = {"id": list(ids)}
    for at, column in enumerate(table.columns):
        columns[column.field.attname] = _for_bulk(column, [row[at] for row in rows])
    if table.model is User:
        columns["password"] = [make_password(None) for _ in rows]
    bulk.load(table.model, columns)


def _for_bulk(column: Column, values: list[Any]) -> Any:
    """The column in the form that bulk loading takes fastest: numbers as an array, repeating values once each."""
    if column.kind in ("text", "identifier", "JSON") and column.refers_to is None:
        return values
    if column.refers_to not in (None, Code):
        return bulk.optional(np.array([value or 0 for value in values]), np.array([value is not None for value in values]))
    distinct = {value: at for at, value in enumerate(dict.fromkeys(value for value in values if value is not None))}
    return bulk.Coded(list(distinct), np.array([-1 if value is None else distinct[value] for value in values]))


def present(model: type[models.Model], keys: Collection[str], by: str | None = None) -> dict[str, int]:
    """Primary keys of the rows that the database holds already, by uuid or by the field people know them by."""
    if by is None:
        keys = [key for key in keys if _is_uuid(key)]
    if not keys:
        return {}
    field = by or "uuid"
    return {str(key): pk for key, pk in model._base_manager.filter(**{f"{field}__in": keys}).values_list(field, "pk")}


def _is_uuid(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def rule_of(table: Table, refusal: str) -> tuple[list[str], str]:
    """The columns a refusal is about and the rule it names, in words."""
    for constraint in table.model._meta.constraints:
        if re.search(rf"\b{re.escape(constraint.name)}\b", refusal):
            return _columns(table, _fields(constraint)), f"what the rule {constraint.name!r} asks"
    found = SQLITE_UNIQUE.search(refusal)
    if found:
        columns = _columns(table, [name.strip().split(".")[-1] for name in found[1].split(",")])
        return columns, f"{' and '.join(columns)} that no other row has"
    if found := POSTGRES_KEY.search(refusal):
        columns = _columns(table, [name.strip() for name in found[1].split(",")])
        return columns, f"{' and '.join(columns)} that no other row has"
    return [], "a row the database takes"


def _columns(table: Table, fields: Sequence[str]) -> list[str]:
    return [column.name for column in table.columns if column.name in fields or column.field.attname in fields]


def _fields(constraint: models.BaseConstraint) -> list[str]:
    if isinstance(constraint, models.UniqueConstraint):
        return list(constraint.fields)
    return _named_in(constraint.condition) if isinstance(constraint, models.CheckConstraint) else []


def _named_in(condition: Any) -> list[str]:
    if isinstance(condition, Q):
        return [name for child in condition.children for name in _named_in(child)]
    lookup, value = condition
    compared = [value.name] if isinstance(value, models.F) else []  # type: ignore[attr-defined]
    return [lookup.split("__")[0], *compared]
