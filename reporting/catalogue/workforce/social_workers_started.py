"""Into a post of social worker or senior social worker, from outside the council."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AREA, RECRUITMENT_ROUTE, TEAM, TEAM_TYPE
from reporting.catalogue.workforce._posts import SOCIAL_WORKERS
from reporting.engine.rows import Rows
from reporting.indicators import INFO, Count, During, Indicator


def started_as_a_social_worker(rows: Rows) -> np.ndarray:
    """Employed, in a post of social worker or senior social worker on the first day."""
    role = rows.holding("posts", by="worker", at=rows.started_on, take="post_role")
    return ~rows.agency & rows._frame.facts.codes.group_flags("post_role", SOCIAL_WORKERS)[role]


indicator = Indicator(
    key="social_workers_started",
    family="starters_leavers",
    title="Social workers starting",
    why="New colleagues for those who stay.",
    caveats="A quarter is the sum of its months, not their mean. An agency worker who becomes staff starts on that day.",
    source="Local setting",
    facts="employments",
    basis=During("started_on"),
    counted="worker",
    counts="Social workers and senior social workers who started in the period",
    leaves_out="Agency; moves inside the council",
    population=started_as_a_social_worker,
    measure=Count(),
    polarity=INFO,
    breakdowns=(TEAM, TEAM_TYPE, AREA, RECRUITMENT_ROUTE),
    figure_from="either",
    reason="started {started_on}, {recruitment_route}",
)
