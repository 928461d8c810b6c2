"""`manage.py replay_published`: records that reproduce a published report, and the proof that they do."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from csc.bank_holidays import load_bank_holidays
from csc.codes import load_codes
from csc.progress import Progress
from csc.working_days import current_calendar
from reporting.replay.compare import Outcome, compare, groups
from reporting.replay.planning import STAGES, plan
from reporting.replay.reading import Published, read
from reporting.replay.table import Unreadable
from reporting.replay.writing import MODELS, NotEmpty, Writer, check_empty


class Command(BaseCommand):
    help = (
        "Fill an empty database with invented records whose figures are those of a published monthly report, "
        "and compare every figure. Fails if a figure is missed that does not contradict the others."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="folder with monthly.csv and, if the report has them, breakdowns.csv")
        parser.add_argument("--until", metavar="YYYY-MM", help="last month to replay (the report's last)")
        parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same records (1)")

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        with Progress("Replaying", self.stderr._out, unit="steps") as progress:  # type: ignore[attr-defined, arg-type]
            try:
                published = read(options["folder"], options["until"])
                check_empty()
                progress.expect(STAGES + len(MODELS) + len(groups(published)))
                load_codes(on=timezone.localdate())
                load_bank_holidays(on=timezone.localdate())
                draft = plan(published, current_calendar(), options["seed"], progress.advance)
                written = Writer(published, draft).write(progress.advance)
            except (Unreadable, NotEmpty) as problem:
                raise CommandError(str(problem)) from problem
            outcome = compare(published, progress.advance)
        self._report(published, outcome)
        self.stdout.write(f"{sum(written.values()):,} records, {time.monotonic() - started:.1f} s")
        if outcome.missed:
            raise CommandError(f"{len(outcome.missed)} figures were missed that do not contradict the others.")

    def _report(self, published: Published, outcome: Outcome) -> None:
        for cell, reason, counted in outcome.contradictory:
            self.stdout.write(f"contradictory: {cell.label}: {counted}. {reason}.")
        for cell, counted in outcome.missed:
            self.stdout.write(f"missed: {cell.label}: {counted}.")
        if outcome.without_indicator:
            names = ", ".join(row.name for row in outcome.without_indicator)
            self.stdout.write(f"not attempted, there is no indicator yet: {names}")
        if published.left_out:
            names = ", ".join(f"{name} ({count})" for name, count in published.left_out.items())
            self.stdout.write(f"not attempted, no records are written for these rows (lines of the report): {names}")
        self.stdout.write(
            f"{len(outcome.reproduced)} reproduced / {outcome.attempted} attempted / {len(outcome.contradictory)} contradictory"
        )
