"""Measure the rebuild against its floor and pages against an empty one, on the records in the database; print ratios as JSON."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from contacts.models import Contact
from reporting.bench.pages import measure_pages
from reporting.bench.rebuild import as_json, measure


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--pairs", type=int, default=5, help="how often each side is timed (5)")

    def handle(self, *args: Any, pairs: int, **options: Any) -> None:
        if pairs < 1:
            raise CommandError("Time each side at least once: --pairs 1 or more.")
        if not Contact.objects.exists():
            raise CommandError(
                "There are no records to measure on. Make an authority first: manage.py make_authority --profile county."
            )
        self.stdout.write(as_json({**measure(pairs), **measure_pages()}))
