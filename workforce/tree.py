"""The unit tree in memory: a few hundred rows, read once, walked without further queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.apps import apps


class UnitTree:
    """Who is above and below whom, by unit id.

    Closed units stay in the tree: a child last held by a closed team still belongs to the service
    that team was part of.
    """

    def __init__(self, parents: Mapping[int, int | None]) -> None:
        self._parents = dict(parents)
        self._rows = frozenset(self._parents.items())
        self._children: defaultdict[int, list[int]] = defaultdict(list)
        for unit, parent in self._parents.items():
            if parent is not None:
                self._children[parent].append(unit)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UnitTree) and self._rows == other._rows

    def __hash__(self) -> int:
        return hash(self._rows)

    @classmethod
    def load(cls) -> UnitTree:
        """Read the whole tree in one query."""
        return cls(dict(apps.get_model("workforce", "Unit").objects.order_by().values_list("id", "parent_id")))

    @property
    def roots(self) -> frozenset[int]:
        """The authorities."""
        return frozenset(unit for unit, parent in self._parents.items() if parent is None)

    def below(self, units: Iterable[int]) -> frozenset[int]:
        """`units` and everything under them."""
        found: set[int] = set()
        waiting = list(units)
        while waiting:
            unit = waiting.pop()
            if unit not in found:
                found.add(unit)
                waiting.extend(self._children[unit])
        return frozenset(found)

    def above(self, unit: int) -> frozenset[int]:
        """`unit` and everything over it."""
        found: set[int] = set()
        at: int | None = unit
        while at is not None and at not in found:
            found.add(at)
            at = self._parents.get(at)
        return frozenset(found)

    def covers_everything(self, units: Iterable[int]) -> bool:
        """Whether `units` and what is under them is the whole organisation."""
        return bool(self._parents) and self.roots <= frozenset(units)
