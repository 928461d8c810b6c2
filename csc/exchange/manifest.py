"""The manifest: what an export holds, so that a file lost, cut short or changed on the way is noticed."""

from __future__ import annotations

import codecs
import dataclasses
import hashlib
import json
from pathlib import Path
from typing import Any

FILE = "manifest.json"
FORMAT = "csc records"
VERSION = 1
CHUNK = 1 << 20


class ManifestError(ValueError):
    """The folder holds no export that can be used; the message says why and what to do."""


@dataclasses.dataclass(frozen=True)
class Entry:
    """One file. `rows` and `sha256` are not checked where the manifest leaves them out."""

    table: str
    file: str
    rows: int | None
    sha256: str | None


def write(folder: Path, entries: list[Entry]) -> None:
    """Write the manifest last: a folder without one is an export that did not finish."""
    body = {"format": FORMAT, "version": VERSION, "tables": [dataclasses.asdict(entry) for entry in entries]}
    (folder / FILE).write_text(json.dumps(body, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def read(folder: Path) -> list[Entry]:
    """The files of the export in `folder`.

    Raises:
        ManifestError: there is no manifest, or not one of this format and version.
    """
    path = folder / FILE
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ManifestError(f"{folder} holds no {FILE}. An export is complete only with it: export again.") from None
    except (UnicodeDecodeError, json.JSONDecodeError) as wrong:
        raise ManifestError(f"{FILE} cannot be read ({wrong}). Export again.") from None
    if not isinstance(body, dict) or body.get("format") != FORMAT:
        raise ManifestError(f'{FILE} is not the manifest of an export of csc: its format has to read "{FORMAT}".')
    if body.get("version") != VERSION:
        raise ManifestError(f"{FILE} is of version {body.get('version')}; this release of csc reads version {VERSION}.")
    try:
        return [_entry(row) for row in body["tables"]]
    except (KeyError, TypeError):
        raise ManifestError(f"{FILE} does not list its tables, each with a table and a file.") from None


def _entry(row: dict[str, Any]) -> Entry:
    name = str(row["file"])
    if Path(name).name != name:
        raise ManifestError(f"{FILE} names the file {name!r}; files lie in the folder itself.")
    return Entry(str(row["table"]), name, row.get("rows"), row.get("sha256"))


@dataclasses.dataclass(frozen=True)
class Scan:
    """What reading a file's bytes shows. `bad_line` is the first line that is not UTF-8."""

    sha256: str
    bad_line: int | None


def scan(path: Path) -> Scan:
    """Digest and encoding of a file of any size, in a fixed amount of memory."""
    digest = hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")()
    line, bad = 1, None
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            if bad is None:
                try:
                    decoder.decode(chunk)
                    line += chunk.count(b"\n")
                except UnicodeDecodeError as wrong:
                    bad = line + wrong.object[: wrong.start].count(b"\n")
        if bad is None:
            try:
                decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                bad = line
    return Scan(digest.hexdigest(), bad)
