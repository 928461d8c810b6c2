"""Where one of several clocks applies: the first or a later review, one visiting regime or another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from csc.days import NEVER, Array, When, as_date
from csc.timescales import Clock

Option = tuple[Array, Clock, Array]
"""The rows to which a clock applies, the clock, and the days from which it runs."""


class Chosen:
    """Starts, each with the clock that applies to it: of several options the first that is true.

    Where none is true no clock runs: nothing is due, in time or overdue. Made `single`, the answers
    are a date or a bool instead of columns.
    """

    def __init__(self, *options: Option, single: bool, statutory: bool = False) -> None:
        columns = np.broadcast_arrays(*(column for condition, _, start in options for column in (condition, start)))
        conditions, starts = columns[0::2], columns[1::2]
        self._options, self._single, self._statutory = options, single, statutory
        self._clocks = [clock for _, clock, _ in options]
        self._which: Array = np.select(conditions, range(len(options)), -1)
        self.start: Array = np.select(conditions, starts, NEVER).astype(np.int32)

    @property
    def statutory(self) -> Chosen:
        """The same choice without local standards."""
        return Chosen(*self._options, single=self._single, statutory=True)

    @property
    def clock(self) -> Clock | None:
        """The clock that applies, where there is one start."""
        at = int(self._which[0])
        return None if at < 0 else self._clocks[at]

    def due_on(self) -> Any:
        """The last day in time: of a single start a date, or None where no clock applies; else a column of days."""
        due = self._ask(lambda clock, rows: clock.due_on(self.start[rows]), np.full(len(self.start), NEVER, dtype=np.int32))
        return as_date(int(due[0])) if self._single else due

    def measurable(self, end: When) -> bool | Array:
        """Whether a clock applies and both its days are there and in order."""
        return self._judge(lambda clock, rows: clock.measurable(self.start[rows], _part(end, rows)))

    def in_time(self, end: When) -> bool | Array:
        """Whether `end` came within the limit."""
        return self._judge(lambda clock, rows: clock.in_time(self.start[rows], _part(end, rows)))

    def overdue(self, at: When) -> bool | Array:
        """Whether what is still to be done has passed its limit at `at`."""
        return self._judge(lambda clock, rows: clock.overdue(self.start[rows], _part(at, rows)))

    def relaxed(self) -> bool | Array:
        """Whether the clock ran into a time in which its limit was relaxed."""
        found = np.zeros(len(self.start), dtype=bool)
        for at, clock in enumerate(self._clocks):
            rows = self._which == at
            found[rows] = clock.relaxed(self.start[rows])
        return bool(found[0]) if self._single else found

    def _judge(self, question: Callable[[Any, Array], Array]) -> bool | Array:
        found = self._ask(question, np.zeros(len(self.start), dtype=bool))
        return bool(found[0]) if self._single else found

    def _ask(self, question: Callable[[Any, Array], Array], answer: Array) -> Array:
        for at, clock in enumerate(self._clocks):
            rows = self._which == at
            if rows.any():
                answer[rows] = question(clock.statutory if self._statutory else clock, rows)
        return answer


def _part(when: When, rows: Array) -> When:
    """The rows of a column; what is one for all stays as it is."""
    return when[rows] if isinstance(when, np.ndarray) and when.ndim and len(when) == len(rows) else when
