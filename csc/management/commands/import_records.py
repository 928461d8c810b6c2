"""`manage.py import_records DIR`: load an export, all of it or nothing."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from csc.exchange.importer import import_records
from csc.exchange.manifest import ManifestError
from csc.exchange.report import MOST

PRINTED = 50


class Command(BaseCommand):
    help = "Load a folder that export_records wrote. Any problem, and nothing is loaded. The same folder twice adds nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="check everything and load nothing")
        parser.add_argument("--problems", type=Path, help="write every problem to this CSV file")

    def handle(self, *args: Any, **options: Any) -> None:
        self._table = ""
        try:
            report = import_records(options["folder"], today=timezone.localdate(), dry_run=options["dry_run"], on_rows=self._say)
        except ManifestError as wrong:
            raise CommandError(str(wrong)) from wrong
        if report.problems:
            for problem in report.problems[:PRINTED]:
                self.stderr.write(str(problem))
            if options["problems"]:
                report.write(options["problems"])
            count = len(report.problems) if report.complete else f"more than {MOST}"
            shown = f"; the first {PRINTED} are above" if len(report.problems) > PRINTED else ""
            raise CommandError(f"{count} {'problem' if count == 1 else 'problems'}{shown}. Nothing was loaded.")
        added, unchanged = sum(report.added.values()), sum(report.unchanged.values())
        done = "were added" if report.loaded else "would be added; this was a dry run"
        self.stdout.write(f"{added} rows {done}. {unchanged} were here already.")

    def _say(self, table: str, rows: int) -> None:
        if table != self._table:
            self._table = table
            self.stdout.write(f"{table} …")
