"""Reading published tables: tolerant of headings and encodings, strict about what a row says.

`z` (not applicable), `c` (suppressed), `x` (not available), `u` (unreliable), `k` and `low` (rounds to
nought) are no values: a comparator is made without them.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from reporting.judgement.benchmarks.sources import Source, all_sources
from reporting.judgement.comparators import rounded

NO_VALUE = {"", "z", "c", "x", "u", "k", "low", "-", "..", ":"}
NATIONAL, AUTHORITY = "national", "local authority"
LEVELS = {NATIONAL, AUTHORITY, "regional"}
FIRST_YEAR, LAST_YEAR = 2000, 2100
ENGLAND = "E92000001"
NEIGHBOUR = re.compile(r"sn_(\d+)\Z")


@dataclass(frozen=True)
class Problem:
    """What is wrong, where, and what to do."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.message}"


@dataclass
class Published:
    """Everything read. Values are by source and year, then by authority code; England's by source and year."""

    authorities: dict[tuple[Source, int], dict[str, Decimal]] = field(default_factory=dict)
    england: dict[tuple[Source, int], Decimal] = field(default_factory=dict)
    silent: Counter[tuple[Source, int]] = field(default_factory=Counter)
    """How many authorities have a row without a value."""
    neighbours: dict[str, tuple[str, ...]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    files: dict[Source, str] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)
    """Tables of official statistics in which no yardstick stands."""


def plain(heading: str) -> str:
    """A heading as it is compared: `1-10 days`, `1_10_Days` and `"1-10_days "` are one."""
    return re.sub(r"[^a-z0-9]+", "_", heading.strip().lower()).strip("_")


def text_of(path: Path) -> str:
    """The file as text, whether it was saved as UTF-8 (with or without a mark), as UTF-16, or by an old spreadsheet."""
    raw = path.read_bytes()
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def read(path: Path, found: Published) -> None:
    """Add what the file holds to `found`, and what is wrong with it to its problems."""
    lines = csv.reader(text_of(path).splitlines())
    headings = [plain(cell) for cell in next(lines, [])]
    sources = [source for source in all_sources() if source.stands_in(headings)]
    is_neighbours = any(NEIGHBOUR.match(name) for name in headings)
    if not sources and {"time_period", "geographic_level"} <= set(headings):
        found.unused.append(path.name)
        return
    if not sources and not is_neighbours:
        found.problems.append(Problem(path.name, 1, "This is no table of benchmarks: none of the columns csc reads is in it."))
        return
    for line, row in _rows(path.name, lines, headings, found):
        if is_neighbours:
            _neighbours(path.name, line, row, found)
        else:
            _values(path.name, line, row, sources, found)


def _rows(name: str, lines: Iterator[list[str]], headings: list[str], found: Published) -> Iterator[tuple[int, dict[str, str]]]:
    for line, cells in enumerate(lines, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(headings):
            message = f"The row has {len(cells)} cells and the heading {len(headings)}: look for a comma too many or too few."
            found.problems.append(Problem(name, line, message))
            continue
        yield line, {heading: cell.strip() for heading, cell in zip(headings, cells, strict=True)}


def _neighbours(name: str, line: int, row: dict[str, str], found: Published) -> None:
    code = row.get("old_la_code", "")
    near = sorted((int(match[1]), row[heading]) for heading in row if (match := NEIGHBOUR.match(heading)))
    if not _is_code(code) or not all(_is_code(each) for _, each in near if each):
        found.problems.append(Problem(name, line, "An authority is written with its three-figure code, such as 999."))
    elif code in found.neighbours:
        found.problems.append(Problem(name, line, f"The neighbours of {code} are listed twice."))
    else:
        found.neighbours[code] = tuple(each for _, each in near if each)


def _values(name: str, line: int, row: dict[str, str], sources: list[Source], found: Published) -> None:
    year, level = _year(row.get("time_period", "")), row.get("geographic_level", "").lower()
    code = row.get("old_la_code", "")
    wrong = ""
    if year is None:
        wrong = f"The time period {row.get('time_period', '')!r} is no year."
    elif level not in LEVELS:
        wrong = f"The geographic level {row.get('geographic_level', '')!r} is none of: {', '.join(sorted(LEVELS))}."
    elif level == AUTHORITY and not _is_code(code):
        wrong = f"The row of an authority needs its three-figure code in old_la_code, not {code!r}."
    if wrong:
        found.problems.append(Problem(name, line, wrong))
        return
    assert year is not None  # noqa: S101 - said above
    if level == "regional" or (level == NATIONAL and row.get("country_code", ENGLAND) not in ("", ENGLAND)):
        return
    for source in sources:
        if source.where and row[source.where[0]].lower() != source.where[1]:
            continue
        try:
            value = _value(row, source)
        except InvalidOperation:
            found.problems.append(Problem(name, line, f"The value for {source.indicator} is no number."))
            continue
        key = (source, year)
        if value is None:
            found.silent[key] += level == AUTHORITY
            continue
        twice = key in found.england if level == NATIONAL else code in found.authorities.get(key, {})
        if twice:
            found.problems.append(Problem(name, line, f"{source.indicator} of {code or 'England'} in {year} is there twice."))
            continue
        found.files[source] = name
        if level == NATIONAL:
            found.england[key] = value
        else:
            found.authorities.setdefault(key, {})[code] = value


def _value(row: dict[str, str], source: Source) -> Decimal | None:
    """The published value, or the percentage its parts make. None where one of them is not published."""
    cells = [row[name].lower().replace(",", "").rstrip("%") for name in ((source.value,) if source.value else source.parts)]
    if any(cell in NO_VALUE for cell in cells):
        return None
    total = sum((_number(cell) for cell in cells), Decimal(0))
    if source.value:
        return total
    of = row[source.of].lower().replace(",", "")
    return None if of in NO_VALUE or not _number(of) else rounded(total * 100 / _number(of))


def _number(cell: str) -> Decimal:
    number = Decimal(cell)
    if not number.is_finite() or number < 0:
        raise InvalidOperation
    return number


def _year(text: str) -> int | None:
    """2024 for `2024`; also for `202324` and `2023-24`, which name both years."""
    if re.fullmatch(r"\d{4}", text):
        year = int(text)
    elif match := re.fullmatch(r"(\d{4})[-/]?(\d{2})", text):
        year = int(match[1]) + 1
        if year % 100 != int(match[2]):
            return None
    else:
        return None
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def _is_code(text: str) -> bool:
    """`901`; also `901 / 905`, two councils that return one figure."""
    return re.fullmatch(r"\d{3}( / \d{3})*", text) is not None
