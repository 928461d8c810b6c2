"""Monthly flows with rolling years: what most stages have in common.

A flow is a chain of running totals P(m), so that the month is P(m) - P(m-1) and its rolling year
P(m) - P(m-12). Months before the report, back to the first that a rolling year covers, are free.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from functools import partial
from typing import TypeVar

import numpy as np

from reporting.replay.reading import PER, Published, label
from reporting.replay.rounding import numerators, smallest
from reporting.replay.solving import Bound, Differences, Dropped, fit

MANY = 10**6
"""More than any flow of a report."""

ANY_SHARE = 1000
"""Of so many or more every share of one decimal can be printed."""

TURNS = 60
"""Ways of choosing what the report leaves open that are tried before a figure is given up."""

Found = TypeVar("Found")
Stir = Callable[[float], float]
Urgent = Counter[int]


def totals(name: str, months: range) -> list[tuple[str, int]]:
    """The nodes of one flow: its running total before the first month and after every month."""
    return [(name, month) for month in range(months.start - 1, months.stop)]


def rising(name: str, months: range) -> list[Bound]:
    """A flow is never below nought."""
    return [Bound((name, month - 1), (name, month), 0, MANY) for month in months]


def monthly(published: Published, flow: str, row: str, *more: str) -> list[Bound]:
    """What a row prints for single months. `more` are rows whose denominator it is."""
    found = []
    for month in published.months:
        stated = published.count(row, month)
        source, cells = row, [row, *more]
        for other in more:
            if stated is None and published.denominator(other, month) is not None:
                stated, source = published.denominator(other, month), other
        if stated is not None:
            resting = tuple((name, month) for name in cells if published.cell(name, month))
            found.append(Bound((flow, month - 1), (flow, month), stated, stated, published.said(source, month), resting))
    return found


def rolling(published: Published, flow: str, row: str, *more: str) -> list[Bound]:
    """What a row prints for rolling years: a count, the count beside a rate, or what a rate allows of the population in force."""
    found = []
    for month in published.months:
        cell = published.cell(row, month)
        if cell is None:
            continue
        stated = published.count(row, month)
        span = (stated, stated) if stated is not None else None
        if span is None and cell.row.part == "rate" and cell.value is not None:
            span = numerators(cell.value, published.population[month], PER["rate"]) or (1, 0)
        if span is not None:
            cells = tuple((name, month) for name in (row, *more) if published.cell(name, month))
            found.append(Bound((flow, month - 12), (flow, month), *span, cell.label, cells))
    return found


def settle_years(published: Published, system: Differences, flow: str, urgent: Urgent, *rows: str) -> None:
    """Settle rolling years so that the shares of them can be printed, where one is; about twelve usual months if all is open.

    Where the months before the report are free there is some choice left, and the years settle them.
    """
    spans = [system.span((flow, month - 1), (flow, month)) for month in published.window]
    fixed = [low for low, high in spans if low == high]
    usual = 12 * sum(fixed) / len(fixed) if fixed else 12 * _spread(system, flow, published.months, 0)
    known = {}
    for month in published.months:
        low, high = system.span((flow, month - 12), (flow, month))
        if high <= 1.1 * low + 20:
            known[month] = (low + high) / 2
    for month in sorted(published.months, key=lambda each: -urgent[each]):
        near = known[min(known, key=lambda each: abs(each - month))] if known else usual
        if near < ANY_SHARE and any(published.cell(row, month) for row in rows):

            def prints(size: int, month: int = month) -> bool:
                return published.possible(month, size, *rows)

            system.choose((flow, month - 12), (flow, month), near, prints)


def divided_by(published: Published, flow: str, row: str, *, rolling_year: bool = False) -> list[Bound]:
    """The denominators that a share's own cells print."""
    found = []
    for cell in published.of(row):
        if cell.denominator is not None:
            start = cell.month - (12 if rolling_year else 1)
            found.append(Bound((flow, start), (flow, cell.month), cell.denominator, cell.denominator, cell.label, (cell.key,)))
    return found


def solve(published: Published, nodes: Iterable[Hashable], certain: list[Bound], stated: list[Bound]) -> Differences:
    """As many of the stated bounds as hold together; the cells that rest on others are given their reason."""
    system, lost = fit(Differences(list(nodes)), certain, stated)
    blame(published, lost)
    return system


def blame(published: Published, lost: Iterable[Dropped], *, proven: bool = True) -> None:
    """Give the cells that rest on what was dropped their reason.

    Nothing is said where it is not proven, because another choice of what the report leaves open might do:
    such cells count as missed. Nor of a share beside a count that was dropped, if it is printed without numbers:
    it can be printed of another count.
    """
    for dropped in lost if proven else ():
        for at, (name, month) in enumerate(dropped.bound.cells):
            cell = published.cell(name, month)
            if at == 0 or cell is None or cell.row.part != "share" or cell.denominator is not None:
                published.cannot(name, month, dropped.reason)


def search(published: Published, attempt: Callable[[int, Urgent], tuple[Found, list[Dropped]]]) -> tuple[Found, list[Dropped]]:
    """Choose what the report leaves open in one way after another, until nothing is lost; else the way that loses least.

    Every other attempt settles the months that were lost before first (`urgent` counts how often), while it has most choice.
    """
    urgent: Urgent = Counter()
    found, lost = attempt(0, urgent)
    best = found, _open(published, lost)
    for turn in range(1, TURNS):
        if not best[1]:
            break
        urgent.update(month for dropped in _open(published, lost) for _, month in dropped.bound.cells)
        found, lost = attempt(turn, urgent if turn % 2 else Counter())
        if len(_open(published, lost)) < len(best[1]):
            best = found, _open(published, lost)
    return best


def _open(published: Published, lost: Iterable[Dropped]) -> list[Dropped]:
    """Those of which it is not known yet that they cannot hold."""
    return [dropped for dropped in lost if any(cell not in published.reasons for cell in dropped.bound.cells)]


def unprintable(published: Published, month: int, size: int, *rows: str) -> list[Dropped]:
    """The shares of the month that no numerator prints of a denominator that was chosen."""
    return [
        Dropped(Bound("", "", 1, 0, "", ((row, month),)), f"{published.said(row, month)} of {size}: no whole number prints so")
        for row in rows
        if not published.possible(month, size, row)
    ]


def stirred(turn: int) -> Stir:
    """How wanted numbers vary from one attempt to the next: not at all in the first, more and more later."""
    random = np.random.default_rng(turn)

    def stir(wanted: float) -> float:
        return max(0.0, wanted * (1 + random.uniform(-1, 1) * min(0.5, turn / 48))) + (random.integers(-2, 3) if turn else 0)

    return stir


def settle(
    published: Published,
    system: Differences,
    flow: str,
    months: range,
    good: Callable[[int, int], bool] | None = None,
    stir: Stir = lambda wanted: wanted,
    urgent: Urgent | None = None,
) -> dict[int, int]:
    """The number of every month: what is printed, else something like it that is `good(month, number)`."""
    often = urgent or Counter()
    spans = [system.span((flow, month - 1), (flow, month)) for month in months]
    fixed = [low for low, high in spans if low == high]
    usual = sum(fixed) / len(fixed) if fixed else None
    chosen = {}
    for month in sorted(months, key=lambda each: (each < published.first, -often[each], -each)):
        low, _ = system.span((flow, month - 1), (flow, month))
        wanted = usual if usual is not None else _spread(system, flow, months, low)
        test = partial(_all_good, good, month, linked(system, flow, month)) if good else None
        chosen[month] = system.choose((flow, month - 1), (flow, month), stir(wanted), test)
    return chosen


def _all_good(good: Callable[[int, int], bool], month: int, others: list[tuple[int, int]], number: int) -> bool:
    return good(month, number) and all(good(other, number + more) for other, more in others)


def linked(system: Differences, flow: str, month: int) -> list[tuple[int, int]]:
    """Months a year before or after that are settled along with this one, and by how much each of them is more.

    Where two rolling years that follow each other are settled, so is how much their last month is more than the one that left.
    """
    found = []
    for later, other, sign in ((month, month - 12, -1), (month + 12, month + 12, 1)):
        if (flow, later) in system.position and (flow, later - 13) in system.position:
            low, high = system.span((flow, later - 12), (flow, later))
            lower, higher = system.span((flow, later - 13), (flow, later - 1))
            if low == high and lower == higher:
                found.append((other, sign * (low - lower)))
    return found


def even(system: Differences, flow: str, month: int) -> float | None:
    """An even share of what the rolling years around a month leave to the months that are open; nothing where none is settled."""
    shares = []
    for last in range(month, month + 12):
        if (flow, last) not in system.position or (flow, last - 12) not in system.position:
            continue
        low, high = system.span((flow, last - 12), (flow, last))
        spans = [system.span((flow, each - 1), (flow, each)) for each in range(last - 11, last + 1)]
        unsettled = sum(least < most for least, most in spans)
        if unsettled and high <= 1.1 * low + 20:
            rest = (low + high) / 2 - sum(least for least, most in spans if least == most)
            shares.append(rest / unsettled)
    return min(shares, default=None)


def _spread(system: Differences, flow: str, months: range, low: int) -> float:
    """An even share of a rolling year, where no single month is printed."""
    years = [month for month in months if (flow, month - 12) in system.position]
    spans = [system.span((flow, month - 12), (flow, month)) for month in years]
    shares = [(low + high) / 24 for low, high in spans if high <= 1.1 * low + 20]
    return sum(shares) / len(shares) if shares else low


def years(of: dict[int, int], months: Iterable[int]) -> dict[int, int]:
    """The rolling years that end with these months."""
    return {month: sum(of[each] for each in range(month - 11, month + 1)) for month in months}


def within(published: Published, flow: str, row: str, sizes: dict[int, int], *, rolling_year: bool = False) -> list[Bound]:
    """Numerators that the shares of a row allow, their denominators (`sizes`, by month) being settled."""
    found = []
    for month in published.months:
        span = published.numerators(row, month, sizes[month]) if month in sizes else None
        if span is not None and (row, month) not in published.reasons:
            start = month - 12 if rolling_year else month - 1
            said = published.said(row, month)
            said += f" of {sizes[month]}" if published.denominator(row, month) is None else ""
            found.append(Bound((flow, start), (flow, month), *span, said, ((row, month),)))
    return found


def wish(system: Differences, bounds: Iterable[Bound]) -> None:
    """Take in what would help later choices; what does not fit is let go without a word."""
    for bound in bounds:
        system.add(bound)


def printable(published: Published, flow: str, *rows: str, rolling_year: bool = False) -> list[Bound]:
    """The least numbers of which these shares can be printed: none are printed of nothing, 97.0 % needs 33 at least."""
    found = []
    for month in published.months:
        least = max(
            (smallest(cell.value) for row in rows if (cell := published.cell(row, month)) and cell.value is not None), default=0
        )
        if least:
            found.append(Bound((flow, month - (12 if rolling_year else 1)), (flow, month), least, MANY))
    return found


__all__ = [
    "Bound",
    "Stir",
    "Urgent",
    "blame",
    "divided_by",
    "label",
    "monthly",
    "printable",
    "rising",
    "rolling",
    "search",
    "settle",
    "settle_years",
    "solve",
    "stirred",
    "totals",
    "unprintable",
    "wish",
    "within",
    "years",
]  # fmt: skip
