"""Say which runs are owed, held, done or failed, and whether the figures in force are the ones they say they are."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from reporting.models import Publication, Run, Series
from reporting.publishing.freezing import untouched
from reporting.snapshots.building import digest, standing
from reporting.snapshots.duties import last_full_day


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        problems = []
        current = Run.objects.current()
        if current is None:
            raise CommandError("No run has been done yet. `manage.py build_snapshot` makes one.")
        self.stdout.write(f"in force: {current}, read {current.as_at:%Y-%m-%d %H:%M} UTC, {Series.objects.count():,} series")
        if digest(standing([], [])) != current.digest:
            problems.append("the figures in force are not those the run made: rebuild them")
        if current.for_day < last_full_day(now):
            problems.append(f"the figures are of {current.for_day}; {last_full_day(now)} is owed")
        problems += [f"{key} has no figure: {reason}" for key, reason in current.failed_indicators.items()]
        problems += [f"{run} failed: {run.error}" for run in Run.objects.filter(state=Run.State.FAILED)]
        problems += [f"{run} waits for a worker" for run in Run.objects.waiting(now)]
        problems += [f"{each} is not what was published" for each in Publication.objects.all() if not untouched(each)]
        for problem in problems:
            self.stdout.write(f"problem: {problem}")
        if problems:
            raise CommandError(f"{len(problems)} problem(s) found.")
        self.stdout.write("all in order")
