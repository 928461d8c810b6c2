"""Facts of every table filled with anything the columns allow: what must hold whatever the records say."""

from __future__ import annotations

import numpy as np

from csc import periods as days
from reporting.engine.columns import Number
from reporting.engine.facts import Facts
from reporting.engine.tables import Table
from reporting.engine.units import UnitTree
from reporting.facts import ALL
from reporting.facts.tables import FactTable
from tests.reporting.practice import UNITS, code_book, code_set

CHILDREN = 40
STANDARDS = ("threshold", "record", "child-involvement")
TERMS = [(18_500, 18_560), (18_800, 18_900), (19_000, 19_090)]
FIRST, LAST = 18_000, 19_500  # April 2019 to May 2023


def any_facts(seed: int, rows: int = 8 * CHILDREN) -> Facts:
    """Random facts over 49 months: keys point to a row of the same child or nowhere, dates come in and out of order,
    codes may be missing. `rows` is a multiple of CHILDREN, so that row number n is about child n, modulo CHILDREN."""
    random = np.random.default_rng(seed)
    tables: dict[str, Table] = {}
    names = {
        "workers": {key: f"W{key}" for key in range(1, rows + 1)},
        "audit_standards": {key: STANDARDS[key % 3] for key in range(1, rows + 1)},
    }
    facts = Facts(tables, UnitTree(UNITS), code_book(), LAST, names=names, terms=TERMS)
    for name, declared in ALL.items():
        number = CHILDREN if name == "children" else rows
        usual = random.integers(FIRST, LAST + 60, number)
        arrays = {column: _column(random, declared, column, number, usual) for column in declared.columns}
        arrays["id"] = np.arange(1, number + 1, dtype=np.int32)
        if {"started_on", "ended_on"} <= set(arrays):
            lasting = arrays["started_on"] + random.integers(0, 700, number)
            arrays["ended_on"] = np.where(random.random(number) < 0.4, days.NEVER, lasting).astype(np.int32)
        if name == "children":
            arrays["born_on"] = np.where(random.random(number) < 0.1, days.NEVER, usual - random.integers(0, 25 * 365, number))
        tables[name] = Table(name, declared.columns, arrays, derived=declared.derived, facts=facts)
    return facts


def _column(random: np.random.Generator, declared: FactTable, name: str, number: int, usual: np.ndarray) -> np.ndarray:
    column = declared.columns[name]
    row = np.arange(number)
    if column.kind in {"day", "local_day", "moment"}:
        day = usual + random.integers(-2, 30, number)
        at = day * 1440 + random.integers(0, 1440, number) if column.kind == "moment" else day
        values = np.where(random.random(number) < 0.15, column.missing, at)
    elif column.kind == "code":
        numbers = [entry.number for entry in code_book().in_set(code_set(declared, name))]
        values = random.choice([0, *numbers], number)
        if name == "role":  # most of them in one role, so that it comes to a caseload
            values = np.where(random.random(number) < 0.7, code_book().number("allocation_role:social_worker"), values)
    elif name == "child":
        values = row % CHILDREN + 1
    elif name == "team":
        values = random.choice([4, 5, 6, 7], number)
    elif name == "worker":
        values = random.integers(0, 12, number)
        values = np.where(random.random(number) < 0.7, 1, values)  # most of the work on one worker, who holds too many cases
    elif column.kind in {"key", "ranked"}:
        same_child = (row + CHILDREN * random.integers(0, 8, number)) % max(number, 1) + 1
        values = np.where(random.random(number) < 0.15, 0, same_child)
    elif column.kind == "flag":
        values = random.random(number) < 0.5
    elif column.kind == "answer":
        values = random.integers(-1, 2, number)
    else:
        scale = column.scale if isinstance(column, Number) else 1
        values = random.integers(0, 20 * scale, number)
    return values.astype(column.dtype)
