"""One child, one key: records made under a duplicate count with those of the child it was merged into.

A merge can be undone, so records keep the key they were made under and the pointer is followed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from csc.models import Person


class Identities:
    """Which key stands for which. Only merged children are listed; everybody else is themselves."""

    def __init__(self, merged_into: Mapping[int, int]) -> None:
        self._survivor = {key: _follow(key, merged_into) for key in merged_into}

    @classmethod
    def load(cls) -> Identities:
        rows = Person._base_manager.filter(merged_into__isnull=False).values_list("id", "merged_into_id")
        return cls({key: survivor for key, survivor in rows if survivor is not None})

    def of(self, keys: np.ndarray) -> np.ndarray:
        """The key that counts, for each key a record was made under."""
        if not self._survivor:
            return keys
        merged = np.array(sorted(self._survivor), dtype=keys.dtype)
        survivors = np.array([self._survivor[key] for key in merged.tolist()], dtype=keys.dtype)
        place = np.minimum(np.searchsorted(merged, keys), len(merged) - 1)
        return np.where(merged[place] == keys, survivors[place], keys)

    def all_of(self, keys: Iterable[int]) -> list[int]:
        """Every key under which records of these children may stand."""
        wanted = {self._survivor.get(key, key) for key in keys}
        return [*wanted, *(key for key, survivor in self._survivor.items() if survivor in wanted)]


def _follow(key: int, merged_into: Mapping[int, int]) -> int:
    """The end of the chain of merges; a circle, which no merge makes, ends where it closes."""
    passed = {key}
    while key in merged_into and merged_into[key] not in passed:
        key = merged_into[key]
        passed.add(key)
    return key
