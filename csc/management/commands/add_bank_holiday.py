"""`manage.py add_bank_holiday 2022-09-19 "State Funeral" --source URL`: one day that was announced."""

from __future__ import annotations

import datetime
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from csc.bank_holidays import add_bank_holiday


class Command(BaseCommand):
    help = "Add one bank holiday. The due dates of open work follow at once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("day", type=datetime.date.fromisoformat, help="such as 2022-09-19")
        parser.add_argument("name", help="what it is called")
        parser.add_argument("--source", required=True, help="where it was announced")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            moved = add_bank_holiday(day=options["day"], name=options["name"], source=options["source"])
        except ValueError as wrong:
            raise CommandError(str(wrong)) from wrong
        self.stdout.write(f"{options['day']:%-d %B %Y} is a bank holiday. {moved} due dates moved.")
