"""`manage.py index_names`: compare everybody's names with the index of names, before somebody's search has to."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from workforce.search.index import refresh_names


class Command(BaseCommand):
    help = "Index the names that are not, or no longer, in the index that searches ask. Run it after a load and each release."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Names of {refresh_names(everybody=True):,} people indexed.")
