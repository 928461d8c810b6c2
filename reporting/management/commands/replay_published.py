"""`manage.py replay_published`: records that reproduce a published report, and the proof that they do."""

from __future__ import annotations

import re
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from csc.bank_holidays import load_bank_holidays
from csc.codes import load_codes
from csc.working_days import current_calendar
from reporting.replay.compare import Outcome, compare
from reporting.replay.planning import plan
from reporting.replay.reading import Unreadable, read
from reporting.replay.writing import NotEmpty, Writer


class Command(BaseCommand):
    help = (
        "Fill an empty database with invented records whose figures are those of a published monthly report, "
        "and compare every figure. Fails if a figure is missed that does not contradict the others."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="folder with monthly.csv, breakdowns.csv and indicators.csv")
        parser.add_argument("--until", metavar="YYYY-MM", help="last month to replay (the report's last)")
        parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same records (1)")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["until"] and not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", options["until"]):
            raise CommandError(f"{options['until']} is not a month. Write it as 2019-03.")
        started = time.monotonic()
        try:
            published = read(options["folder"], options["until"])
            load_codes(on=timezone.localdate())
            load_bank_holidays(on=timezone.localdate())
            draft = plan(published, current_calendar(), options["seed"])
            written = Writer(published, draft).write()
        except (Unreadable, NotEmpty) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{sum(written.values()):,} records written in {time.monotonic() - started:.1f} s")
        outcome = compare(published)
        self._report(outcome)
        self.stdout.write(f"{time.monotonic() - started:.1f} s in all")
        if outcome.missed:
            raise CommandError(f"{len(outcome.missed)} figures were missed that do not contradict the others.")

    def _report(self, outcome: Outcome) -> None:
        for cell, reason, counted in outcome.contradictory:
            self.stdout.write(f"contradictory: {cell.label}: {counted}. {reason}.")
        for cell, counted in outcome.missed:
            self.stdout.write(f"missed: {cell.label}: {counted}.")
        if outcome.without_indicator:
            names = ", ".join(row.name for row in outcome.without_indicator)
            self.stdout.write(f"not attempted, there is no indicator yet: {names}")
        self.stdout.write(
            f"{len(outcome.reproduced)} reproduced / {outcome.attempted} attempted / {len(outcome.contradictory)} contradictory"
        )
