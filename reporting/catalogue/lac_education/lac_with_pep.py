"""A plan on record for this period of care, however old: in place is not up to date."""

from __future__ import annotations

import numpy as np

from csc.periods import LONG_AGO
from looked_after.local_choices import PEP_GRACE_DAYS
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC
from reporting.catalogue.lac_education._education import owed_a_plan, plan_agreed_on
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share


def owed_a_plan_for_long_enough(rows: Rows) -> np.ndarray:
    """Not for the first days in care, where the authority allows some."""
    return owed_a_plan(rows) & PEP_GRACE_DAYS.by_day(rows.at, lambda grace: rows.at - rows.started_on >= grace)


def has_a_plan(rows: Rows) -> np.ndarray:
    return plan_agreed_on(rows) > LONG_AGO


indicator = Indicator(
    key="lac_with_pep",
    family="lac_pep",
    title="Children looked after with a personal education plan",
    why="School is where a child in care can have what other children have.",
    caveats="In place, not up to date. Children who came into care yesterday are in the denominator.",
    source="Promoting the education of looked-after children (statutory guidance); ages by local setting",
    standard=(
        "Ages 2 to 18th birthday since September 2015 [local setting]; grace days from becoming looked after [local setting]"
    ),
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children looked after at the period end of the ages in the local setting (by default 2 to 17)",
    marks="Those with a personal education plan on record for this period of care",
    leaves_out="Younger or older children; the first days in care where the local setting allows some; short breaks",
    population=owed_a_plan_for_long_enough,
    mark=has_a_plan,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, AGE_BAND, GENDER, ETHNICITY, UASC),
    shows={"plan_agreed_on": plan_agreed_on},
    reason="looked after since {started_on}, plan agreed {plan_agreed_on}",
)
