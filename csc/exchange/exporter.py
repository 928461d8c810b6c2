"""Writing every table to its file, as of one moment and always in the same order."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction

from csc.exchange import manifest
from csc.exchange.tables import Table, tables

ROWS_AT_ONCE = 5_000


def export_records(folder: Path, *, on_table: Callable[[str, int], None] = lambda name, rows: None) -> int:
    """Write all case data to `folder`, which must be empty or not yet there; returns the number of rows.

    The same data give the same bytes, whichever database holds them and whenever it is done. The
    files hold everything, confidential addresses and restricted children too: only their owner may
    read them.

    Raises:
        FileExistsError: there is something in the folder already.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty. Export to a folder of its own.")
    entries = []
    with one_moment():
        for table in tables():
            entry = _export(table, folder)
            entries.append(entry)
            on_table(table.name, entry.rows or 0)
    manifest.write(folder, entries)
    return sum(entry.rows or 0 for entry in entries)


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is read inside is read as of one moment, whatever others write meanwhile."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _export(table: Table, folder: Path) -> manifest.Entry:
    digest, rows, buffer = hashlib.sha256(), 0, io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(table.headings)
    path = folder / table.file
    path.touch(mode=0o600)
    with path.open("wb") as file:
        for row in table.rows().iterator(chunk_size=ROWS_AT_ONCE):
            writer.writerow(table.render(row))
            rows += 1
            if rows % ROWS_AT_ONCE == 0:
                _drain(buffer, file, digest)
        _drain(buffer, file, digest)
    return manifest.Entry(table.name, table.file, rows, digest.hexdigest())


def _drain(buffer: io.StringIO, file: io.BufferedIOBase, digest: hashlib._Hash) -> None:
    data = buffer.getvalue().encode("utf-8")
    file.write(data)
    digest.update(data)
    buffer.seek(0)
    buffer.truncate()
