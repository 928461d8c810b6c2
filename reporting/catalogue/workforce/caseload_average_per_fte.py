"""Children for each full-time equivalent of the workers who hold them; a worker with two posts is one worker."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AREA, TEAM, TEAM_TYPE
from reporting.catalogue.workforce._posts import (
    FULL_TIME,
    is_senior_post,
    time_of_worker,
    time_with_locum_as_one,
    weighted_time_of_worker,
)
from reporting.catalogue.workforce.caseload_median import children_held, holds_a_case
from reporting.engine.rows import Rows
from reporting.indicators import WITHIN_RANGE, Indicator, Mean, OpenAt, Variant


def case_holder(rows: Rows) -> np.ndarray:
    """A worker with a case, once, in the senior post."""
    return holds_a_case(rows) & is_senior_post(rows)


def children_held_in_hundredths(rows: Rows) -> np.ndarray:
    """In the same parts as the time."""
    return children_held(rows) * FULL_TIME


def time_unknown(rows: Rows) -> np.ndarray:
    return time_of_worker(rows) < 0


def time_of_own_worker_unknown(rows: Rows) -> np.ndarray:
    """A locum counts as one whatever is recorded; everybody else needs a contracted time."""
    return time_with_locum_as_one(rows) < 0


indicator = Indicator(
    key="caseload_average_per_fte",
    family="caseload",
    title="Average caseload per full-time equivalent",
    why="How many children stand behind one full-time worker: the figure to compare with other councils.",
    caveats=(
        "Workers without a case are not in it, nor children whom nobody holds. A change of the weights breaks the line: "
        "older figures keep the weights of their day."
    ),
    source="DfE, children's social work workforce: cases held by full-time equivalent of case holders",
    standard="Contracted FTE by default [DfE]; bands are a [local setting] (14-20, 16-22, 15-20)",
    facts="posts",
    basis=OpenAt("started_on", "ended_on"),
    counted="worker",
    counts="Full-time equivalent of social workers holding one case or more at the period end",
    marks="Children for whom they are the lead worker",
    leaves_out="Workers with no case; unallocated children (shown apart)",
    population=case_holder,
    excluded={"contracted time not recorded": time_unknown},
    mark=children_held_in_hundredths,
    weight=time_of_worker,
    measure=Mean(scale=FULL_TIME, unit="children"),
    polarity=WITHIN_RANGE,
    breakdowns=(TEAM, TEAM_TYPE, AREA),
    variants=(
        Variant(
            "weighted_fte",
            "advanced practitioners at 0.4 and newly qualified at 0.6 of contracted FTE (table of weights with dates)",
            weight=weighted_time_of_worker,
        ),
        Variant(
            "locum_as_one",
            "each locum counts as 1 FTE",
            weight=time_with_locum_as_one,
            excluded={"contracted time not recorded": time_of_own_worker_unknown},
        ),
    ),
    shows={"children_held": children_held, "time_of_worker": time_of_worker},
    reason="{children_held} children held on {at}, {time_of_worker} hundredths of full time",
)
