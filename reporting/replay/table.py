"""The text of a published report: lines of a CSV file, and the months and numbers printed in them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from csc.periods import month_number

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
YEAR = re.compile(r"(?:YTD )?(\d{4})[-/](\d{2})(?: YTD)?")
TERM = re.compile(r"\d{4} (Spring|Summer|Autumn) Term")
NUMBER = re.compile(r"(\d+|\d{1,3}(,\d{3})+)(\.\d+)?%?")
NOT_PRINTED = {"", "-", "–", "—", "n/a", "na", "n.a."}
"""What stands in a cell of a figure that is not available or does not apply."""


class Unreadable(Exception):
    """The folder does not hold a report in the layout expected; the message says what is wrong."""


def lines_of(path: Path, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Lines by column, in whatever order the columns stand, and `where` each of them is. Empty lines are passed over.

    Raises:
        Unreadable: the file is missing, no text, lacks a column, or a line is cut short.
    """
    if not path.exists():
        raise Unreadable(f"{path.name} is missing.")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        raise Unreadable(f"{path.name} is not text in UTF-8: {problem.reason} at byte {problem.start}.") from problem
    reader = csv.DictReader(text.splitlines(keepends=True))
    reader.fieldnames = [name.strip().lower() for name in reader.fieldnames or ()]
    if lacking := [name for name in columns if name not in reader.fieldnames]:
        raise Unreadable(f"{path.name} lacks the column {', '.join(lacking)}.")
    for line in reader:
        if not any((line[name] or "").strip() for name in columns):
            continue
        where = f"{path.name} line {reader.line_num}"
        if any(line[name] is None for name in columns):
            raise Unreadable(f"{where} is cut short.")
        yield {name: line[name].strip() for name in columns} | {"where": where}


def month_of_name(text: str) -> int | None:
    """The month number of `2018-03`; nothing for a year such as `2017-18` or a term such as `2018 Spring Term`.

    Raises:
        Unreadable: the text is none of these.
    """
    if found := MONTH.fullmatch(text):
        return month_number(int(found[1]), int(found[2]))
    year = YEAR.fullmatch(text)
    if TERM.fullmatch(text) or (year and int(year[2]) == (int(year[1]) + 1) % 100):
        return None
    raise Unreadable(f"{text!r} is not a month. Write it as 2019-03.")


def number(line: dict[str, str], column: str) -> Decimal | None:
    """What the column prints, with or without separators of thousands and a percent sign; nothing for a dash or n/a.

    Raises:
        Unreadable: it is no number.
    """
    text = line[column]
    if text.lower() in NOT_PRINTED:
        return None
    if not NUMBER.fullmatch(text):
        raise Unreadable(f"{line['where']}: {text!r} is not a number.")
    return Decimal(text.replace(",", "").rstrip("%"))


def whole(line: dict[str, str], column: str) -> int | None:
    """As `number`, of what can be counted.

    Raises:
        Unreadable: it is no whole number.
    """
    found = number(line, column)
    if found is not None and found != found.to_integral_value():
        raise Unreadable(f"{line['where']}: {line[column]!r} must be whole.")
    return None if found is None else int(found)
