"""Splitting what was completed in a month among outcomes whose shares are printed."""

from __future__ import annotations

from reporting.replay import flows
from reporting.replay.reading import Published
from reporting.replay.solving import Bound, Differences, fit


def fits(published: Published, month: int, size: int, names: list[str]) -> bool:
    """Whether the shares of the rows `names`, which between them hold all, can be printed together of `size`."""
    ranges = [published.numerators(name, month, size) or (0, size) for name in names]
    apart = all(low <= min(high, size) for low, high in ranges)
    return apart and sum(low for low, _ in ranges) <= size <= sum(high for _, high in ranges)


def share_out(
    published: Published, month: int, size: int, names: list[str], usual: dict[str, float], *, known: bool
) -> dict[str, int]:
    """How many of `size` belong to each of the rows `names`, which between them hold all.

    k(1) + ... + k(n) = size with 0 <= k(i), and k(i) within what its share allows. A row that does not
    fit beside the others is given its reason, if the size is `known` from the report: of another it might fit.
    """
    certain = [Bound(at, at + 1, 0, size) for at in range(len(names))]
    certain.append(Bound(0, len(names), size, size, f"{size} in all in {flows.label(month)}"))
    stated = []
    for at, name in enumerate(names):
        span = published.numerators(name, month, size)
        if span is not None:
            stated.append(Bound(at, at + 1, *span, published.said(name, month), ((name, month),)))
    system, lost = fit(Differences(range(len(names) + 1)), certain, stated)
    flows.blame(published, lost, proven=known)
    return {name: system.choose(at, at + 1, usual[name] * size) for at, name in enumerate(names)}
