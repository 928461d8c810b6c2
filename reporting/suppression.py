"""Small numbers are not published: from them somebody can tell who the child is (rules.md F.1).

A count of one to five is hidden, and with it the percentage and everything from which it could be
worked out: the denominator when the rest of it is small, and, where bands add up to a total, a
second band so that subtracting does not bring the first one back.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable

from django.conf import settings

from reporting import catalogue
from reporting.engine.cells import Status
from reporting.values import Value


def limit() -> int:
    """The largest count that is hidden; a setting, because councils differ between under five and up to five."""
    return settings.SUPPRESS_COUNTS_UP_TO


def suppressed(rows: Iterable[Value]) -> list[Value]:
    """The same rows, in the same order, with what must not be published hidden and said to be so."""
    rows = list(rows)
    hidden = {at for at, row in enumerate(rows) if is_small(row)}
    hidden |= _second_bands(rows, hidden)
    return [_hide(row) if at in hidden else row for at, row in enumerate(rows)]


def is_small(row: Value) -> bool:
    """Whether the figure, or what is left of its denominator, is from one up to the limit."""
    if row.status != Status.OK.code:
        return False
    counts = [row.numerator]
    if row.denominator is not None and _of_children(row):
        counts += [row.denominator, row.denominator - (row.numerator or 0)]
    return any(count is not None and 0 < count <= limit() for count in counts)


def _of_children(row: Value) -> bool:
    """A rate's denominator is the population: nobody in it can be told apart."""
    return catalogue.get(row.indicator).measure.name != "rate_per_10000"


def _second_bands(rows: list[Value], hidden: set[int]) -> set[int]:
    """Where one band alone is hidden, the smallest other one too."""
    together: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row.breakdown:
            together[row.indicator, row.variant, row.period].append(at)
    second = set()
    for bands in together.values():
        alone = [at for at in bands if at in hidden]
        others = [at for at in bands if at not in hidden and rows[at].numerator]
        if len(alone) == 1 and others:
            second.add(min(others, key=lambda at: rows[at].numerator or 0))
    return second


def _hide(row: Value) -> Value:
    return dataclasses.replace(
        row,
        numerator=None,
        denominator=None,
        value=None,
        status=Status.SUPPRESSED.code,
        rag="",
        direction="",
        performance_direction="",
    )
