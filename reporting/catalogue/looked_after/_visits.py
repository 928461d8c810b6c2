"""When a looked-after child's next visit is due, under the regime of the placement the child is in, for columns of children."""

from __future__ import annotations

import numpy as np

from csc.choice import Chosen
from csc.periods import LONG_AGO, NEVER
from looked_after import codes
from looked_after.timescales import VISITING, next_visit
from reporting.engine.rows import Rows

BY = ("id", "care_period")


def placed_on(rows: Rows) -> np.ndarray:
    """Since when the child has been with the carer; a temporary stay with return changes nothing.

    A child in care whose placement nobody has recorded is owed visits as well: from the day care began.
    """
    placed = rows.latest("placements", "started_on", by=BY, where="lasting", take="carer_started_on")
    return np.where(placed < NEVER, placed, rows.started_on)


def regime_holds(rows: Rows) -> np.ndarray:
    """Whether the last regime recorded belongs to the stay the child is in: else the standard one applies."""
    stay = rows.latest("placements", "started_on", by=BY, where="lasting", take="stay")
    recorded = rows.latest("visiting_regimes", "started_on", by=BY, where="lasting")
    return (recorded > LONG_AGO) & (rows.latest("visiting_regimes", "started_on", by=BY, where="lasting", take="stay") == stay)


def last_seen_on(rows: Rows) -> np.ndarray:
    """The last visit by the social worker with the child seen, in this period of care; LONG_AGO if none."""
    return rows.latest("lac_visits", "visited_on", by=BY, where="social_worker_saw_child")


def visits_owed(rows: Rows) -> list[tuple[np.ndarray, Chosen]]:
    """For each regime the rows under it, and the clock of the next visit of each of them."""
    number = rows.latest("visiting_regimes", "started_on", by=BY, where="lasting", take="regime")
    since = rows.latest("visiting_regimes", "started_on", by=BY, where="lasting", take="in_force_from")
    placed, holds, last = placed_on(rows), regime_holds(rows), last_seen_on(rows)
    owed = []
    for regime in VISITING:
        standard = regime == codes.REGIME_STANDARD
        mine = holds & (number == rows._frame.facts.codes.number(regime)) if not standard else ~_another(rows, number, holds)
        begun = np.where(holds, since, placed)
        start = begun if regime == codes.REGIME_ADOPTION else placed
        first_day = begun if regime == codes.REGIME_ADOPTION else rows.started_on
        reviewed = rows.first("lac_reviews", "held_on", by=BY, since=first_day)
        known = np.where(reviewed <= rows.at, reviewed, NEVER)
        some = np.flatnonzero(mine)
        clock = next_visit(
            regime,
            placed_on=start[some],
            regime_from=begun[some],
            last_visit=np.where(last > LONG_AGO, last, NEVER)[some],
            review_held=known[some],
        )
        owed.append((some, clock))
    return owed


def _another(rows: Rows, number: np.ndarray, holds: np.ndarray) -> np.ndarray:
    """Which rows are under a regime of their own, other than the standard one."""
    others = [regime for regime in VISITING if regime != codes.REGIME_STANDARD]
    return holds & rows._frame.facts.codes.flags(others)[number]
