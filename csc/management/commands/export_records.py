"""`manage.py export_records DIR`: the whole case data as one CSV file per table, with a manifest."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from csc.audit import record_event
from csc.exchange.exporter import export_records


class Command(BaseCommand):
    help = "Write the whole case data to a folder: one CSV file per table and a manifest. It holds everything; guard it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="a folder that is empty or not yet there")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rows = export_records(options["folder"], on_table=self._say)
        except OSError as wrong:
            raise CommandError(str(wrong)) from wrong
        record_event(by=None, verb="export_records", rows=rows)
        self.stdout.write(f"{rows} rows written to {options['folder']}.")

    def _say(self, table: str, rows: int) -> None:
        self.stdout.write(f"{table}: {rows}")
