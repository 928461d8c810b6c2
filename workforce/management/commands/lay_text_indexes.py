"""`manage.py lay_text_indexes`: make the indexes that serve the search inside texts, where the database can have them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from workforce.search.text_indexes import lay, trigrams_at_hand


class Command(BaseCommand):
    help = "Make the indexes that serve the search inside texts. Safe to run at any time, and again; run it with each release."

    def handle(self, *args: Any, **options: Any) -> None:
        if reason := trigrams_at_hand():
            self.stdout.write(f"The search inside texts goes without indexes, slower: {reason}.")
            return
        done = [what for what, _ in lay()]
        self.stdout.write(f"Text indexes: {done.count('made')} made, {done.count('taken away')} taken away.")
