"""Seeded draws. Each part of the authority has dice of its own, so that widening one part leaves the others as they were."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

import numpy as np

from reporting.synthetic.arrays import Draws, Text, Whole


def dice(seed: int, purpose: str) -> np.random.Generator:
    """The generator for one purpose under one seed."""
    return np.random.default_rng([seed, zlib.crc32(purpose.encode())])


def choose(draws: Draws, weights: Sequence[float] | Draws) -> Whole:
    """Which of the weighted choices each uniform draw falls on.

    `weights` may be one list for all or one row for each draw; they need not add up to one.
    """
    table = np.asarray(weights, dtype=float)
    if table.ndim == 1:
        edges = np.cumsum(table) / table.sum()
        return np.minimum(np.searchsorted(edges, draws, side="right"), len(edges) - 1)
    edges = np.cumsum(table, axis=1) / table.sum(axis=1, keepdims=True)
    return np.minimum((draws[:, None] >= edges).sum(axis=1), table.shape[1] - 1)


def pick(draws: Draws, weighted: Mapping[str, float] | Mapping[str | None, float]) -> Text:
    """One of the named choices for each uniform draw, as an array of their names; None may be among them."""
    return np.array(list(weighted), dtype=object)[choose(draws, list(weighted.values()))]


def between(draws: Draws, points: Sequence[tuple[float, float]]) -> Draws:
    """A quantity with the given distribution: `points` are (share of cases, value up to which they lie), in order.

    The first point gives the least value with share 0; between points the spread is even.
    """
    shares, values = zip(*points, strict=True)
    return np.interp(draws, np.asarray(shares, dtype=float), np.asarray(values, dtype=float))


class FamilyDice:
    """Draws that brothers and sisters mostly share: what happens to one of them usually happens to all.

    `event` says for each child-row which family event it belongs to, 0 to `events` - 1.
    """

    def __init__(self, random: np.random.Generator, event: Whole, events: int, shared: float = 0.97) -> None:
        self.random = random
        self.event = event
        self.events = events
        self.shared = shared

    def draw(self, rows: Whole) -> Draws:
        """One uniform number for each of these rows."""
        common = self.random.random(self.events)[self.event[rows]]
        own = self.random.random(len(rows))
        return np.where(self.random.random(len(rows)) < self.shared, common, own)

    def common(self, rows: Whole) -> Draws:
        """One uniform number for each family event, the same for all its children."""
        return self.random.random(self.events)[self.event[rows]]
