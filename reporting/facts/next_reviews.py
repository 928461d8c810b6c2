"""Which clock runs for the next review of a looked-after child, for columns of periods of care."""

from __future__ import annotations

from typing import Any

import numpy as np

from csc.choice import Chosen
from csc.periods import LONG_AGO, NEVER
from looked_after.timescales import next_review
from reporting.engine.rows import Rows


def next_review_of(rows: Rows, period: str, *, held_before: np.ndarray) -> Chosen:
    """The next review's clock as it stood before a day: reviews of earlier days count, an order of the day itself already.

    `period` is the column of these rows with the period of care.
    """
    by, ever, until = (period, "care_period"), np.full(len(rows), LONG_AGO, dtype=np.int32), held_before - 1
    began = rows.started_on if period == "id" else rows.of("care_periods", "started_on", by=period)
    plan: dict[str, Any] = {"by": by, "start": "decided_on", "end": "closed_on", "at": held_before}
    planned = rows.holding("adoption_plans", **plan)

    def of_plan(column: str) -> np.ndarray:
        day = rows.holding("adoption_plans", **plan, take=column)
        return np.where(planned & (day <= held_before), day, NEVER)

    placed_on = of_plan("placed_on")
    return next_review(
        began=began,
        last_held=rows.latest("lac_reviews", "held_on", by=by, at=until),
        number_held=rows.count("lac_reviews", "held_on", by=by, since=ever, until=until),
        authority_from=np.minimum(of_plan("placement_order_on"), of_plan("consent_on")),
        placed_on=placed_on,
        number_held_since_placed=rows.count("lac_reviews", "held_on", by=by, since=placed_on, until=until),
    )
