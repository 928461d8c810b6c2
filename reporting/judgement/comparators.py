"""What others reach, from the published values of authorities: England, statistical neighbours, the top quartile.

- England is the national value as published; it is never averaged from authorities.
- The neighbours' average is the plain mean of the neighbours' published values: each authority counts once.
- The best neighbour and the top quartile follow the indicator's polarity; a figure that only informs has
  no best, and none is printed.
- The top quartile's threshold is the value that a quarter of all authorities reach or better, between two
  authorities in proportion to the distance.

Suppressed or missing values take no part. With fewer than half of the neighbours there is no comparison
with them: two councils are no neighbourhood.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from reporting.indicators import HIGH, LOW, Polarity
from reporting.models import Benchmark

FEWEST_AUTHORITIES = 20
"""Authorities below which a quartile says nothing."""

LEAST_TOLD = Decimal("0.8")
"""Of all authorities so many need a value. Suppressed are the small ones, so that those left over are no fair sample."""

PLACES = Decimal("0.1")
"""As published figures are printed."""


def comparators(
    values: Mapping[str, Decimal], neighbours: Sequence[str], england: Decimal | None, polarity: Polarity, *, silent: int = 0
) -> dict[Benchmark.Kind, Decimal]:
    """Every comparator that can be computed. `values` are by authority; `neighbours` are keys of it, or missing from it.

    `silent` is how many authorities have no published value.
    """
    found: dict[Benchmark.Kind, Decimal] = {}
    if england is not None:
        found[Benchmark.Kind.ENGLAND] = england
    beside = [values[each] for each in neighbours if each in values]
    if beside and len(beside) * 2 >= len(neighbours):
        found[Benchmark.Kind.NEIGHBOURS_MEAN] = rounded(sum(beside, Decimal(0)) / len(beside))
        if polarity in (HIGH, LOW):
            found[Benchmark.Kind.NEIGHBOURS_BEST] = max(beside) if polarity is HIGH else min(beside)
    told = len(values) >= FEWEST_AUTHORITIES and len(values) >= LEAST_TOLD * (len(values) + silent)
    if told and polarity in (HIGH, LOW):
        found[Benchmark.Kind.TOP_QUARTILE] = top_quartile(list(values.values()), high=polarity is HIGH)
    return found


def top_quartile(values: Sequence[Decimal], *, high: bool) -> Decimal:
    """The threshold that a quarter of the values reach or better."""
    ordered = sorted(values, reverse=high)
    place = Decimal(len(ordered) - 1) / 4
    before = int(place)
    after = min(before + 1, len(ordered) - 1)
    return rounded(ordered[before] + (ordered[after] - ordered[before]) * (place - before))


def rounded(number: Decimal) -> Decimal:
    """To one place, half up."""
    return number.quantize(PLACES, ROUND_HALF_UP)
