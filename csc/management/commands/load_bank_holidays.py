"""`manage.py load_bank_holidays`: the bank holidays of England, from 2000 to five years ahead. Safe to repeat."""

from __future__ import annotations

import datetime
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from csc.bank_holidays import YEARS_AHEAD, load_bank_holidays


class Command(BaseCommand):
    help = "Load the bank holidays of England. Days added by hand stay; due dates of open work follow."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=datetime.date.fromisoformat, help="day from which years are counted (today)")
        parser.add_argument("--years-ahead", type=int, default=YEARS_AHEAD, help=f"how many years to load ahead ({YEARS_AHEAD})")

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load_bank_holidays(on=options["on"] or timezone.localdate(), years_ahead=options["years_ahead"])
        self.stdout.write(f"{len(loaded.added)} bank holidays added; {loaded.first_year} to {loaded.last_year} are loaded.")
        for row in loaded.unknown:
            self.stdout.write(f"{row} is not in the list ({row.source}). Check that it is still right.")
