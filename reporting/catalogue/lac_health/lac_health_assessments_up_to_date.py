"""Six months under five, twelve from five; a refusal stays in the denominator."""

from __future__ import annotations

import numpy as np

from csc.periods import LONG_AGO
from looked_after.timescales import health_review
from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC
from reporting.catalogue.lac_health._health import A_YEAR_IN_CARE, last_assessment_on, past_the_initial_assessment
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share


def assessed_in_time(rows: Rows) -> np.ndarray:
    """There was one, and the next is not overdue."""
    last = last_assessment_on(rows)
    return (last > LONG_AGO) & ~health_review(last_held=last, born=rows.of_child("born_on")).overdue(rows.at)


indicator = Indicator(
    key="lac_health_assessments_up_to_date",
    family="lac_health",
    title="Children looked after with an up to date health assessment",
    why="Children come into care with needs that nobody has looked at.",
    caveats="Refusals stay in the denominator. The denominator of the national return is another: the variant.",
    source="Care Planning, Placement and Case Review (England) Regulations 2010, regulation 7",
    standard="6 months under 5, 12 months from 5 [statutory]",
    clock_by="due",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Children looked after at the period end for 20 working days or more",
    marks="Those whose last health assessment is within 6 months (under 5) or 12 months (5 and over)",
    leaves_out="Short breaks",
    population=past_the_initial_assessment,
    mark=assessed_in_time,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, AGE_BAND, GENDER, ETHNICITY, UASC),
    variants=(A_YEAR_IN_CARE,),
    shows={"last_assessment_on": last_assessment_on},
    reason="looked after since {started_on}, last assessed {last_assessment_on}",
)
