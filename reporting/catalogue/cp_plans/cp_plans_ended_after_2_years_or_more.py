"""Plans that ended in the period; the national form."""

from __future__ import annotations

import numpy as np

from protection.timescales import TWO_YEARS_ON_PLAN
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, PLAN_CATEGORY, TEAM, WORKER
from reporting.catalogue.cp_plans.cp_plans_open import own_plans
from reporting.engine.rows import Rows
from reporting.indicators import LOW, During, Indicator, Share


def two_years(rows: Rows) -> np.ndarray:
    return TWO_YEARS_ON_PLAN.statutory.reached(rows.started_on, rows.ended_on)


indicator = Indicator(
    key="cp_plans_ended_after_2_years_or_more",
    family="cp_duration",
    title="Plans ended that had lasted 2 years or more",
    why="Shows how long children waited for a plan to work.",
    caveats="Few plans end in a month: keep the fraction beside the share.",
    source="DfE, children in need census; national indicator 64",
    standard="2 years [DfE], NI 64",
    facts="cp_plans",
    basis=During("ended_on"),
    counted="plan",
    counts="Plans ended in the period",
    marks="Those that had lasted 2 years or more",
    leaves_out="Temporary plans for another council",
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
    reason="from {started_on} to {ended_on}",
)
