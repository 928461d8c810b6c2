"""Those the leaving care team works with on the date: another cohort than the national one by birthday."""

from __future__ import annotations

import numpy as np

from reporting.breakdowns import AGE_BAND, AREA, ETHNICITY, GENDER, TEAM, UASC, WORKER, Cohorts
from reporting.catalogue.care_leavers._cohort import aged, supported
from reporting.engine.rows import Rows
from reporting.indicators import INFO, Count, Indicator, OpenAt

OLDEST = 25


def supported_up_to_25(rows: Rows) -> np.ndarray:
    return supported(rows) & (rows.age() <= OLDEST)


indicator = Indicator(
    key="care_leavers_supported",
    family="care_leavers",
    title="Care leavers",
    why="A parent does not stop at eighteen.",
    caveats="Counts those the team supports on the date. A young person missing from the list of care leavers is missing here.",
    source="Children (Leaving Care) Act 2000; Care Leavers (England) Regulations 2010",
    standard="13 weeks since 14, including after 16 [statutory]",
    facts="care_leavers",
    basis=OpenAt("started_on", "ended_on"),
    counted="child",
    counts=(
        "Young people aged up to 25 at the period end who left care after 13 weeks or more since age 14, some of it at 16 or "
        "over, and receive leaving care support"
    ),
    leaves_out="Still looked after; adopted; home with a parent for 6 months; responsibility moved to another council",
    population=supported_up_to_25,
    measure=Count(),
    polarity=INFO,
    breakdowns=(
        AREA,
        TEAM,
        WORKER,
        AGE_BAND,
        GENDER,
        ETHNICITY,
        UASC,
        Cohorts("cohort", "Age group", cohorts=(("17-18", aged(17, 18)), ("19-21", aged(19, 21)), ("22-25", aged(22, 25)))),
    ),
    shows={"age": lambda rows: rows.age()},
    reason="aged {age} on {at}, {eligibility}",
)
