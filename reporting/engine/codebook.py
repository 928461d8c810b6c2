"""Codes by number: the only thing the engine knows of a code is a small integer and its group's name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

NOT_RECORDED = "not_recorded"


@dataclass(frozen=True)
class CodeEntry:
    number: int
    key: str
    label: str
    group: str = ""

    @property
    def code_set(self) -> str:
        return self.key.partition(":")[0]

    @property
    def code(self) -> str:
        return self.key.partition(":")[2]


@dataclass
class CodeBook:
    """Every code that can stand in a fact column, in the order in which lists show them."""

    entries: list[CodeEntry]
    by_key: dict[str, CodeEntry] = field(init=False)
    by_number: dict[int, CodeEntry] = field(init=False)

    def __post_init__(self) -> None:
        self.by_key = {entry.key: entry for entry in self.entries}
        self.by_number = {entry.number: entry for entry in self.entries}
        self._size = max(self.by_number, default=0) + 1
        self._sets: dict[str, list[CodeEntry]] = {}
        for entry in self.entries:
            self._sets.setdefault(entry.code_set, []).append(entry)
        self._bands: dict[tuple[str, str], tuple[list[str], np.ndarray]] = {}

    def number(self, key: str) -> int:
        """KeyError, with the key, when no such code is on file: a definition must not name a code that does not exist."""
        return self.by_key[key].number

    def label(self, number: int) -> str:
        entry = self.by_number.get(int(number))
        return entry.label if entry else "not recorded"

    def in_set(self, code_set: str) -> list[CodeEntry]:
        return self._sets.get(code_set, [])

    def groups(self, code_set: str) -> list[str]:
        """The groups of a set in the order of their first code; a code without a group is a group of its own."""
        return list(dict.fromkeys(entry.group or entry.code for entry in self.in_set(code_set)))

    def flags(self, keys: Iterable[str]) -> np.ndarray:
        """For each code number: is it one of `keys`? Index this with a code column."""
        flags = np.zeros(self._size, dtype=bool)
        for key in keys:
            flags[self.number(key)] = True
        return flags

    def group_flags(self, code_set: str, groups: Iterable[str]) -> np.ndarray:
        """For each code number: does it belong to one of these groups of `code_set`? KeyError for an unknown group."""
        wanted = set(groups)
        unknown = wanted - set(self.groups(code_set))
        if unknown:
            raise KeyError(f"{code_set} has no group {', '.join(sorted(unknown))}")
        flags = np.zeros(self._size, dtype=bool)
        for entry in self.in_set(code_set):
            flags[entry.number] = (entry.group or entry.code) in wanted
        return flags

    def bands(self, code_set: str, by: str) -> tuple[list[str], np.ndarray]:
        """Band names ("not recorded" last) and, for each code number, its band; `by` is "code" or "group"."""
        if (code_set, by) not in self._bands:
            self._bands[code_set, by] = self._make_bands(code_set, by)
        return self._bands[code_set, by]

    def _make_bands(self, code_set: str, by: str) -> tuple[list[str], np.ndarray]:
        entries = self.in_set(code_set)
        names = self.groups(code_set) if by == "group" else [entry.code for entry in entries]
        place = {name: at for at, name in enumerate(names)}
        table = np.full(self._size, len(names), dtype=np.int32)
        for entry in entries:
            table[entry.number] = place[entry.group or entry.code if by == "group" else entry.code]
        return [*names, NOT_RECORDED], table
