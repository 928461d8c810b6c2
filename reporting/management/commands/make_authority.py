"""`manage.py make_authority`: fill an empty database with a synthetic authority."""

from __future__ import annotations

import datetime
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from csc.progress import Progress
from reporting.synthetic.authority import AlreadyPeopled, make_authority
from reporting.synthetic.clearing import clear
from reporting.synthetic.profiles import PROFILES


class Command(BaseCommand):
    help = "Fill an empty database with an invented authority, the same for the same seed. Nothing in it is about real people."

    def add_arguments(self, parser: ArgumentParser) -> None:
        sizes = "; ".join(f"{profile.key}: {profile.title}" for profile in PROFILES.values())
        parser.add_argument(
            "--profile", choices=sorted(PROFILES), required=True, help=f"how large an authority to make ({sizes})"
        )
        parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same authority (1)")
        parser.add_argument("--months", type=int, help="months of data (as the profile has it)")
        parser.add_argument(
            "--until",
            type=datetime.date.fromisoformat,
            help="last day of the data (today; a day is lived through when it is over)",
        )
        parser.add_argument(
            "--replace", action="store_true", help="remove the records that are there first; in demo and test mode only"
        )
        history = parser.add_mutually_exclusive_group()
        history.add_argument(
            "--with-history", action="store_true", help="write the versions of each record although the profile leaves them out"
        )
        history.add_argument("--without-history", action="store_true", help="write no versions although the profile has them")

    def handle(self, *args: Any, **options: Any) -> None:
        profile = PROFILES[options["profile"]]
        months = profile.months if options["months"] is None else options["months"]
        if months < 1:
            raise CommandError("An authority needs at least one month of data.")
        if options["replace"] and settings.CSC_MODE not in ("demo", "test"):
            raise CommandError(
                "--replace removes every record, so it works in demo and test mode only. Use an empty database here."
            )
        until = min(options["until"] or timezone.localdate(), timezone.localdate() - datetime.timedelta(days=1))
        history = (profile.history or options["with_history"]) and not options["without_history"]
        started = time.monotonic()
        with Progress(f"Making up {profile.title}", self.stderr._out) as progress:  # type: ignore[attr-defined, arg-type]
            try:
                made = make_authority(
                    profile,
                    seed=options["seed"],
                    months=months,
                    until=until,
                    history=history,
                    before=clear if options["replace"] else None,
                    on_total=progress.expect,
                    on_rows=progress.advance,
                )
            except AlreadyPeopled as found:
                raise CommandError(
                    f"{found} Use an empty database, or, in demo and test mode, add --replace to remove what is there."
                ) from found
        if options["verbosity"] > 0:
            for label, count in sorted(made.rows.items()):
                self.stdout.write(f"{count:>10,}  {label}")
            self.stdout.write(
                f"{sum(made.rows.values()):>10,}  rows in {time.monotonic() - started:.1f} s, "
                f"{made.first:%-d %B %Y} to {made.until:%-d %B %Y}"
            )
