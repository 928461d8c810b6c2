"""Facts written as tables that a practitioner can read and check, without a database.

    child | team | received_on | counts?
    ------+------+-------------+--------
    Ava   | N1   | 2026-03-02  | yes        # a remark
    Ben   | S1   | 2026-03-02  | no
    Cal   | N1   |             | -          # not in scope

Dates are ISO, times `2026-03-02 14:05` (English time), empty is "not recorded" or "has not happened",
yes and no are flags, codes are given as in their set (`referral` or `contact_outcome:referral`).
Children, plans, workers and other keys are called by any name; teams by the code of their unit.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

import numpy as np

from csc import periods as days
from csc.days import LONDON
from reporting.engine.cells import Cell
from reporting.engine.codebook import CodeBook, CodeEntry
from reporting.engine.columns import Column, Number
from reporting.engine.evaluate import Engine, MemberRow
from reporting.engine.facts import Facts, PopulationFigure, SuppliedCell
from reporting.engine.periods import Periods
from reporting.engine.tables import Table
from reporting.engine.units import Unit, UnitTree
from reporting.facts import ALL
from reporting.indicators import Indicator

UNITS = [
    Unit(1, "Council", "Council", "authority"),
    Unit(2, "North", "North area", "area", 1),
    Unit(3, "South", "South area", "area", 1),
    Unit(4, "N1", "North one", "team", 2, "duty"),
    Unit(5, "N2", "North two", "team", 2, "child_protection"),
    Unit(6, "S1", "South one", "team", 3, "duty"),
    Unit(7, "Hub", "Hub, in no area", "team", 1, "mash"),
]
CODES = Path(__file__).resolve().parents[2] / "csc" / "data" / "codes"


@cache
def code_book() -> CodeBook:
    """Every code of the product's own files, numbered as they come."""
    entries = []
    for path in sorted(CODES.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                key = f"{path.stem}:{row['code']}"
                entries.append(CodeEntry(len(entries) + 1, key, row["label"], row["group"]))
    return CodeBook(entries)


class Names:
    """Numbers for names: Ava is the same child in every table of one test."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {unit.code: unit.key for unit in UNITS}

    def __getitem__(self, name: str) -> int:
        return self.known.setdefault(name, len(self.known) + 100)


def facts(
    tables: Mapping[str, str] = {},
    *,
    as_at: str = "2030-12-31",
    names: Names | None = None,
    units: list[Unit] = UNITS,
    population: Mapping[str, int] | None = None,
    supplied: list[SuppliedCell] | None = None,
    terms: list[tuple[str, str]] | None = None,
) -> Facts:
    """Facts from readable tables; tables not given are empty. `population` holds from 2000 on, by unit."""
    names = names or Names()
    made: dict[str, Table] = {}
    workers: dict[int, str] = {}
    found = Facts(
        tables=made,
        units=UnitTree(units),
        codes=code_book(),
        as_at=_day(as_at),
        population=[PopulationFigure(unit, _day("2000-01-01"), children) for unit, children in (population or {}).items()],
        supplied=supplied or [],
        terms=[(_day(first), _day(last)) for first, last in terms or []],
        names={"workers": workers, "audit_standards": {}},
    )
    for name, declared in ALL.items():
        rows = parse(tables.get(name, ""))
        unknown = {key for row in rows for key in row if key not in declared.columns and key not in {"counts?", "id"}}
        assert not unknown, f"{name} has no column {', '.join(sorted(unknown))}"
        arrays = {key: _array(declared, key, rows, names) for key in declared.columns}
        made[name] = Table(name, declared.columns, arrays, derived=declared.derived, facts=found)
    for table in tables.values():
        workers |= {names[row["worker"]]: row["worker"] for row in parse(table) if row.get("worker")}
    return found


def parse(text: str) -> list[dict[str, str]]:
    """Rows of a table; a remark after # is left out."""
    lines = [line.partition("#")[0].rstrip() for line in text.strip().splitlines()]
    lines = [line for line in lines if line.strip(" -+|")]
    if not lines:
        return []
    heads = [head.strip() for head in lines[0].split("|")]
    rows = [[cell.strip() for cell in line.split("|")] for line in lines[1:]]
    assert all(len(row) == len(heads) for row in rows), f"every row needs {len(heads)} cells: {rows}"
    return [dict(zip(heads, row, strict=True)) for row in rows]


def figure(
    indicator: Indicator,
    tables: Mapping[str, str],
    period: str,
    unit: str = "Council",
    *,
    breakdown: str = "",
    band: str = "",
    **given,
) -> Cell:
    """One cell of the indicator over these facts."""
    return engine(tables, period, **given).figures(indicator).at(unit, period, breakdown, band)


def engine(tables: Mapping[str, str], *periods: str, as_at: str | None = None, **given) -> Engine:
    """An engine over these facts for the months from the first to the last period named."""
    first, last = min(periods), max(periods)
    known = as_at or days.as_date(int(days.last_day(_month(last)))).isoformat()
    found = facts(tables, as_at=known, **given)
    months = Periods(_month(first), _month(last) - _month(first) + 1, _day(known), terms=found.terms)
    return Engine(found, months)


def check(
    indicator: Indicator,
    period: str,
    rows: str,
    *,
    expect: Mapping[str, tuple[int, int] | int | None],
    others: Mapping[str, str] = {},
    **given,
) -> list[MemberRow]:
    """The indicator's own rows with the answer expected of each (`counts?`: yes, no, - for not in scope), and of each unit.

    `expect` gives (numerator, denominator) of a unit, or the value alone. Answers the authority's list.
    """
    names = Names()
    own = [{"id": f"row {number}"} | row for number, row in enumerate(parse(rows), start=1)]
    engined = engine(dict(others) | {indicator.facts: _numbered(rows)}, period, names=names, **given)
    figures = engined.figures(indicator)
    listed = engined.members(indicator, "Council", period)
    answers = {member.id: member.marked for member in listed}
    for row in own:
        answer = answers.get(names[row["id"]])
        said = "-" if answer is None else "yes" if answer else "no"
        assert said == row["counts?"], f"{row}: expected {row['counts?']}, counted {said}"
    for unit, wanted in expect.items():
        cell = figures.at(unit, period)
        got = (cell.numerator, cell.denominator) if isinstance(wanted, tuple) else cell.value
        assert got == wanted, f"{unit}: expected {wanted}, counted {got}"
    return listed


def _numbered(rows: str) -> str:
    """The same table with an `id` column, so that its rows are found again."""
    parsed = parse(rows)
    heads = [*(parsed[0] if parsed else {}), "id"]
    lines = [" | ".join(heads)]
    for number, row in enumerate(parsed, start=1):
        lines.append(" | ".join([*row.values(), row.get("id", f"row {number}")]))
    return "\n".join(lines) if "id" not in (parsed[0] if parsed else {}) else rows


def _array(declared, name: str, rows: list[dict[str, str]], names: Names) -> np.ndarray:
    column = declared.columns[name]
    if not rows:
        return np.zeros(0, dtype=column.dtype)
    return np.array([_value(declared, name, column, row, number, names) for number, row in enumerate(rows)], dtype=column.dtype)


def _value(declared, name: str, column: Column, row: dict[str, str], number: int, names: Names):
    text = row.get(name, "")
    if name == "id" and not text:
        return names[f"{declared.name} {number}"]
    if column.kind in {"local_day", "moment"} and not text:
        text = _twin(declared, name, column, row)
    if not text:
        return column.missing
    if column.kind in {"day", "local_day"}:
        return _day(text[:10])
    if column.kind == "moment":
        return _minutes(text)
    if column.kind == "code":
        return code_book().number(text if ":" in text else f"{code_set(declared, name)}:{text}")
    if column.kind in {"flag", "answer"}:
        return {"yes": 1, "no": 0}[text]
    if column.kind in {"key", "ranked"}:
        return names[text]
    return int(Decimal(text) * (column.scale if isinstance(column, Number) else 1))


def _twin(declared, name: str, column: Column, row: dict[str, str]) -> str:
    """The moment that a local day is the day of, or the other way about: a test gives whichever it needs."""
    source = declared.path(name)
    twins = [key for key in declared.columns if key != name and declared.path(key) == source and row.get(key)]
    return row[twins[0]] if twins else ""


def code_set(declared, name: str) -> str:
    """The code set of a code column, as its model field declares it."""
    model, field = declared.model, None
    for part in declared.path(name).split("__")[:-1]:
        field = model._meta.get_field(part)
        model = field.related_model
    return field.remote_field.limit_choices_to["code_set"]


def _day(text: str) -> int:
    return days.day_number(datetime.date.fromisoformat(text))


def _month(label: str) -> int:
    year, month = label.split("-")
    return days.month_number(int(year), int(month))


def _minutes(text: str) -> int:
    moment = datetime.datetime.fromisoformat(text if " " in text else f"{text} 12:00").replace(tzinfo=LONDON)
    return int(moment.timestamp()) // 60
