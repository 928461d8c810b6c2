"""`manage.py data_dictionary`: write docs/data-dictionary.md from the models."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from csc.exchange import dictionary


class Command(BaseCommand):
    help = "Write the data dictionary of an export to docs/data-dictionary.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when the file is not what would be written")

    def handle(self, *args: Any, **options: Any) -> None:
        text = dictionary.data_dictionary()
        if options["check"]:
            if not dictionary.PATH.exists() or dictionary.PATH.read_text(encoding="utf-8") != text:
                raise CommandError(f"{dictionary.PATH.name} is not current. Run manage.py data_dictionary and commit the file.")
            return
        dictionary.PATH.parent.mkdir(exist_ok=True)
        dictionary.PATH.write_text(text, encoding="utf-8")
        self.stdout.write(f"{dictionary.PATH.name} written.")
