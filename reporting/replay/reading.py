"""A published report as cells: one for each row and month, as printed."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from csc.periods import month_number
from reporting.replay.rounding import numerators

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
PER = {"share": 100, "rate": 10_000, "count": 1}


class Unreadable(Exception):
    """The folder does not hold a report in the layout expected; the message says what is wrong."""


@dataclass(frozen=True)
class Row:
    """A row of the report and the figure that answers it."""

    number: str
    source: str
    indicator: str
    variant: str
    part: str
    band: str

    @property
    def name(self) -> str:
        return self.number if not self.band else f"{self.number} {self.source}"


@dataclass(frozen=True)
class Cell:
    """One row in one month, as printed; what is not printed is None."""

    row: Row
    month: int
    numerator: int | None
    denominator: int | None
    value: Decimal | None

    @property
    def label(self) -> str:
        """`6.1 2018-03 = 627`: how messages name the cell."""
        parts = f"{self.numerator} of {self.denominator}" if self.denominator is not None else None
        shown = [str(part) for part in (parts, self.value) if part is not None]
        return f"{self.row.name} {label(self.month)} = {' = '.join(shown)}"

    @property
    def key(self) -> tuple[str, int]:
        return self.row.name, self.month


def label(month: int) -> str:
    """`2018-03`."""
    return f"{1970 + month // 12}-{month % 12 + 1:02d}"


class Published:
    """All attempted cells of a report. `first` and `last` are its months; `reasons` collects what cannot hold."""

    def __init__(self, cells: list[Cell], first: int, last: int) -> None:
        self.cells = {cell.key: cell for cell in cells}
        self.first, self.last = first, last
        self.reasons: dict[tuple[str, int], str] = {}
        self.population: dict[int, int] = {}

    @property
    def months(self) -> range:
        """The months of the report."""
        return range(self.first, self.last + 1)

    @property
    def window(self) -> range:
        """Every month that some rolling year of the report covers."""
        return range(self.first - 11, self.last + 1)

    def cell(self, name: str, month: int) -> Cell | None:
        return self.cells.get((name, month))

    def said(self, name: str, month: int) -> str:
        """How messages name the cell; nothing where none is printed."""
        cell = self.cell(name, month)
        return cell.label if cell else ""

    def of(self, name: str) -> Iterator[Cell]:
        return (cell for (row, _), cell in sorted(self.cells.items(), key=lambda item: item[0][1]) if row == name)

    def count(self, name: str, month: int) -> int | None:
        """The number a count prints, or the one printed beside a share or rate."""
        cell = self.cell(name, month)
        if cell is None:
            return None
        return int(cell.value) if cell.row.part == "count" and cell.value is not None else cell.numerator

    def denominator(self, name: str, month: int) -> int | None:
        cell = self.cell(name, month)
        return cell.denominator if cell else None

    def numerators(self, name: str, month: int, of: int) -> tuple[int, int] | None:
        """The numerators the cell allows when its denominator is `of`; nothing when it says nothing. Empty ranges are (1, 0)."""
        cell = self.cell(name, month)
        if cell is None or (cell.numerator is None and cell.value is None):
            return None
        if cell.numerator is not None:
            return cell.numerator, cell.numerator
        return numerators(cell.value, of, PER[cell.row.part]) or (1, 0)

    def possible(self, month: int, of: int, *names: str) -> bool:
        """Whether every one of these shares can be printed of a denominator."""
        ranges = [self.numerators(name, month, of) for name in names]
        return all(each is None or each[0] <= each[1] for each in ranges)

    def cannot(self, name: str, month: int, reason: str) -> None:
        """Say why a cell cannot hold; the first reason stands."""
        if (name, month) in self.cells:
            self.reasons.setdefault((name, month), reason)


def rows() -> list[Row]:
    """The rows of the report that are attempted: our own data."""
    with (Path(__file__).parent / "rows.csv").open(encoding="utf-8", newline="") as lines:
        return [Row(**line) for line in csv.DictReader(lines)]


def read(folder: Path, until: str | None = None) -> Published:
    """The report in a folder, up to the month `until` if given.

    Raises:
        Unreadable: a file is missing or holds what is no number; the message names file and line.
    """
    known = rows()
    monthly = {row.number: row for row in known if row.source == "monthly"}
    members = {(row.number, row.source): row for row in known if row.band}
    cells = []
    for line in _lines(folder / "monthly.csv"):
        if row := monthly.get(line["indicator_number"]):
            cells.append(_cell(row, line))
    for line in _lines(folder / "breakdowns.csv"):
        if line["dimension"] == "contact source" and (row := members.get((line["indicator_number"], line["member"]))):
            cells.append(_cell(row, line))
    limit = _month(until) if until else None
    cells = [cell for cell in cells if cell is not None and (limit is None or cell.month <= limit)]
    if not cells:
        raise Unreadable(f"{folder} holds no monthly figure that can be replayed.")
    months = [cell.month for cell in cells]
    return Published(cells, min(months), max(months))


def _lines(path: Path) -> Iterator[dict[str, str]]:
    if not path.exists():
        raise Unreadable(f"{path.name} is missing.")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for number, line in enumerate(csv.DictReader(lines), start=2):
            yield line | {"where": f"{path.name} line {number}"}


def _month(text: str) -> int | None:
    """The month number of `2018-03`. A year such as 2017-18 is no month."""
    found = MONTH.fullmatch(text)
    return month_number(int(found[1]), int(found[2])) if found else None


def _cell(row: Row, line: dict[str, str]) -> Cell | None:
    month = _month(line["period"])
    if month is None:
        return None
    numerator, denominator = (_whole(line[name], line) for name in ("numerator", "denominator"))
    value = _number(line["value"], line)
    if numerator is None and value is None:
        return None
    return Cell(row, month, numerator, denominator, value)


def _number(text: str, line: dict[str, str]) -> Decimal | None:
    if text in ("", "-"):
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        raise Unreadable(f"{line['where']}: {text!r} is not a number.") from None


def _whole(text: str, line: dict[str, str]) -> int | None:
    number = _number(text, line)
    return None if number is None else int(number)
