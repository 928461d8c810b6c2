"""`manage.py load_codes`: bring the code sets in the database to what the files say. Safe to repeat."""

from __future__ import annotations

import datetime
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from csc.codes import CodeFileError, load_codes


class Command(BaseCommand):
    help = "Load the code sets. A code that has left the files is retired by date, never deleted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--on", type=datetime.date.fromisoformat, help="day from which codes that are gone are retired (today)"
        )
        parser.add_argument("--local", type=Path, help="folder with the authority's own rows, laid over those of csc")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = load_codes(on=options["on"] or timezone.localdate(), local=options["local"])
        except CodeFileError as wrong:
            raise CommandError(str(wrong)) from wrong
        self.stdout.write(f"{loaded.added} codes added, {loaded.changed} changed, {loaded.retired} retired.")
