"""Open plans; the day of the second anniversary is inside."""

from __future__ import annotations

import numpy as np

from protection.timescales import TWO_YEARS_ON_PLAN
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, PLAN_CATEGORY, TEAM, WORKER
from reporting.catalogue.cp_plans.cp_plans_open import own_plans
from reporting.engine.rows import Rows
from reporting.indicators import LOW, Indicator, OpenAt, Share


def two_years(rows: Rows) -> np.ndarray:
    return TWO_YEARS_ON_PLAN.statutory.reached(rows.started_on, rows.at)


indicator = Indicator(
    key="cp_plans_open_2_years_or_more",
    family="cp_duration",
    title="Plans open for 2 years or more",
    why="After two years a plan has not made the child safe.",
    caveats="Open and ended plans are two facts: this one looks at children still on a plan.",
    source="DfE, children in need census",
    standard="2 years, day of the second anniversary included [DfE]",
    facts="cp_plans",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children on a plan at the period end",
    marks="Those whose current plan started 2 years or more before",
    population=own_plans,
    mark=two_years,
    measure=Share(),
    polarity=LOW,
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
