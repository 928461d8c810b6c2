"""Write docs/indicators.md from the declarations, or with --check say whether it is what they say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from reporting import catalogue
from reporting.catalogue.published import rows_served_by
from reporting.indicators import Indicator

FILE = Path(settings.BASE_DIR) / "docs" / "indicators.md"

HEAD = """# Indicator catalogue

Written by `manage.py indicator_catalogue` from the declarations in `reporting/catalogue/`; change those, not this.
"""


def document() -> str:
    """The whole catalogue as Markdown, in journey order."""
    parts, stage = [HEAD], ""
    for indicator in catalogue.all_indicators().values():
        if indicator.stage != stage:
            stage = indicator.stage
            parts.append(f"## {stage.replace('_', ' ').capitalize()}\n")
        parts.append(entry(indicator))
    return "\n".join(parts)


def entry(indicator: Indicator) -> str:
    lines = {
        "Counts": indicator.counts,
        "Of which": indicator.marks,
        "Leaves out": indicator.leaves_out,
        "Basis": indicator.printed_basis,
        "Standard": "" if indicator.standard == "none" else indicator.standard,
        "Measure": f"{indicator.measure.name}, {indicator.measure.unit}; good is {indicator.polarity}",
        "Breakdowns": ", ".join(breakdown.title.lower() for breakdown in indicator.breakdowns),
        "Variants": "; ".join(f"`{variant.key}` {variant.meaning}" for variant in indicator.variants),
        "Why": indicator.why,
        "Read with care": indicator.caveats,
        "Source": indicator.source,
        "Rows of published reports": "; ".join(map(str, rows_served_by(indicator.key))),
        "Owner": f"{indicator.owner}, to be reviewed by {indicator.review_by:%-d %B %Y}; version {indicator.version}",
    }
    told = "\n".join(f"- **{name}:** {text}" for name, text in lines.items() if text)
    return f"### {indicator.title}\n\n`{indicator.key}`\n\n{told}\n"


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; fail when the file is not current")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        if not check:
            FILE.write_text(document(), encoding="utf-8")
        elif not FILE.exists() or FILE.read_text(encoding="utf-8") != document():
            raise CommandError("docs/indicators.md is not what the declarations say. Run `manage.py indicator_catalogue`.")
