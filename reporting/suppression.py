"""Small numbers are not published: from them somebody can tell who the child is (rules.md F.1).

The one rule, for pages and for the API, on plain arrays:

- a count of one to five is hidden, and nought is not. Of a share the numerator, what is left of the
  denominator, and the denominator are such counts; of a rate the numerator alone, because its
  denominator is the population; of an average the number of cases it rests on;
- bands of a breakdown add up to a total that is shown. So that subtracting does not bring a hidden
  band back, further bands are hidden, the smallest first, until what the hidden ones add up to is
  no small number itself, for every one of these counts.

- figures add up to other figures (`reporting.sums`). Of each such sum either nothing is hidden or so
  much that no hidden part follows from those shown, exactly or to within a small number.

`reporting.scorecards.withholding` applies it to stored figures, where indicators of one family and
months of one window also give each other away.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from django.conf import settings

from reporting.engine.cells import scale_of
from reporting.indicators import Count, Distribution, Indicator, Rate, Share


def limit() -> int:
    """The largest count that is hidden; a setting, because councils differ between under five and up to five."""
    return settings.SUPPRESS_COUNTS_UP_TO


def few(numbers: np.ndarray) -> np.ndarray:
    """Which numbers are from one up to the limit. Parts of a person (full-time equivalents) count as some."""
    return (numbers > 0) & (numbers <= limit())


def near(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Where one number gives the other away: the same, or no small number either and only few apart."""
    return (one == other) | ((np.abs(one - other) <= limit()) & (np.minimum(one, other) > limit()))


def counts_of(form: Indicator, numerator: np.ndarray, denominator: np.ndarray | None) -> list[np.ndarray]:
    """The counts that could point at somebody, from the stored parts: all of them add up over bands."""
    scale = float(scale_of(form))
    if isinstance(form.measure, Count | Rate | Distribution):
        return [numerator / scale]
    if denominator is None:
        return []
    if isinstance(form.measure, Share):
        return [numerator / scale, denominator / scale, (denominator - numerator) / scale]
    return [denominator.astype(float)]


def small(
    form: Indicator, numerator: np.ndarray, denominator: np.ndarray | None, value: np.ndarray, known: np.ndarray
) -> np.ndarray:
    """Which cells hold a small number by themselves. `known` are the cells that have a figure at all."""
    found = np.zeros(known.shape, dtype=bool)
    for count in counts_of(form, numerator, denominator):
        found |= few(count)
    if isinstance(form.measure, Count):
        # A supplied count may carry no parts, only its value.
        found |= few(value)
    return found & known


def further_bands(counts: list[np.ndarray], hidden: np.ndarray) -> np.ndarray:
    """Bands hidden besides `hidden` (bands by months), so that none of the hidden counts follows from the total.

    `counts` are arrays of the same shape, one for each kind of count that adds up over the bands.
    """
    wanted = hidden.copy()
    again = True
    while again:
        again = False
        for count in counts:
            together = np.where(wanted, count, 0).sum(axis=0)
            for month in np.flatnonzero(few(together)):
                shown = np.flatnonzero(~wanted[:, month] & (count[:, month] > 0))
                if len(shown):
                    wanted[shown[np.argmin(count[shown, month])], month] = again = True
    return wanted


Part = tuple[np.ndarray, np.ndarray]
"""One term of a sum: its numbers, and where they are not known to a reader."""


def follows(left: Sequence[Part], right: Sequence[Part], *, rest: bool) -> np.ndarray:
    """Where something hidden follows from what is shown of a sum: the left terms add up to the right ones.

    With `rest` the right side has a further term that no figure shows and that is a count like any
    other. It follows when only one term is not known, and to within a small number when all that is
    not known stands on one side and is a small number together. Noughts are no secret.
    """
    shape = np.broadcast_shapes(*(numbers.shape for numbers, _ in (*left, *right)))
    together, unknown = np.zeros(shape), np.zeros(shape, dtype=int)
    sides = []
    for terms in (left, right):
        on_side = np.zeros(shape, dtype=int)
        for numbers, hidden in terms:
            together += np.where(hidden, numbers, 0)
            on_side += hidden
        unknown += on_side
        sides.append(on_side)
    if rest:
        sides[1] += 1
        together += sum(numbers for numbers, _ in left) - sum(numbers for numbers, _ in right)
    alone = (unknown == 1) & (together > 0) & (not rest)
    one_sided = (sides[0] == 0) | (sides[1] == 0)
    return alone | (one_sided & few(together))
