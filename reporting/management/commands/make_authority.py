"""`manage.py make_authority`: fill an empty database with a synthetic authority."""

from __future__ import annotations

import datetime
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from reporting.synthetic.authority import AlreadyPeopled, make_authority
from reporting.synthetic.profiles import PROFILES


class Command(BaseCommand):
    help = "Fill an empty database with an invented authority, the same for the same seed. Nothing in it is about real people."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--profile", choices=sorted(PROFILES), required=True, help="how large an authority to make")
        parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same authority (1)")
        parser.add_argument("--months", type=int, help="months of data (as the profile has it)")
        parser.add_argument("--until", type=datetime.date.fromisoformat, help="day up to which the data go (today)")
        parser.add_argument(
            "--with-history", action="store_true", help="write first versions to history although the profile leaves them out"
        )
        parser.add_argument("--without-history", action="store_true", help="leave history out although the profile writes it")

    def handle(self, *args: Any, **options: Any) -> None:
        profile = PROFILES[options["profile"]]
        today = timezone.localdate()
        until = min(options["until"] or today, today - datetime.timedelta(days=1))
        started = time.monotonic()
        try:
            made = make_authority(
                profile,
                seed=options["seed"],
                months=options["months"] or profile.months,
                until=until,
                history=(profile.history or options["with_history"]) and not options["without_history"],
            )
        except AlreadyPeopled as found:
            raise CommandError(str(found)) from found
        for label, count in sorted(made.rows.items()):
            self.stdout.write(f"{count:>10,}  {label}")
        self.stdout.write(
            f"{sum(made.rows.values()):>10,}  rows in {time.monotonic() - started:.1f} s, {made.first} to {made.until}"
        )
