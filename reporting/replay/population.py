"""One table of population with one switch date, chosen so that as many printed rates as possible come out.

A rate printed beside its count leaves a short interval of populations. A month satisfies the cells
whose intervals hold the population in force; the switch month and the two populations that satisfy
most cells are taken. Rates whose count is not printed say nothing here: they are solved for afterwards.
"""

from __future__ import annotations

from reporting.replay.reading import PER, Cell, Published, label
from reporting.replay.rounding import denominators

COUNT_OF_RATE = {"1.5": "1.5", "3.3": "3.2", "4.3": "4.2", "5.3": "5.2", "5.6": "5.1", "6.2": "6.1"}
"""The row that prints the count of a rate, where the rate's own cell does not."""

UNSTATED = 57_000
"""Children of an authority whose report prints no rate at all; no figure depends on it."""


def settle(published: Published) -> None:
    """Fill `published.population` for every month, and say which rates the table cannot give."""
    claims = {month: _claims(published, month) for month in published.months}
    best: tuple[int, int, int, int] | None = None
    for switch in published.months:
        before = [claim for month in published.months if month < switch for claim in claims[month]]
        after = [claim for month in published.months if month >= switch for claim in claims[month]]
        (hit, low), (more, high) = _most(before), _most(after)
        if best is None or hit + more > best[0]:
            best = hit + more, switch, low, high
    _, switch, before, after = best
    for month in published.months:
        population = (before or after or UNSTATED) if month < switch else (after or before or UNSTATED)
        published.population[month] = population
        for cell, (low, high) in claims[month]:
            if not low <= population <= high:
                reason = f"{cell.label} needs {low:,} to {high:,} children"
                rest = f"the one population table has {population:,} in {label(month)} (one switch, in {label(switch)})"
                published.cannot(cell.row.name, month, f"{reason}; {rest}")


def _claims(published: Published, month: int) -> list[tuple[Cell, tuple[int, int]]]:
    found = []
    for rate, source in COUNT_OF_RATE.items():
        cell = published.cell(rate, month)
        if cell is None or cell.value is None:
            continue
        count = cell.numerator if cell.numerator is not None else published.count(source, month)
        if cell.denominator is not None:
            found.append((cell, (cell.denominator, cell.denominator)))
        elif count is not None and (interval := denominators(cell.value, count, PER["rate"])):
            found.append((cell, interval))
    return found


def _most(claims: list[tuple[Cell, tuple[int, int]]]) -> tuple[int, int]:
    """How many intervals share a number, and that number: in the middle of what most of them share."""
    edges = sorted([(low, 1) for _, (low, _) in claims] + [(high + 1, -1) for _, (_, high) in claims])
    depth = most = 0
    place = (0, 0)
    for at, (day, step) in enumerate(edges):
        depth += step
        if depth > most:
            most, place = depth, (day, edges[at + 1][0] - 1)
    return most, sum(place) // 2
