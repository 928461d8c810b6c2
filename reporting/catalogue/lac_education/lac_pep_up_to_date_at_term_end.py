"""Once in every school term: between the ends of terms the cell waits, it is not nought."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC
from reporting.catalogue.lac_education._education import BY, last_meeting_on, owed_a_plan
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, TERM, Indicator, OpenAt, Share


def met_this_term(rows: Rows) -> np.ndarray:
    return rows.count("education_plans", "held_on", by=BY) > 0


indicator = Indicator(
    key="lac_pep_up_to_date_at_term_end",
    family="lac_pep",
    title="Children looked after with a personal education plan reviewed this term",
    why="A year at school has three terms, and each can be lost.",
    caveats="Children who came into care late in the term are in it: they are most of those missed.",
    source="Promoting the education of looked-after children (statutory guidance)",
    standard="Once each school term [statutory guidance]; term dates and ages are a [local setting]",
    clock_by="due",
    facts="care_periods",
    basis=OpenAt("started_on", "ended_on"),
    window=TERM,
    counted="child",
    counts="Children looked after on the last day of term of the ages in the local setting (by default 2 to 17)",
    marks="Those with a plan meeting held in that term",
    leaves_out="Younger or older children; short breaks",
    population=owed_a_plan,
    mark=met_this_term,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, AGE_BAND, GENDER, ETHNICITY, UASC),
    shows={"last_meeting_on": last_meeting_on},
    reason="looked after since {started_on}, last meeting {last_meeting_on}, term ended {at}",
)
