"""Reading one file of an export row by row, and everything that can be wrong with it as a file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from csc.exchange import manifest
from csc.exchange.report import Report
from csc.exchange.tables import Table

LONGEST_CELL = 1 << 24
ROWS_AT_ONCE = 1_000
Row = tuple[int, list[str]]


class RecordFile:
    """One file whose bytes are as the manifest says and whose headings are those of its table."""

    def __init__(self, path: Path, table: Table, order: list[int], rows: int | None) -> None:
        self.path = path
        self.table = table
        self.rows = rows
        """How many rows the manifest says it has, if it does."""
        self._order = order

    @property
    def name(self) -> str:
        return self.path.name

    def batches(self, report: Report | None = None) -> Iterator[list[Row]]:
        """The rows, some at a time, each with its line and its cells in the order of the table's columns.

        Rows that cannot be told apart into cells are left out, and put into `report` where one is given.
        """
        rows = self._rows(report)
        while batch := list(islice(rows, ROWS_AT_ONCE)):
            yield batch

    def _rows(self, report: Report | None) -> Iterator[Row]:
        csv.field_size_limit(LONGEST_CELL)
        with self.path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            line = 1
            try:
                for number, cells in enumerate(reader):
                    line, start = reader.line_num, line
                    if number == 0 or not cells:
                        continue
                    if len(cells) == len(self._order):
                        yield start + 1, [cells[at] for at in self._order]
                    elif report is not None:
                        report.add(
                            self.name,
                            start + 1,
                            rule=f"{len(self._order)} cells; the row has {len(cells)}",
                            advice="Look for a comma or a quotation mark too many or too few.",
                        )
            except csv.Error as wrong:
                if report is not None:
                    advice = "Quotation marks have to be in pairs, and doubled inside a cell. The rest of the file was not read."
                    report.add(self.name, line + 1, rule=f"a well-formed row ({wrong})", advice=advice)


def open_files(folder: Path, known: dict[str, Table], report: Report) -> list[RecordFile]:
    """The files the manifest names, those left out that cannot be read at all.

    Raises:
        manifest.ManifestError: the folder holds no export.
    """
    files = []
    seen: set[str] = set()
    for entry in manifest.read(folder):
        path = folder / entry.file
        if entry.table not in known:
            report.add(
                entry.file, 0, value=entry.table, rule="a table of csc", advice="Correct the manifest, or leave the table out."
            )
        elif entry.table in seen:
            report.add(entry.file, 0, value=entry.table, rule="each table once", advice="Put the rows into one file.")
        elif not path.is_file():
            report.add(
                entry.file, 0, rule="a file in the folder", advice="The manifest names it and it is missing. Export again."
            )
        elif found := _open(path, entry, known[entry.table], report):
            files.append(found)
        seen.add(entry.table)
    return files


def _open(path: Path, entry: manifest.Entry, table: Table, report: Report) -> RecordFile | None:
    scan = manifest.scan(path)
    if scan.bad_line is not None:
        report.add(path.name, scan.bad_line, rule="text in UTF-8", advice="Save the file again as CSV in UTF-8.")
        return None
    if entry.sha256 is not None and entry.sha256 != scan.sha256:
        advice = "Copy it again. If it was changed on purpose, take its sha256 and rows out of the manifest."
        report.add(path.name, 0, rule="the file the manifest describes; this one has been changed since", advice=advice)
        return None
    order = _columns(path, table, report)
    return None if order is None else RecordFile(path, table, order, entry.rows)


def _columns(path: Path, table: Table, report: Report) -> list[int] | None:
    """Where in the file each column of the table is; None, and the reason in `report`, when they do not fit."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            headings = next(csv.reader(file, strict=True), [])
        except csv.Error:
            headings = []
    for name in sorted(set(table.headings) - set(headings)):
        advice = "Add the column; where there is nothing to say its cells stay empty."
        report.add(path.name, 1, column=name, rule="this column", advice=advice)
    for name in sorted(set(headings) - set(table.headings)):
        advice = "Take the column out, or correct its heading."
        report.add(path.name, 1, column=name, rule="only columns of this table", advice=advice)
    for name in sorted({name for name in headings if headings.count(name) > 1}):
        report.add(path.name, 1, column=name, rule="each column once", advice="Take one of the two out.")
    fits = sorted(headings) == sorted(table.headings)
    return [headings.index(name) for name in table.headings] if fits else None
