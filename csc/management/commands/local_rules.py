"""`manage.py local_rules`: write docs/local-rules.md from the clocks and choices that csc declares."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from csc.local_rules import PATH, local_rules


class Command(BaseCommand):
    help = "Write what an authority may decide for itself to docs/local-rules.md."

    def handle(self, *args: Any, **options: Any) -> None:
        PATH.write_text(local_rules(), encoding="utf-8")
        self.stdout.write(f"{PATH.name} written.")
