"""Which row each key in the files stands for, kept on disk so that millions of them need little memory."""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

KEYS_AT_ONCE = 500


class KeyStore:
    """For each table and key the primary key of its row, the line it stands on and whether the row is new."""

    def __init__(self, path: Path) -> None:
        self._store = sqlite3.connect(path, isolation_level=None)
        self._store.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-32768;"
            "CREATE TABLE keys (kind TEXT, key TEXT, id INTEGER, line INTEGER, new INTEGER, PRIMARY KEY (kind, key))"
            " WITHOUT ROWID;"
            "BEGIN;"
        )

    def add(self, table: str, key: str, row_id: int, line: int, new: bool) -> int | None:
        """Remember a key; when it is there already, return the line of the row that brought it."""
        added = self._store.execute("INSERT OR IGNORE INTO keys VALUES (?, ?, ?, ?, ?)", (table, key, row_id, line, new))
        if added.rowcount:
            return None
        (first,) = self._store.execute("SELECT line FROM keys WHERE kind = ? AND key = ?", (table, key)).fetchone()
        return first

    def find(self, table: str, wanted: Iterable[str]) -> dict[str, tuple[int, bool]]:
        """The primary key and newness of those of the `wanted` keys that are known."""
        found: dict[str, tuple[int, bool]] = {}
        listed = list(wanted)
        for at in range(0, len(listed), KEYS_AT_ONCE):
            some = listed[at : at + KEYS_AT_ONCE]
            marks = ",".join("?" * len(some))
            query = f"SELECT key, id, new FROM keys WHERE kind = ? AND key IN ({marks})"  # noqa: S608 - marks only
            found |= {key: (row_id, bool(new)) for key, row_id, new in self._store.execute(query, (table, *some))}
        return found

    def close(self) -> None:
        self._store.close()


@contextlib.contextmanager
def key_store() -> Iterator[KeyStore]:
    """A store that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="csc-import-") as folder:
        store = KeyStore(Path(folder) / "keys.sqlite3")
        try:
            yield store
        finally:
            store.close()
