"""No information counts as not in education, employment or training: it stays in the denominator."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC, WORKER
from reporting.catalogue.care_leavers._cohort import COHORT, birthday_window, in_cohort, variants
from reporting.engine.rows import Rows
from reporting.indicators import HIGH, Indicator, OpenAt, Share

IN_EET = "education_employment_training"


def occupied(rows: Rows) -> np.ndarray:
    return rows.grouped("activity", "care_leaver_activity", IN_EET)


def in_eet(rows: Rows) -> np.ndarray:
    """The activity that holds on the date is education, employment or training."""
    return rows.holding("care_leaver_activities", where=occupied)


def in_eet_around_birthday(rows: Rows) -> np.ndarray:
    """The last activity known in the birthday window is education, employment or training."""
    first, last = birthday_window(rows)
    began = rows.holding("care_leaver_activities", where=occupied, at=last, take="started_on")
    return (began <= last) & (first <= last)


indicator = Indicator(
    key="care_leavers_in_eet",
    family="care_leaver_outcomes",
    title="Care leavers in education, employment or training",
    why="What young people do after care is the longest test of the care they had.",
    caveats="The age groups do not nest: 18 to 24 holds nobody of 17. Compare only with the same cohort and window.",
    source="DfE, SSDA903: activity of care leavers",
    standard="Activity codes of the return year, no information counts as not [DfE]",
    facts="care_leavers",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts="Care leavers in the cohort at the period end",
    marks="Those whose latest activity is education, employment or training, full or part time",
    leaves_out="Still looked after; died; returned home for 6 months; moved to another council",
    population=in_cohort,
    mark=in_eet,
    measure=Share(),
    polarity=HIGH,
    breakdowns=(AREA, TEAM, WORKER, AGE_BAND, GENDER, ETHNICITY, UASC, COHORT),
    variants=variants(in_eet_around_birthday),
    shows={"age": lambda rows: rows.age()},
    reason="aged {age} on {at}, {eligibility}",
)
