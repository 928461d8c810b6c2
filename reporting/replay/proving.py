"""Shares that no choice of what the report leaves open can print together: contradictions, proven before any choice is made.

The numbers a share divides by are known within bounds at least. Those bound its numerator, however wide, and what
cannot hold even so cannot hold at all:
    1.7, 1.8:    0 <= r(m) <= x(m), sums of twelve months of r,
    5.9, 5.10:   0 <= b(m) <= s(m), sums of twelve of b; the same of a,
    5.11, 5.12:  long(m) = long(m-1) + reached(m) - long ended(m), none of them below nought.
A cell found here is given its reason, and is not asked for any more.
"""

from __future__ import annotations

from reporting.replay import flows
from reporting.replay.reading import Published
from reporting.replay.rounding import between
from reporting.replay.solving import Bound, Differences, fit

Spans = dict[int, tuple[int, int]]
"""By month, the least and the most that a number can be."""


def months_of(system: Differences, flow: str, months: range) -> Spans:
    """What the months of a flow can be."""
    return {month: system.span((flow, month - 1), (flow, month)) for month in months}


def years_of(system: Differences, flow: str, months: range) -> Spans:
    """What the rolling years of a flow can be."""
    return {month: system.span((flow, month - 12), (flow, month)) for month in months}


def repeats(published: Published, system: Differences, flow: str, monthly: str | None, rolling: str) -> None:
    """Name the cells of a share of a flow, by month and by rolling year, that cannot hold beside the others."""
    window = published.window
    sizes = months_of(system, flow, window)
    certain = [Bound(("r", m - 1), ("r", m), 0, high, f"{high} in {flows.label(m)} at most") for m, (_, high) in sizes.items()]
    stated = _allowed(published, monthly, sizes, ("r", 1), "r") if monthly else []
    stated += _allowed(published, rolling, years_of(system, flow, published.months), ("r", 12), "r")
    _, lost = fit(Differences(flows.totals("r", window)), certain, stated)
    flows.blame(published, lost)


def long_plans(published: Published, system: Differences) -> None:
    """Name the cells of 5.11 and 5.12 that cannot hold beside each other."""
    window = published.window
    ended = months_of(system, "e", window)
    certain = flows.rising("reached", window)
    certain += [Bound(("r", m - 1), ("r", m), 0, high, f"{high} ended at most") for m, (_, high) in ended.items()]
    certain += [Bound(("r", m), ("reached", m), 0, flows.MANY) for m in range(window.start - 1, window.stop)]
    stated = _allowed(published, "5.12", ended, ("r", 1), "r")
    opens = {month: system.span(("e", month), ("s", month)) for month in published.months}
    stated += _allowed(published, "5.11", opens, ("r", 0), "reached")
    _, lost = fit(Differences([*flows.totals("r", window), *flows.totals("reached", window)]), certain, stated)
    flows.blame(published, lost)


def _allowed(published: Published, row: str, sizes: Spans, start: tuple[str, int], end: str) -> list[Bound]:
    """What a share's cells allow of their numerators, whichever of the `sizes` they divide by."""
    found = []
    flow, months_before = start
    for cell in published.of(row):
        least, most = sizes[cell.month]
        least, most = (least, most) if cell.denominator is None else (cell.denominator, cell.denominator)
        if cell.numerator is not None:
            span = (cell.numerator, cell.numerator)
        elif cell.value is not None:
            span = between(cell.value, least, min(most, flows.MANY))
        else:
            continue
        said = (
            cell.label if cell.denominator is not None else f"{cell.label} of {least if least == most else f'{least} to {most}'}"
        )
        found.append(Bound((flow, cell.month - months_before), (end, cell.month), *span, said, (cell.key,)))
    return found
