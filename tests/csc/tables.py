"""Facts about dates as aligned text, so that a practitioner can check them against a calendar."""

from __future__ import annotations

import datetime


def rows(table: str) -> list[list[str]]:
    """The cells of each line; a row of at least two spaces parts them."""
    return [[cell.strip() for cell in line.strip().split("  ") if cell.strip()] for line in table.strip().splitlines()]


def date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
