"""Code sets: reading the files that hold them, loading them, and asking what a code means.

The files are the truth: `csc/data/code_sets.csv` names the sets, `csc/data/codes/<set>.csv` holds
one row per code in the order a page lists them. An authority keeps its own wording, grouping and
extra codes in files of the same names, in the folder that the setting LOCAL_CODES_DIR names; a row
there takes the place of the row with the same code, or is added at the end.

A code is never deleted, because a record may carry it: one that leaves the files is retired, so
that it can no longer be chosen and still reads as it did.
"""

from __future__ import annotations

import csv
import dataclasses
import datetime
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from django.conf import settings
from django.db import transaction

from csc.models import Code, CodeSet

DATA = Path(__file__).resolve().parent / "data"
SET_COLUMNS = ["key", "title", "source", "number"]
CODE_COLUMNS = ["code", "label", "group", "valid_from", "valid_to", "note"]
CODES_IN_A_SET = 1000


class CodeFileError(ValueError):
    """A code file that cannot be used; the message names the file, the line and what is wrong."""


@dataclasses.dataclass(frozen=True)
class CodeRow:
    """One code as a file gives it."""

    code: str
    label: str
    group: str = ""
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    note: str = ""


@dataclasses.dataclass(frozen=True)
class CodeSetFile:
    """One set as the files give it. `number` never changes: the numbers of its codes are built on it."""

    key: str
    title: str
    source: str
    number: int
    codes: tuple[CodeRow, ...]


@dataclasses.dataclass
class Loaded:
    """How many codes a load added, changed and retired. A second load of the same files does none of the three."""

    added: int = 0
    changed: int = 0
    retired: int = 0


# ── Reading the files ────────────────────────────────────────────────────────────────────────────


def code_set_files(data: Path = DATA, local: Path | None = None) -> list[CodeSetFile]:
    """Every set in the files under `data`, with the authority's own rows from `local` laid over it.

    Raises:
        CodeFileError: a file is missing, unlisted or malformed.
    """
    sets = []
    seen: set[int] = set()
    for line, row in _rows(data / "code_sets.csv", SET_COLUMNS):
        number = int(row["number"]) if row["number"].isascii() and row["number"].isdecimal() else 0
        if number < 1 or number in seen:
            raise CodeFileError(
                f"code_sets.csv, line {line}: every set needs a number of its own, from 1; found {row['number']!r}."
            )
        seen.add(number)
        codes = {code.code: code for code in _code_rows(data / "codes" / f"{row['key']}.csv")}
        if local is not None and (own := local / f"{row['key']}.csv").exists():
            codes |= {code.code: code for code in _code_rows(own)}
        sets.append(CodeSetFile(row["key"], row["title"], row["source"], number, tuple(codes.values())))
    listed = {one.key for one in sets}
    for folder in filter(None, (data / "codes", local)):
        if stray := sorted({path.stem for path in folder.glob("*.csv")} - listed):
            raise CodeFileError(f"{folder.name}/{stray[0]}.csv belongs to no set that code_sets.csv names.")
    return sets


def _code_rows(path: Path) -> list[CodeRow]:
    rows: dict[str, CodeRow] = {}
    for line, row in _rows(path, CODE_COLUMNS):
        where = f"{path.name}, line {line}"
        if not row["code"] or not row["label"]:
            raise CodeFileError(f"{where}: a code needs both its code and its label.")
        if row["code"] in rows:
            raise CodeFileError(f"{where}: the code {row['code']!r} is in the file twice.")
        first, last = _day(row["valid_from"], where), _day(row["valid_to"], where)
        if first and last and last < first:
            raise CodeFileError(f"{where}: the code ends on {last} before it starts on {first}.")
        rows[row["code"]] = CodeRow(row["code"], row["label"], row["group"], first, last, row["note"])
    return list(rows.values())


def _rows(path: Path, columns: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            if (heading := next(reader, [])) != columns:
                raise CodeFileError(f"{path.name}: the heading has to read {','.join(columns)}; it reads {','.join(heading)}.")
            for values in reader:
                if len(values) != len(columns):
                    raise CodeFileError(
                        f"{path.name}, line {reader.line_num}: {len(columns)} columns wanted, {len(values)} found."
                    )
                yield reader.line_num, {name: value.strip() for name, value in zip(columns, values, strict=True)}
    except FileNotFoundError as missing:
        raise CodeFileError(f"{path.name}: the file is missing.") from missing


def _day(text: str, where: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError as wrong:
        raise CodeFileError(f"{where}: {text!r} is not a date such as 2024-03-31.") from wrong


# ── Loading them ─────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def load_codes(*, on: datetime.date, data: Path = DATA, local: Path | None = None) -> Loaded:
    """Bring the database to what the files say; a code they no longer hold is retired as of `on`.

    Without `local` the folder in the setting LOCAL_CODES_DIR is used, where there is one.

    Raises:
        CodeFileError: the files cannot be used; nothing has been changed.
    """
    local = local or getattr(settings, "LOCAL_CODES_DIR", None)
    loaded = Loaded()
    present: dict[str, dict[str, Code]] = {}
    for code in Code.objects.all():
        present.setdefault(code.code_set_id, {})[code.code] = code
    sets = code_set_files(data, local)
    known = {one.key: one for one in CodeSet.objects.all()}
    for one in sets:
        row = CodeSet(key=one.key, title=one.title, source=one.source)
        if one.key not in known or (known[one.key].title, known[one.key].source) != (row.title, row.source):
            row.save()
        _load_set(one, present.pop(one.key, {}), loaded)
    for codes in present.values():
        _retire(codes.values(), on, loaded)
    for one in sets:
        gone = Code.objects.in_set(one.key).exclude(code__in=[row.code for row in one.codes])
        _retire(gone, on, loaded)
    return loaded


def _load_set(one: CodeSetFile, present: Mapping[str, Code], loaded: Loaded) -> None:
    base = one.number * CODES_IN_A_SET
    highest = max((code.number - base for code in present.values()), default=0)
    fresh = []
    for order, row in enumerate(one.codes, start=1):
        wanted = {**dataclasses.asdict(row), "order": order}
        if (code := present.get(row.code)) is None:
            # Numbers follow the order of arrival and stay: one that was given is never given again.
            highest += 1
            if highest >= CODES_IN_A_SET:
                raise CodeFileError(f"{one.key}.csv: a set can hold {CODES_IN_A_SET - 1} codes.")
            fresh.append(Code(key=f"{one.key}:{row.code}", code_set_id=one.key, number=base + highest, **wanted))
        elif any(getattr(code, name) != value for name, value in wanted.items()):
            for name, value in wanted.items():
                setattr(code, name, value)
            code.save()
            loaded.changed += 1
    Code.objects.bulk_create(fresh)
    loaded.added += len(fresh)


def _retire(codes: Iterable[Code], on: datetime.date, loaded: Loaded) -> None:
    last = on - datetime.timedelta(days=1)
    for code in codes:
        if code.valid_to is None or code.valid_to > last:
            # A code that only starts on that day or later never was in force; one day is the least the database holds.
            code.valid_to = max(last, code.valid_from or last)
            code.save(update_fields=["valid_to"])
            loaded.retired += 1


# ── Asking ───────────────────────────────────────────────────────────────────────────────────────


def in_group(code_set: str, *groups: str) -> frozenset[str]:
    """Keys of the codes of `code_set` that belong to any of `groups`, retired ones among them.

    For counting: a record keeps the code it was given, so a retired code still counts where it did.
    """
    return frozenset(Code.objects.in_set(code_set).filter(group__in=groups).values_list("key", flat=True))


def choices(code_set: str, *, on: datetime.date) -> list[tuple[str, str]]:
    """Key and label of each code a form offers on the day `on`, in the order of the list."""
    return list(Code.objects.in_set(code_set).in_force(on).values_list("key", "label"))


def labels(*code_sets: str) -> dict[str, str]:
    """The label of every code of the sets named (of all sets when none is), by its key."""
    codes = Code.objects.filter(code_set__in=code_sets) if code_sets else Code.objects.all()
    return dict(codes.values_list("key", "label"))


def groups(code_set: str) -> dict[str, str]:
    """The group of every code of the set, by its key; a code without one stands for itself."""
    return {key: group or code for key, group, code in Code.objects.in_set(code_set).values_list("key", "group", "code")}
