"""No law sets an interval: twelve months, as the national return asks."""

from __future__ import annotations

import numpy as np

from looked_after.timescales import DENTAL_CHECK
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC
from reporting.catalogue.lac_health._health import A_YEAR_IN_CARE, last_dental_check_on, past_the_initial_assessment
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share


def checked_in_time(rows: Rows) -> np.ndarray:
    return rows.standards["clock"].in_time(last_dental_check_on(rows), rows.at)


indicator = Indicator(
    key="lac_dental_checks_up_to_date",
    family="lac_health",
    title="Children looked after with an up to date dental check",
    why="Teeth tell of years in which nobody looked.",
    caveats="Refusals stay in the denominator, and so do babies: an age limit is a local setting.",
    source="Local setting; DfE, SSDA903 counts checks within the year",
    standard="12 months [local setting]; no statutory interval",
    clock_by="due",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children looked after at the period end for 20 working days or more",
    marks="Those with a dental check in the last 12 months",
    leaves_out="Short breaks",
    population=past_the_initial_assessment,
    mark=checked_in_time,
    standards={"clock": DENTAL_CHECK},
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, AGE_BAND, GENDER, ETHNICITY, UASC),
    variants=(A_YEAR_IN_CARE,),
    shows={"last_dental_check_on": last_dental_check_on},
    reason="looked after since {started_on}, teeth checked {last_dental_check_on}",
)
