"""The unit tree as arrays: authority, services and areas, teams."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class Unit:
    """One organisation unit as the engine sees it. `key` is its database key, `parent` its parent's."""

    key: int
    code: str
    name: str
    kind: str
    parent: int | None = None
    team_type: str = ""


@dataclass
class UnitTree:
    """Units by position, parents before children, so that one walk from the end rolls everything up.

    Position 0 is the authority. A row whose team is unknown belongs to the authority itself, so that
    nothing is lost from the total.
    """

    units: Sequence[Unit]
    position: dict[int, int] = field(init=False)
    parent: np.ndarray = field(init=False)
    depth: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        self.units = _parents_first(self.units)
        self.position = {unit.key: at for at, unit in enumerate(self.units)}
        self.parent = np.array([self.position[u.parent] if u.parent is not None else -1 for u in self.units], dtype=np.int32)
        self.depth = np.zeros(len(self.units), dtype=np.int32)
        for at in range(1, len(self.units)):
            self.depth[at] = self.depth[self.parent[at]] + 1
        keys = np.array([unit.key for unit in self.units])
        self._by_key = np.zeros(keys.max() + 1, dtype=np.int32)
        self._by_key[keys] = np.arange(len(keys))

    def __len__(self) -> int:
        return len(self.units)

    @property
    def codes(self) -> list[str]:
        return [unit.code for unit in self.units]

    def find(self, code: str) -> int:
        """The position of the unit with this code. KeyError when there is none."""
        for at, unit in enumerate(self.units):
            if unit.code == code:
                return at
        raise KeyError(f"no unit {code!r}")

    def positions(self, keys: np.ndarray) -> np.ndarray:
        """Positions of units given their database keys; unknown keys are the authority."""
        known = (keys > 0) & (keys < len(self._by_key))
        return self._by_key[np.where(known, keys, self.units[0].key)]

    def within(self, at: int) -> np.ndarray:
        """For each unit: is it `at` itself or somewhere below it?"""
        inside = np.zeros(len(self), dtype=bool)
        inside[at] = True
        for child in range(at + 1, len(self)):
            inside[child] |= self.parent[child] >= 0 and inside[self.parent[child]]
        return inside

    def at_depth(self, depth: int) -> np.ndarray:
        """For each unit, the position of the unit above it (or itself) at `depth`; -1 if it lies higher."""
        above = np.arange(len(self), dtype=np.int32)
        for at in range(len(self)):
            if self.depth[at] > depth:
                above[at] = above[self.parent[at]]
            elif self.depth[at] < depth:
                above[at] = -1
        return above

    def of_kind(self, *kinds: str) -> np.ndarray:
        return np.array([unit.kind in kinds for unit in self.units])


class Axis:
    """Some units of the tree as the first axis of a cube: all of them, or those whose breakdowns are kept.

    `own` is each unit's place on the axis, -1 for units that are not on it; `nearest` the place of
    the unit itself or of the next one above it that is.
    """

    def __init__(self, tree: UnitTree, chosen: np.ndarray) -> None:
        chosen = chosen.copy()
        chosen[0] = True  # the authority takes what belongs to nothing below it
        self.units = np.flatnonzero(chosen)
        self.own = np.where(chosen, np.cumsum(chosen) - 1, -1).astype(np.int32)
        self.nearest = self.own.copy()
        for at in range(1, len(tree)):
            if self.nearest[at] < 0:
                self.nearest[at] = self.nearest[tree.parent[at]]
        self._parent = self.nearest[tree.parent[self.units]]
        self.codes = [unit.code for unit, on_axis in zip(tree.units, chosen, strict=True) if on_axis]

    def __len__(self) -> int:
        return len(self.units)

    def roll_up(self, cube: np.ndarray) -> np.ndarray:
        """Add every unit's cells to those above it. `cube` has units on its first axis and is changed in place."""
        for at in range(len(self) - 1, 0, -1):
            cube[self._parent[at]] += cube[at]
        return cube


def _parents_first(units: Sequence[Unit]) -> list[Unit]:
    """Depth-first order with each unit after its parent, siblings in the order given; exactly one root."""
    children: dict[int | None, list[Unit]] = {}
    keys = {unit.key for unit in units}
    for unit in units:
        children.setdefault(unit.parent if unit.parent in keys else None, []).append(unit)
    roots = children.get(None, [])
    if len(roots) != 1:
        raise ValueError(f"the unit tree needs exactly one unit without a parent (the authority); found {len(roots)}")
    ordered: list[Unit] = []
    waiting = [roots[0]]
    while waiting:
        unit = waiting.pop()
        ordered.append(unit)
        waiting.extend(reversed(children.get(unit.key, [])))
    return ordered
