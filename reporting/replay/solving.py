"""Whole numbers month by month that answer sums over windows: systems of differences.

Every flow of a report (referrals of a month, plans ended) is the difference of two running totals,
every rolling year the difference of two that lie twelve months apart, and every stock the difference
between what began and what ended. So all that a report says about volumes are bounds on differences
x[v] - x[u], which shortest paths decide exactly, in whole numbers: a bound that no longer fits is a
contradiction, and the path that forbids it names the figures it contradicts.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import numpy as np

FAR = 10**9
"""Farther apart than any two running totals: no bound."""


@dataclass(frozen=True)
class Bound:
    """`low` <= x[v] - x[u] <= `high`, said by `label` (empty: true anyway); `cells` are the figures that rest on it."""

    u: Hashable
    v: Hashable
    low: int
    high: int
    label: str = ""
    cells: tuple = ()


@dataclass(frozen=True)
class Dropped:
    """A bound that could not hold beside the others, and why in words."""

    bound: Bound
    reason: str


class Differences:
    """Running totals known only by bounds on their differences. Always solvable: what does not fit is refused."""

    def __init__(self, nodes: Sequence[Hashable]) -> None:
        self.position = {node: at for at, node in enumerate(nodes)}
        self.most = np.full((len(nodes), len(nodes)), FAR, dtype=np.int64)
        np.fill_diagonal(self.most, 0)
        self.bounds: list[Bound] = []

    def copy(self) -> Differences:
        twin = Differences([])
        twin.position, twin.most, twin.bounds = self.position, self.most.copy(), list(self.bounds)
        return twin

    def span(self, u: Hashable, v: Hashable) -> tuple[int, int]:
        """The least and the most that x[v] - x[u] can be."""
        a, b = self.position[u], self.position[v]
        return -int(self.most[b, a]), int(self.most[a, b])

    def add(self, bound: Bound) -> Dropped | None:
        """Take the bound in, or say why it cannot hold."""
        low, high = self.span(bound.u, bound.v)
        if bound.low > bound.high or max(low, bound.low) > min(high, bound.high):
            return Dropped(bound, self._why(bound, low, high))
        a, b = self.position[bound.u], self.position[bound.v]
        for start, end, weight in ((a, b, bound.high), (b, a, -bound.low)):
            if weight < self.most[start, end]:
                through = self.most[:, start, None] + weight + self.most[None, end, :]
                np.minimum(self.most, through, out=self.most)
                np.minimum(self.most, FAR, out=self.most)
        self.bounds.append(bound)
        return None

    def choose(self, u: Hashable, v: Hashable, wanted: float, good: Callable[[int], bool] | None = None) -> int:
        """Settle x[v] - x[u] on the possible number nearest to `wanted`, among the `good` ones if there are any."""
        low, high = self.span(u, v)
        nearest = min(max(round(wanted), low), high)
        settled = nearest
        if good is not None:
            reach = min(max(nearest - low, high - nearest), 2000)
            around = (n for step in range(reach + 1) for n in {nearest - step, nearest + step} if low <= n <= high)
            settled = next((n for n in around if good(n)), nearest)
        self.add(Bound(u, v, settled, settled))
        return settled

    def _why(self, bound: Bound, low: int, high: int) -> str:
        if bound.low > bound.high:
            return f"{bound.label}: no whole number prints so"
        below = bound.high < low
        labels = self._path(bound.v, bound.u) if below else self._path(bound.u, bound.v)
        allowed = f"at least {low}" if below else f"at most {high}"
        asked = str(bound.low) if bound.low == bound.high else f"{bound.low} to {bound.high}"
        return f"{bound.label} asks for {asked}; {', '.join(labels) or 'the other figures'} leave {allowed}"

    def _path(self, start: Hashable, end: Hashable) -> list[str]:
        """The labels of the bounds along a shortest path."""
        count, source = len(self.position), self.position[start]
        distance = np.full(count, FAR, dtype=np.int64)
        distance[source] = 0
        came: dict[int, tuple[int, Bound]] = {}
        edges = []
        for bound in self.bounds:
            a, b = self.position[bound.u], self.position[bound.v]
            edges += [(a, b, bound.high, bound), (b, a, -bound.low, bound)]
        for _ in range(count):
            moved = False
            for a, b, weight, bound in edges:
                if distance[a] < FAR and weight < FAR and distance[a] + weight < distance[b]:
                    distance[b], came[b], moved = distance[a] + weight, (a, bound), True
            if not moved:
                break
        at, labels = self.position[end], []
        while at != source and at in came:
            at, bound = came[at]
            labels.append(bound.label)
        return list(dict.fromkeys(label for label in reversed(labels) if label))


def fit(system: Differences, certain: Sequence[Bound], stated: Sequence[Bound]) -> tuple[Differences, list[Dropped]]:
    """The system with the certain bounds and as many of the stated ones as hold together.

    Stated bounds are taken one after another, those on which most figures rest first, in several
    orders; the order that loses the fewest figures is kept.
    """
    for bound in certain:
        system.add(bound)
    best: tuple[Differences, list[Dropped]] = system, []
    random = np.random.default_rng(0)
    for turn in range(6):
        order = list(stated)
        if turn == 1:
            order.reverse()
        elif turn > 1:
            random.shuffle(order)
        order.sort(key=lambda bound: -len(bound.cells))
        trial = system.copy()
        lost = [dropped for bound in order if (dropped := trial.add(bound))]
        if turn == 0 or _cost(lost) < _cost(best[1]):
            best = trial, lost
        if not lost:
            break
    return best


def _cost(lost: Sequence[Dropped]) -> int:
    return sum(max(1, len(dropped.bound.cells)) for dropped in lost)
