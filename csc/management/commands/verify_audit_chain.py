"""`manage.py verify_audit_chain`: name every row of the log that was edited or deleted."""

from __future__ import annotations

import csv
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from csc.audit import faults
from csc.models import AuditChain

COLUMNS = ["chain", "number", "digest"]


class Command(BaseCommand):
    help = "Check both logs, what was done and what was read, for rows edited or deleted. Ends with an error if there are any."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--anchor", type=Path, help="write each chain's newest digest to this file, to be kept elsewhere")
        parser.add_argument("--against", type=Path, help="also compare with a file that --anchor wrote earlier")

    def handle(self, *args: Any, **options: Any) -> None:
        found = 0
        for fault in faults(_read(options["against"]) if options["against"] else None):
            found += 1
            self.stdout.write(str(fault))
        if found:
            raise CommandError(
                f"{found} {'fault' if found == 1 else 'faults'}. The log has been tampered with, or the database is damaged."
            )
        if options["anchor"]:
            _write(options["anchor"])
        self.stdout.write("Both logs are whole.")


def _read(path: Path) -> dict[tuple[str, int], str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["chain"], int(row["number"])): row["digest"] for row in csv.DictReader(file)}


def _write(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(AuditChain.objects.order_by("key").values_list("key", "number", "digest"))
