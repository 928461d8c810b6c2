"""The data dictionary: every table, column, rule and code set of an export, written from the models themselves."""

from __future__ import annotations

import csv
import inspect
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import models

from csc.codes import DATA, code_set_files
from csc.exchange.tables import Column, Table, known_by, tables
from csc.models import Code, User

PATH = Path(settings.BASE_DIR) / "docs" / "data-dictionary.md"
SSD = DATA / "ssd_fields.csv"

OPENING = """\
# Data dictionary

What `manage.py export_records` writes and `manage.py import_records` reads: one CSV file for each
table below, named after it, and `manifest.json` with the number of rows and the SHA-256 of each file.
This page is written by `manage.py data_dictionary` from the models; correct it there.

**Values.** UTF-8, columns in any order, headings as below. Dates are `2024-03-31`. Moments carry their
zone, `2024-03-31T09:30:00+00:00`, and are written in UTC. Truth values are `true` and `false`. An empty
cell means no value. Text that a spreadsheet would calculate (it begins with `=`, `+`, `-`, `@`, a tab or
a line end) and text that begins with an apostrophe have one apostrophe in front, which an import takes off.

**References.** A row is named by its `uuid`, which never changes; a unit by its `code`, an account by
its `username`, a code by its set and code, such as `contact_source:1A`. Rows may refer to rows of any
file, or to rows the database holds already.

**Dates from and until.** A thing holds on the day it starts and no longer on the day it ends.

**What is not there.** Passwords, earlier versions of a row, the log of what was done and read, figures
and snapshots. Restricted children and confidential addresses *are* there: guard the files as the system.
"""

COMMON = {
    "uuid": "Names the row; never changes.",
    "recorded_at": "When it was typed, which is not when it happened.",
    "recorded_by": "Who typed it.",
    "child": "The child it is about.",
    "team": "The team responsible at the event.",
    "worker": "Who did it or holds it.",
    "shared_part": "What was typed once for several children.",
    "state": "Only complete rows count in figures.",
    "withdrawn_reason": "Why it was withdrawn; a withdrawn row stays and counts nowhere.",
    "due_on": "The last day on which it is in time, worked out from the other dates.",
}


def data_dictionary() -> str:
    """The whole dictionary as Markdown."""
    found = tables()
    names = ssd_names()
    parts = [OPENING, "## Tables\n", "\n".join(_index(found)), *(_section(table, names) for table in found), _code_sets()]
    return "\n".join(parts)


def ssd_names() -> dict[tuple[str, str], list[str]]:
    """For each table and column the fields of the Standard Safeguarding Dataset it fills, with a note where it is not plain."""
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    with SSD.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            note = f" ({row['note']})" if row["note"] else ""
            names[row["table"], row["field"]].append(f"`{row['ssd_field']}`{note}")
    return names


def _index(found: list[Table]) -> Iterator[str]:
    for table in found:
        yield f"- [{table.name}](#{table.name.replace('.', '')}): {_first_sentence(table.model)}"
    yield ""


def _section(table: Table, names: dict[tuple[str, str], list[str]]) -> str:
    lines = [f"## {table.name}\n", f"{inspect.cleandoc(_purpose(table.model))}\n"]
    lines.append("| Column | Holds | Empty | Meaning | Standard Safeguarding Dataset |")
    lines.append("|---|---|---|---|---|")
    for column in table.columns:
        fills = "; ".join(names.get((table.name, column.name), []))
        cells = [f"`{column.name}`", _holds(column), "yes" if _may_be_empty(column) else "no", _meaning(column), fills]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    if rules := list(_rules(table.model)):
        lines += ["", "Rules the database keeps: " + "; ".join(rules) + "."]
    return "\n".join(lines) + "\n"


def _purpose(model: type[models.Model]) -> str:
    return "Somebody who signs in: their identity alone." if model is User else (model.__doc__ or "")


def _first_sentence(model: type[models.Model]) -> str:
    return " ".join(_purpose(model).split("\n\n")[0].split()).split(". ")[0].rstrip(".")


def _holds(column: Column) -> str:
    if column.refers_to is Code:
        return f"code of [{column.code_set}](#code-sets)"
    if column.refers_to is not None:
        label = column.refers_to._meta.label_lower
        once = ", each once" if column.field.unique else ""
        return f"`{known_by(column.refers_to) or 'uuid'}` of [{label}](#{label.replace('.', '')}){once}"
    if column.field.choices:
        return " or ".join(f"`{value}`" for value, _ in column.field.flatchoices if value != "")
    longest = getattr(column.field, "max_length", None)
    size = f", at most {longest} characters" if longest and column.kind == "text" else ""
    if isinstance(column.field, models.DecimalField):
        size = f", {column.field.decimal_places} decimal places"
    return f"{column.kind}{size}{', each once' if column.field.unique and column.name != 'uuid' else ''}"


def _may_be_empty(column: Column) -> bool:
    return column.field.null or (column.kind == "text" and column.refers_to is None and column.field.blank)


def _meaning(column: Column) -> str:
    plain = column.name.replace("_", " ")
    named = str(column.field.verbose_name)
    if column.field.help_text:
        return str(column.field.help_text)
    if column.name in COMMON:
        return COMMON[column.name]
    return "" if named.lower() in (plain, column.name) else f"{named[:1].upper()}{named[1:]}."


def _rules(model: type[models.Model]) -> Iterator[str]:
    for constraint in model._meta.constraints:
        yield f"`{constraint.name}`"


def _code_sets() -> str:
    lines = ["## Code sets\n", "The codes themselves are in `csc/data/codes`, one file for each set.\n"]
    lines += ["| Set | What it lists | Codes | Source |", "|---|---|---|---|"]
    for one in sorted(code_set_files(), key=lambda one: one.key):
        lines.append(f"| `{one.key}` | {one.title} | {len(one.codes)} | {one.source} |")
    return "\n".join(lines) + "\n"
