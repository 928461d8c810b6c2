"""Loading files that an export wrote, or that another system wrote in the same form: all of them or nothing.

Two readings. The first gives every row its primary key, so that rows may refer to one another in
any order. The second checks every cell, finds what each reference stands for and writes. A row
that is here already and the same is left alone; one that differs is a problem, because an import
never overwrites. Problems are collected until the end, and one of them is enough to undo it all.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connection, models, transaction

from csc.audit import record_event
from csc.codes import load_codes
from csc.exchange import reader, writing
from csc.exchange.keys import KeyStore, key_store
from csc.exchange.report import Report, TooManyProblems
from csc.exchange.tables import tables
from csc.exchange.values import CellError, unescaped
from csc.local_choices import reset_choices
from csc.local_standards import reset_standards
from csc.models import Code, User

Progress = Callable[[str, int], None]

CELLS_KEPT = 2_000
LONGEST_KEPT = 60
"""How many different cells of a column, and how long ones, are remembered with their meaning."""


class _Undo(Exception):
    """Leaves the transaction so that nothing of it stays."""


@dataclasses.dataclass
class _Row:
    """One row of a file: where it stands, its cells, what they mean, and which row of the database it is or becomes."""

    line: int
    cells: list[str]
    values: list[Any]
    id: int
    new: bool


def import_records(
    folder: Path,
    *,
    today: datetime.date,
    by: User | None = None,
    dry_run: bool = False,
    on_rows: Progress = lambda name, rows: None,
) -> Report:
    """Load the export in `folder`. Nothing is kept when there is any problem, or when it is a dry run.

    Identifiers, states, and who recorded what when, are kept as they were. Accounts come without a
    password and cannot be signed in to until they are given one. While it runs on PostgreSQL others
    can read but not record.

    Raises:
        manifest.ManifestError: the folder holds no export.
    """
    report = Report()
    try:
        with transaction.atomic():
            if not Code.objects.exists():
                load_codes(on=today)
            with key_store() as keys:
                _Import(report, keys, on_rows).run(folder)
            if report.problems or dry_run:
                raise _Undo
            record_event(by=by, verb="import_records", rows=sum(report.added.values()))
            transaction.on_commit(reset_standards)
            transaction.on_commit(reset_choices)
        report.loaded = True
    except (_Undo, TooManyProblems):
        pass
    return report


class _Import:
    def __init__(self, report: Report, keys: KeyStore, on_rows: Progress) -> None:
        self.report = report
        self.keys = keys
        self.on_rows = on_rows
        self.codes = set(Code.objects.values_list("key", flat=True))
        self.tables = {table.model: table for table in tables()}

    def run(self, folder: Path) -> None:
        files = reader.open_files(folder, {table.name: table for table in self.tables.values()}, self.report)
        if self.report.problems:
            return  # A file that cannot be read at all would make every row that refers to it look wrong.
        _keep_others_from_recording([file.table.model for file in files])
        for file in files:
            self._give_keys(file)
        for file in files:
            self._load(file)

    # ── First reading ────────────────────────────────────────────────────────────────────────────

    def _give_keys(self, file: reader.RecordFile) -> None:
        table, rows = file.table, 0
        newest = table.model._base_manager.aggregate(newest=models.Max("pk"))["newest"] or 0
        following = newest + 1
        also = table.headings.index(table.known_by) if table.known_by else None
        for batch in file.batches(self.report):
            rows += len(batch)
            present = writing.present(table.model, [cells[0] for _, cells in batch]) if newest else {}
            for line, cells in batch:
                row_id = present.get(cells[0], following)
                if (first := self.keys.add(table.name, cells[0], row_id, line, row_id == following)) is not None:
                    advice = f"Line {first} has the same identifier. Each row needs its own."
                    self.report.add(file.name, line, column="uuid", value=cells[0], rule="an identifier used once", advice=advice)
                    continue
                if also is not None:
                    self.keys.add(_by_key(table.name), unescaped(cells[also]), row_id, line, row_id == following)
                following += row_id == following
        if file.rows is not None and file.rows != rows:
            advice = "Copy the file again, or correct the manifest."
            self.report.add(file.name, 0, value=str(rows), rule=f"{file.rows} rows, as the manifest says", advice=advice)

    # ── Second reading ───────────────────────────────────────────────────────────────────────────

    def _load(self, file: reader.RecordFile) -> None:
        name = file.table.name
        self.report.added[name] = self.report.unchanged[name] = 0
        seen: list[dict[str, Any]] = [{} for _ in file.table.columns]
        for batch in file.batches():
            ids = self.keys.find(name, [cells[0] for _, cells in batch])
            rows = [_Row(line, cells, self._values(file, line, cells, seen), *ids[cells[0]]) for line, cells in batch]
            self._resolve(file, rows)
            self._compare(file, [row for row in rows if not row.new])
            fresh = [row for row in rows if row.new]
            if fresh and not self.report.problems:
                self._write(file, fresh)
            self.report.added[name] += len(fresh)
            self.report.unchanged[name] += len(rows) - len(fresh)
            self.on_rows(name, len(batch))

    def _values(self, file: reader.RecordFile, line: int, cells: list[str], seen: list[dict[str, Any]]) -> list[Any]:
        """What the cells mean. Most columns hold few different cells: `seen` has for each column those met already."""
        values = []
        for column, cell, known in zip(file.table.columns, cells, seen, strict=True):
            if cell in known:
                values.append(known[cell])
                continue
            value = None
            try:
                value = column.parse(cell)
                if column.refers_to is Code and value is not None and value not in self.codes:
                    advice = "Correct it, or add it to the authority's own codes and load them first."
                    raise CellError(f"a code of the set {column.code_set}", advice)
                if len(known) < CELLS_KEPT and len(cell) < LONGEST_KEPT:
                    known[cell] = value
            except CellError as wrong:
                self.report.add(file.name, line, column=column.name, value=cell, rule=wrong.rule, advice=wrong.advice)
            values.append(value)
        return values

    def _resolve(self, file: reader.RecordFile, rows: list[_Row]) -> None:
        """Put primary keys in the place of the keys by which files refer to rows."""
        for at, column in enumerate(file.table.columns):
            target = column.refers_to
            if target is None or target is Code:
                continue
            referring = [row for row in rows if row.values[at] is not None]
            found = self._rows_named(target, {str(row.values[at]) for row in referring})
            for row in referring:
                row.values[at] = found.get(str(row.values[at]))
                if row.values[at] is None:
                    advice = f"No {target._meta.verbose_name} has this key, in the files or in csc. Add it, or correct the key."
                    self.report.add(
                        file.name, row.line, column=column.name, value=row.cells[at], rule="a row that exists", advice=advice
                    )

    def _rows_named(self, target: type[models.Model], wanted: set[str]) -> dict[str, int]:
        table = self.tables[target]
        found = self.keys.find(_by_key(table.name) if table.known_by else table.name, wanted)
        elsewhere = writing.present(target, wanted - found.keys(), by=table.known_by)
        return {key: row_id for key, (row_id, _) in found.items()} | elsewhere

    def _compare(self, file: reader.RecordFile, known: list[_Row]) -> None:
        """A row that is here already has to be the same: an import adds, and overwrites nothing."""
        names = [column.field.attname for column in file.table.columns]
        query = file.table.model._base_manager.filter(pk__in=[row.id for row in known]).values_list("pk", *names)
        held = {pk: values for pk, *values in query} if known else {}
        for row in known:
            for column, cell, given, present in zip(file.table.columns, row.cells, row.values, held[row.id], strict=True):
                if given != present:
                    advice = "An import never overwrites. Take the row out of the file, or correct the record in csc."
                    self.report.add(
                        file.name, row.line, column=column.name, value=cell, rule="what csc holds for this row", advice=advice
                    )

    def _write(self, file: reader.RecordFile, fresh: list[_Row]) -> None:
        try:
            with transaction.atomic():
                writing.insert(file.table, [row.id for row in fresh], [row.values for row in fresh])
        except writing.refusals():
            self._name_refused(file, fresh)

    def _name_refused(self, file: reader.RecordFile, fresh: list[_Row]) -> None:
        """The database refused some row among many: write them singly to learn which."""
        for row in fresh:
            try:
                with transaction.atomic():
                    writing.insert(file.table, [row.id], [row.values])
            except writing.refusals() as refused:
                columns, rule = writing.rule_of(file.table, str(refused))
                cells = [row.cells[file.table.headings.index(name)] for name in columns]
                advice = "Correct the row, or the one it contradicts."
                self.report.add(file.name, row.line, column=", ".join(columns), value=", ".join(cells), rule=rule, advice=advice)


def _by_key(table: str) -> str:
    """Under which name the store holds the keys people know a table's rows by."""
    return f"{table} by key"


def _keep_others_from_recording(written: list[type[models.Model]]) -> None:
    """Others would be given the primary keys that this import gives; SQLite has one writer anyway."""
    if connection.vendor == "postgresql" and written:
        names = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in written)
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE")
