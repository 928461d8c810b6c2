"""A named, qualified social worker on that date; a team is not enough."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, PLAN_CATEGORY, TEAM, WORKER
from reporting.catalogue.cp_plans.cp_plans_open import own_plans
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share


def held_by_a_social_worker(rows: Rows) -> np.ndarray:
    return rows.holding("allocations", where="with_qualified_worker")


indicator = Indicator(
    key="cp_children_with_allocated_social_worker",
    family="cp_allocation",
    title="Children on a plan with a social worker",
    why="Every child on a plan must have somebody whose job they are.",
    caveats="The target is all of them: read the list of exceptions, not the share.",
    source="Working Together to Safeguard Children (statutory guidance)",
    standard="Every child [statutory guidance]",
    facts="cp_plans",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children on a plan at the period end",
    marks="Those with a qualified social worker allocated on that date",
    population=own_plans,
    mark=held_by_a_social_worker,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        PLAN_CATEGORY,
    ),
    reason="on a plan since {started_on}",
)
