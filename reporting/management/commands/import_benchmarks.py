"""Import benchmarks from the CSV files of official statistics, and from the table of statistical neighbours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from csc.models import User
from reporting.judgement.benchmarks.importing import import_benchmarks


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--authority", default="", metavar="CODE", help="the council's own three-figure code, for its neighbours"
        )
        parser.add_argument("--by", required=True, metavar="USERNAME", help="the account in whose name they are kept")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        by = User.objects.filter(username=options["by"], is_active=True).first()
        if by is None:
            raise CommandError(f"There is no active account {options['by']!r}.")
        missing = [str(path) for path in options["files"] if not path.is_file()]
        if missing:
            raise CommandError(f"There is no file {', '.join(missing)}.")
        done = import_benchmarks(by=by, files=options["files"], authority=options["authority"], dry_run=options["dry_run"])
        for problem in done.problems:
            self.stderr.write(str(problem))
        if done.problems:
            raise CommandError(f"Nothing was imported: {len(done.problems)} problems, listed above.")
        if not options["authority"]:
            self.stdout.write("No --authority was given, so there is no comparison with neighbours.")
        if done.unused:
            self.stdout.write(f"No figure of csc's stands in {', '.join(done.unused)}.")
        if done.without:
            self.stdout.write(f"Left out, because csc has no such figure yet: {', '.join(sorted(done.without))}.")
        would = "would be " if options["dry_run"] else ""
        self.stdout.write(f"{done.added} benchmarks {would}added, {done.changed} {would}changed, {done.unchanged} as they were.")
