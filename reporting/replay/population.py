"""One table of population, in force month by month, chosen so that as many printed rates as possible come out.

A rate printed beside its count leaves a short interval of populations; one printed alone leaves those
under which some whole number prints it. Of the tables that satisfy most cells the one that changes least
often is taken: a new estimate is released once a year, and one that changes inside the report is what a
report shows that changed its base. A rate that fits no table beside the others of its month contradicts them.
"""

from __future__ import annotations

import numpy as np

from reporting.replay.reading import PER, Cell, Published, label
from reporting.replay.rounding import decimals_of, denominators

COUNT_OF_RATE = {"1.5": "1.5", "3.3": "3.2", "4.3": "4.2", "5.3": "5.2", "5.6": "5.1", "6.2": "6.1"}
"""The row that prints the count of a rate, where the rate's own cell does not."""

UNCOUNTED = ("5.7", "5.8")
"""Rates whose count no row prints."""

UNSTATED = 57_000
"""Children of an authority whose report prints no rate at all; no figure depends on it."""

WIDEST = 200_000
"""Populations compared at most; a rate near nought allows any number from some on."""

CHANGE, CELL, BARE = 1, 1000, 400
"""What a table loses by a change, and gains by a rate beside its count and by one printed alone."""


def settle(published: Published) -> None:
    """Fill `published.population` for every month, and say which rates the table cannot give."""
    claims = {month: _claims(published, month) for month in published.months}
    intervals = [interval for each in claims.values() for _, interval in each]
    if not intervals:
        published.population = dict.fromkeys(published.months, UNSTATED)
        return
    lowest = min(low for low, _ in intervals)
    highest = min(max(min(high, low + WIDEST) for low, high in intervals), lowest + WIDEST)
    candidates = np.arange(lowest, highest + 1)
    points = np.array([_points(published, month, claims[month], candidates) for month in published.months])
    for month, at in zip(published.months, _best(points), strict=True):
        published.population[month] = int(candidates[at])
    for month in published.months:
        for cell, (low, high) in claims[month]:
            if not low <= published.population[month] <= high:
                published.cannot(cell.row.name, month, _reason(published, cell, low, high))


def _reason(published: Published, cell: Cell, low: int, high: int) -> str:
    month, children = cell.month, published.population[cell.month]
    others = [other.label for other, (least, most) in _claims(published, month) if least <= children <= most]
    wanted = f"{cell.label} needs {low:,} to {high:,} children"
    return f"{wanted}; {', '.join(others) or 'the months beside it'} need {children:,} in {label(month)}"


def _best(points: np.ndarray) -> list[int]:
    """For every month the candidate in force: most points in all, less one for every change."""
    total, came = points[0], []
    for row in points[1:]:
        best = int(np.argmax(total))
        stay = total >= total[best] - CHANGE
        came.append(np.where(stay, np.arange(len(total)), best))
        total = np.where(stay, total, total[best] - CHANGE) + row
    most = np.flatnonzero(total == total.max())
    chosen = [int(most[len(most) // 2])]
    for before in reversed(came):
        chosen.append(int(before[chosen[-1]]))
    return chosen[::-1]


def _points(published: Published, month: int, claims: list[tuple[Cell, tuple[int, int]]], candidates: np.ndarray) -> np.ndarray:
    """What each candidate is worth in a month."""
    found = np.zeros(len(candidates), dtype=np.int64)
    for _, (low, high) in claims:
        found += CELL * ((low <= candidates) & (candidates <= high))
    for row in UNCOUNTED:
        cell = published.cell(row, month)
        if cell is not None and cell.value is not None and cell.numerator is None:
            found += BARE * _some_number_prints(cell, candidates)
    return found


def _some_number_prints(cell: Cell, candidates: np.ndarray) -> np.ndarray:
    """Whether a whole number is printed as the cell's rate of each candidate (see `rounding.numerators`)."""
    assert cell.value is not None  # noqa: S101 - asked for cells with a value only
    tens = 10 ** decimals_of(cell.value)
    shown, per = int(cell.value * tens), 2 * PER["rate"] * tens
    low = np.maximum(0, -((-candidates * (2 * shown - 1)) // per))
    return low <= -((-candidates * (2 * shown + 1)) // per) - 1


def _claims(published: Published, month: int) -> list[tuple[Cell, tuple[int, int]]]:
    """Rates printed beside their count, with the populations they allow."""
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
