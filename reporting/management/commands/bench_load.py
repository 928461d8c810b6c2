"""Let many people work at once over HTTP while the figures are built; print errors, and answers against an idle site, as JSON."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from reporting.bench.load import measure_load
from reporting.bench.rebuild import as_json


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--users", type=int, default=50, help="how many people (50)")
        parser.add_argument("--requests", type=int, default=12, help="how many tasks each does (12)")
        parser.add_argument("--think", type=float, default=10.0, help="seconds between two tasks of one person, on average (10)")
        parser.add_argument("--longest", type=float, default=300.0, help="seconds after which nobody begins another task (300)")

    def handle(self, *args: Any, users: int, requests: int, think: float, longest: float, **options: Any) -> None:
        if settings.CSC_MODE == "production":
            raise CommandError("This writes notes into children's records. Run it on a demo, not on an authority's own.")
        if users < 1 or requests < 1:
            raise CommandError("At least one person does at least one task: --users 1 --requests 1 or more.")
        self.stdout.write(as_json(measure_load(users=users, requests=requests, think=think, longest=longest)))
