"""When things were typed: mostly the same day, sometimes the days after, and now and then weeks late.

Four rows in a hundred are typed 4 to 120 days late, and thirteen endings in a hundred 4 to 60 days
late. Nothing is typed before it happened or after the last day of the data.
"""

from __future__ import annotations

import numpy as np

from reporting.synthetic.arrays import Whole
from reporting.synthetic.days import DAY, NEVER

LATE_ROWS = 0.04
LATEST_ROW = 120
LATE_ENDINGS = 0.13
LATEST_ENDING = 60
DAYS_LATE = (0.72, 0.16, 0.08, 0.04)  # 0, 1, 2, 3 days, of those that are not late


class Recorder:
    """Draws when rows and their endings were typed."""

    def __init__(self, random: np.random.Generator, last_day: int) -> None:
        self.random = random
        self.last = (last_day + 1) * DAY - 60

    def typed(self, happened: Whole) -> Whole:
        """The moment each row was typed; `happened` is a moment too."""
        return self._after(happened, LATE_ROWS, LATEST_ROW)

    def ending_typed(self, ended: Whole, row_typed: Whole) -> Whole:
        """The moment each ending was typed, NEVER where there is none; never before the row itself."""
        known = ended < NEVER * DAY
        typed = self._after(np.where(known, ended, 0), LATE_ENDINGS, LATEST_ENDING)
        return np.where(known, np.maximum(typed, row_typed + 60), NEVER * DAY)

    def _after(self, happened: Whole, late: float, latest: int) -> Whole:
        count = len(happened)
        days = np.searchsorted(np.cumsum(DAYS_LATE), self.random.random(count), side="right").clip(max=len(DAYS_LATE) - 1)
        days = np.where(self.random.random(count) < late, self.random.integers(4, latest + 1, count), days)
        at_once = happened + 60 * self.random.integers(5, 150, count)
        another_day = (happened // DAY + days) * DAY + 60 * self.random.integers(9 * 60, 17 * 60, count)
        return np.maximum(happened, np.minimum(np.where(days == 0, at_once, another_day), self.last))
