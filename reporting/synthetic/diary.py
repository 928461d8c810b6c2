"""Days set for the visits that fall due next, as workers write them in their diaries."""

from __future__ import annotations

from typing import Any

import numpy as np

from reporting.synthetic.arrays import Whole
from reporting.synthetic.days import DAY, NEVER
from reporting.synthetic.staff import NOBODY
from reporting.synthetic.writing import Book

DAYS_AHEAD = 14
PLANNED = 0.5
"""Of those that can be: a child without a worker, or a visit due on the weekend at hand, has no day yet."""
DAYS_BEFORE_DUE = 7
"""How much sooner than it is due, at most, a visit is planned."""
DAYS_AGO = 9
"""How long ago, at most, the day was set."""


def planned_days(book: Book, purpose: str, child: Whole, due: Whole, since: Whole) -> dict[str, Any]:
    """Columns of visits that wait since the day `since`: about half of those due in a fortnight have a day and a worker.

    The day was set after the row was made, so it is what `Book.add` calls the row's ending. Children of one worker
    whose visits are due on one day, as brothers' and sisters' are, are planned for the same day.
    """
    random, until = book.dice(f"diary {purpose}"), book.horizon.until
    _team, worker = book.allocations.on(child, np.full(len(child), until))
    _, which = np.unique((worker + 1) * (np.int64(1) << 32) + due, return_inverse=True)
    groups = int(which.max(initial=-1)) + 1
    chosen = (random.random(groups) < PLANNED)[which]
    sooner = random.integers(0, DAYS_BEFORE_DUE + 1, groups)[which]
    day = book.calendar.last_working_day(np.maximum(np.minimum(due, until + DAYS_AHEAD + 1) - sooner, until + 1))
    chosen &= (due <= until + DAYS_AHEAD) & (day > until) & (day <= due) & (worker != NOBODY)
    set_on = np.maximum(np.minimum(since, until), until - random.integers(0, DAYS_AGO + 1, groups)[which])
    return {
        "planned_for": np.where(chosen, day, NEVER),
        "planned_worker": np.where(chosen, book.person_at_work(worker), 0),
        "ended": np.where(chosen, set_on * DAY + 16 * 3600, NEVER * DAY),
        "ending_fields": ("planned_for", "planned_worker"),
    }
