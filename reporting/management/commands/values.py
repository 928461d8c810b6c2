"""Print figures as CSV: the columns of the API's values, in that order."""

from __future__ import annotations

import csv
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from csc.periods import Month
from reporting import catalogue
from reporting.values import COLUMNS, Asked, as_texts, unit_of_authority, values


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--only", nargs="+", default=[], metavar="KEY", help="these indicators (default: all)")
        parser.add_argument("--from", dest="first", required=True, metavar="YYYY-MM", help="first month")
        parser.add_argument("--to", dest="last", required=True, metavar="YYYY-MM", help="last month")
        parser.add_argument("--unit", metavar="CODE", help="unit (default: the whole authority)")
        parser.add_argument("--variant", metavar="V", help="one variant (default: every one)")
        parser.add_argument("--breakdown", default="", metavar="NAME", help="by area, team, source and so on")

    def handle(self, *args: Any, **options: Any) -> None:
        if unknown := [key for key in options["only"] if key not in catalogue.all_indicators()]:
            raise CommandError(f"There is no indicator {', '.join(unknown)}.", returncode=2)
        try:
            first, last = str(Month.parse(options["first"])), str(Month.parse(options["last"]))
        except ValueError as error:
            raise CommandError(str(error), returncode=2) from error
        if last < first:
            raise CommandError(f"The months are the wrong way round: {first} is after {last}.", returncode=2)
        having = _having(options["only"], options["variant"], options["breakdown"])
        try:
            asked = Asked(
                first=first,
                last=last,
                unit=options["unit"] or unit_of_authority(),
                indicators=having,
                variant=options["variant"],
                breakdown=options["breakdown"],
            )
            rows = list(values(asked))
        except IndexError as error:
            raise CommandError("There is no authority yet. Load records first, or make a synthetic authority.") from error
        except KeyError as error:
            raise CommandError(str(error.args[0]), returncode=2) from error
        out: Any = sys.stdout if self.stdout._out is sys.stdout else self.stdout  # type: ignore[attr-defined]
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(as_texts(rows))


def _having(only: list[str], variant: str | None, breakdown: str) -> list[str]:
    """The indicators asked for that have the variant and the breakdown; all of those named must have them.

    Raises:
        CommandError: none has, or one that was named has not, in words.
    """
    found = []
    for key, indicator in catalogue.all_indicators().items():
        if only and key not in only:
            continue
        has_variant = not variant or variant in {each.key for each in indicator.variants}
        has_breakdown = not breakdown or breakdown in {each.key for each in indicator.breakdowns}
        if has_variant and has_breakdown:
            found.append(key)
        elif only:
            missing = f"no breakdown {breakdown!r}" if has_variant else f"no variant {variant!r}"
            raise CommandError(f"{key} has {missing}.", returncode=2)
    if not found:
        asked = " and ".join(
            words for words in (variant and f"variant {variant!r}", breakdown and f"breakdown {breakdown!r}") if words
        )
        raise CommandError(f"No indicator has {asked}.", returncode=2)
    return found if only or variant or breakdown else []
