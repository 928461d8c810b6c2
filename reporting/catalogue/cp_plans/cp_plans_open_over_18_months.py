"""A stretch before the national two years: more than 18 months, the anniversary not included."""

from __future__ import annotations

import numpy as np

from protection.timescales import EIGHTEEN_MONTHS_ON_PLAN
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, PLAN_CATEGORY, TEAM, WORKER
from reporting.catalogue.cp_plans.cp_plans_open import own_plans
from reporting.engine.rows import Rows
from reporting.indicators import LOW, Indicator, OpenAt, Share, Variant


def over_18_months(rows: Rows) -> np.ndarray:
    return rows.standards["clock"].reached(rows.started_on, rows.at - 1)


indicator = Indicator(
    key="cp_plans_open_over_18_months",
    family="cp_duration",
    title="Plans open for more than 18 months",
    why="A plan that drifts keeps a child in danger or a family under suspicion.",
    source="Local setting",
    standard="18 calendar months [local setting], a stretch target beside 2 years",
    facts="cp_plans",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children on a plan at the period end",
    marks="Those whose current plan started more than 18 months before",
    population=own_plans,
    mark=over_18_months,
    standards={"clock": EIGHTEEN_MONTHS_ON_PLAN.statutory},
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
    variants=(
        Variant("local_standard", "the council's own target, by default the same", standards={"clock": EIGHTEEN_MONTHS_ON_PLAN}),
    ),
    reason="on a plan since {started_on}",
)
