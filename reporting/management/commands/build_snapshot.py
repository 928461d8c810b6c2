"""Recompute the figures now, as the nightly run does."""

from __future__ import annotations

import datetime
import sys
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from reporting import catalogue
from reporting.models import Run
from reporting.snapshots import duties
from reporting.snapshots.building import ask_for_run, build
from reporting.snapshots.extent import months_to_make


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--as-at", type=datetime.date.fromisoformat, metavar="YYYY-MM-DD", help="last day included (default: yesterday)"
        )
        parser.add_argument("--from", dest="first", metavar="YYYY-MM", help="first month (default: where records begin)")
        parser.add_argument("--to", dest="last", metavar="YYYY-MM", help="last month (default: the last one that is over)")
        parser.add_argument("--only", nargs="+", default=[], metavar="KEY", help="these indicators only")

    def handle(
        self, *args: Any, as_at: datetime.date | None, first: str | None, last: str | None, only: list[str], **options: Any
    ) -> None:
        if unknown := [key for key in only if key not in catalogue.all_indicators()]:
            raise CommandError(f"There is no indicator {', '.join(unknown)}. docs/indicators.md lists them.", returncode=2)
        day = as_at or timezone.localdate() - datetime.timedelta(days=1)
        begins, ends = months_to_make(day + datetime.timedelta(days=1))
        try:
            first_month, last_month = _month(first or begins), _month(last or ends)
        except ValueError as error:
            raise CommandError(str(error), returncode=2) from error
        if last_month < first_month:
            raise CommandError(f"The months are the wrong way round: {first_month} is after {last_month}.", returncode=2)
        run = ask_for_run(as_at=day, first_month=first_month, last_month=last_month)
        if not duties.claim(run, timezone.now()):
            raise CommandError("Another worker took this run; look at `manage.py check_snapshots`.")
        started = time.perf_counter()
        build(run, only=only, progress=self._progress if sys.stderr.isatty() else None)
        self._report(run, time.perf_counter() - started)

    def _progress(self, key: str) -> None:
        self.stderr.write(f"\r{key:<80}", ending="")

    def _report(self, run: Run, seconds: float) -> None:
        counts = run.counts
        self.stdout.write(
            f"{run.first_month} to {run.last_month}, known up to {run.for_day}: {counts['cells']:,} cells in "
            f"{counts['series']:,} series, {counts['changed']:,} changed, {seconds:.1f} s, digest {run.digest[:12]}"
        )
        for key, reason in run.failed_indicators.items():
            self.stderr.write(f"{key} has no figure: {reason}")


def _month(text: str) -> str:
    year, dash, month = text.partition("-")
    if not (dash and year.isdigit() and month.isdigit() and 1 <= int(month) <= 12):
        raise ValueError(f"{text!r} is not a month. Write it as 2026-03.")
    return f"{int(year):04d}-{int(month):02d}"
