"""States on the day they end: closed, unless the authority counts them as still open (rules.md X25)."""

from __future__ import annotations

import numpy as np

from csc.days import Array
from reporting.engine.tables import Table
from reporting.indicators import OpenAt
from reporting.local_choices import CLOSED, OPEN, STATE_ON_ITS_LAST_DAY

HANDED_OVER = "allocations"
"""Cases go from one worker to the next within a day: on it the child is one case, that of the worker who comes after."""


def counted_on_its_last_day(table: Table, basis: OpenAt, ends: Array, last: Array) -> Array | int:
    """For each row, 1 where it ended on the day of a count (the one at place `last` of `ends`) and is still counted, else 0.

    Not where another row of the same child began on that day: what follows on takes its place.
    """
    if not len(ends) or table.name == HANDED_OVER or not _may_be_open(table):
        return 0
    start, end, at = table[basis.start], table[basis.end], np.minimum(last, len(ends) - 1)
    counted = (ends[at] == end) & open_on(ends)[at]
    chosen = np.flatnonzero(counted)
    child, day = table["child"][chosen], end[chosen]
    others = table.events("child", basis.start).between(child, day, day) - (start[chosen] == day)
    counted[chosen[others > 0]] = False
    return counted.astype(np.int64)


def held_from(table: Table, days: Array) -> Array:
    """For each day of a count, the day after which a row has to end in order to hold on it: that day, or the one before."""
    return days - open_on(days) if _may_be_open(table) else days


def open_on(days: Array) -> Array:
    """Whether a state that ends on the day is still counted on it."""
    return STATE_ON_ITS_LAST_DAY.by_day(days, lambda answer: answer == OPEN)


def _may_be_open(table: Table) -> bool:
    """Only states of a child: those of workers and units are handed over within the day."""
    return "child" in table and not STATE_ON_ITS_LAST_DAY.always(CLOSED)
