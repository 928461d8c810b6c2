"""A plan on record, in time or not."""

from __future__ import annotations

import numpy as np

from csc.periods import LONG_AGO
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC, WORKER
from reporting.catalogue.care_leavers._pathway import CARE_LEAVERS_ONLY, first_owed_on, plan_completed_on, plan_is_due
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share


def has_a_plan(rows: Rows) -> np.ndarray:
    return plan_completed_on(rows) > LONG_AGO


indicator = Indicator(
    key="care_leavers_with_pathway_plan",
    family="pathway_plan",
    title="Pathway plan in place",
    why="Nobody should have to leave care without knowing where to.",
    caveats="In place, not up to date. Includes eligible young people still looked after: the variant leaves them out.",
    source="Care Planning Regulations 2010, regulation 42; Care Leavers (England) Regulations 2010",
    standard="Assessment within 3 months of becoming eligible [statutory]",
    facts="care_leavers",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Eligible looked-after 16 and 17 year olds, and care leavers, at the period end",
    marks="Those with a completed pathway plan, in time or not",
    leaves_out="Needs assessment not yet due (3 months from 16th birthday or from becoming eligible)",
    population=plan_is_due,
    mark=has_a_plan,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, WORKER, AGE_BAND, GENDER, ETHNICITY, UASC),
    variants=(CARE_LEAVERS_ONLY,),
    shows={"owed_since_on": first_owed_on, "plan_completed_on": plan_completed_on},
    reason="owed since {owed_since_on}, plan completed {plan_completed_on}",
)
