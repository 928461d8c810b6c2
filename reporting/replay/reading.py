"""A published report as cells: one for each row and month, as printed."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from django.utils import timezone

from csc.periods import Month
from reporting.replay.rounding import numerators
from reporting.replay.table import Unreadable, lines_of, month_of_name, number, whole

MONTHLY = ("indicator_number", "period", "numerator", "denominator", "value")
BREAKDOWNS = ("indicator_number", "dimension", "member", "period", "numerator", "denominator", "value")
SOURCES = "contact source"
PER = {"share": 100, "rate": 10_000, "count": 1}


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
    """All attempted cells of a report. `first` and `last` are its months; `reasons` collects what cannot hold.

    `left_out` says of each row that is not attempted how many cells it has.
    """

    def __init__(self, cells: list[Cell], first: int, last: int, left_out: Counter[str] | None = None) -> None:
        self.cells = {cell.key: cell for cell in cells}
        self.left_out = left_out or Counter()
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
        return numerators(cell.value, of, PER[cell.row.part]) or (1, 0) if cell.value is not None else None

    def near(self, name: str, month: int, of: int, usual: float) -> tuple[int, int]:
        """As `numerators`, or the nearest there is: one numerator where none prints the cell, `usual` of all without a cell."""
        span = self.numerators(name, month, of)
        if span is None or span[0] > span[1]:
            value = self.cells[name, month].value if span is not None else None
            share = usual if value is None else float(value) / PER["share"]
            span = (round(share * of),) * 2
        return min(span[0], of), min(span[1], of)

    def possible(self, month: int, of: int, *names: str) -> bool:
        """Whether every one of these shares can be printed of a denominator, but for those that cannot hold anyway."""
        ranges = [self.numerators(name, month, of) for name in names if (name, month) not in self.reasons]
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

    A report without breakdowns.csv has no contact sources. Rows that are not attempted are counted and otherwise left alone.

    Raises:
        Unreadable: a file is missing or not as it should be; the message names file, line and what is wrong.
    """
    known = {(row.number, row.source): row for row in rows()}
    cells: dict[tuple[str, int], Cell] = {}
    again: dict[tuple[str, int], Cell] = {}
    left_out: Counter[str] = Counter()
    for line in lines_of(folder / "monthly.csv", MONTHLY):
        name = line["indicator_number"]
        if not _take(cells, known.get((name, "monthly")), line):
            left_out[name] += 1
    breakdowns = folder / "breakdowns.csv"
    for line in lines_of(breakdowns, BREAKDOWNS) if breakdowns.exists() else ():
        name, member = line["indicator_number"], line["member"].upper()
        if line["dimension"] != SOURCES:
            _take(again, known.get((name, "monthly")), line)
        elif not _take(cells, known.get((name, member)), line):
            left_out[f"{name} {member}"] += 1
    limit = month_of_name(until) if until else None
    kept = [cell for cell in (again | cells).values() if limit is None or cell.month <= limit]
    if not kept:
        raise Unreadable(f"{folder} holds no monthly figure that can be replayed.")
    months = [cell.month for cell in kept]
    if max(months) >= Month.of(timezone.localdate()).number:
        raise Unreadable(f"{label(max(months))} is not over yet, so nothing can have been published of it.")
    return Published(kept, min(months), max(months), left_out)


def _take(cells: dict[tuple[str, int], Cell], row: Row | None, line: dict[str, str]) -> bool:
    """Keep the line's cell if it is one of a month and is printed. False if the row is not attempted."""
    if row is None:
        return False
    try:
        month = month_of_name(line["period"])
    except Unreadable as problem:
        raise Unreadable(f"{line['where']}: {problem}") from None
    if month is None:
        return True
    numerator, denominator = whole(line, "numerator"), whole(line, "denominator")
    value = number(line, "value")
    if row.part == "count" and value is not None and value != value.to_integral_value():
        raise Unreadable(f"{line['where']}: {line['value']!r} is a count and must be whole.")
    if numerator is None and value is None:
        return True
    cell = Cell(row, month, numerator, denominator, value)
    if cells.setdefault(cell.key, cell) != cell:
        raise Unreadable(f"{line['where']}: {cell.label} is printed twice, and differently: {cells[cell.key].label}.")
    return True
