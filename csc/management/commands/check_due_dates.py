"""`manage.py check_due_dates`: do the due dates kept with open work still follow their clocks? For every night."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from csc.due_dates import correct_drift, find_drift


class Command(BaseCommand):
    help = "List due dates that differ from what their clocks say; with --correct, write them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--correct", action="store_true", help="write the right dates, with history")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["correct"]:
            self.stdout.write(f"{correct_drift(reason='Found by check_due_dates')} due dates corrected.")
            return
        found = 0
        for found, drift in enumerate(find_drift(), start=1):  # noqa: B007 - the last number is the answer
            self.stdout.write(str(drift))
        if found:
            raise CommandError(f"{found} due dates differ from their clocks. Run with --correct to write them.")
        self.stdout.write("Every due date kept with open work is the one its clock gives.")
